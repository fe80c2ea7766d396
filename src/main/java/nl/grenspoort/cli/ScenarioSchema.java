package nl.grenspoort.cli;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published JSON Schema of scenario files (2020-12). */
final class ScenarioSchema {
    private static final String RESOURCE = "/contracts/scenario/scenario.schema.json";

    private final Schema schema;

    ScenarioSchema() {
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text());
    }

    static String text() {
        try (InputStream in = ScenarioSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each wrong place as {@code <JSON pointer>: what is wrong}; empty when all is well. */
    List<String> problems(JsonNode scenario) {
        return schema.validate(scenario).stream()
                .map(ScenarioSchema::problem)
                .distinct()
                .sorted()
                .toList();
    }

    private static String problem(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        String pointer = property == null ? place : place + "/" + property;
        return (pointer.isEmpty() ? "/" : pointer) + ": " + error.getMessage();
    }
}
