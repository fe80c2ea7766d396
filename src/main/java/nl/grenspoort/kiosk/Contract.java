package nl.grenspoort.kiosk;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI document, written in YAML, served as YAML and as JSON with the same content. */
final class Contract {
    private static final String RESOURCE = "contracts/kiosk/openapi.yaml";

    private final byte[] yaml;
    private final byte[] json;
    private final String version;

    Contract() {
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            yaml = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " can't be read", e);
        }
        JsonNode document = new YAMLMapper().readTree(yaml);
        json = JsonMapper.shared().writeValueAsBytes(document);
        version = document.requiredAt("/info/version").stringValue();
    }

    /** Semantic version: the {@code API-Version} of every answer. */
    String version() {
        return version;
    }

    byte[] yaml() {
        return yaml.clone();
    }

    byte[] json() {
        return json.clone();
    }
}
