package nl.grenspoort.systems.rest;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A REST/JSON contract, an OpenAPI file on the class path: whether a body is as its schemas say.
 * Both sides read it from the same file. Names of header fields and limits are those of all our
 * REST/JSON contracts.
 */
public final class JsonContract {
    public static final String MESSAGE_ID = "Message-Id";
    public static final String MESSAGE_TO = "Message-To";
    public static final String RELATES_TO = "Relates-To";
    public static final String DIGEST = "Digest";
    public static final String MESSAGE_SIGNATURE = "Message-Signature";

    /** Age in minutes of the national copy that an answer comes from; absent: the system itself. */
    public static final String COPY_AGE = "Copy-Age";

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    public static final String JSON = "application/json";
    public static final String PROBLEM_JSON = "application/problem+json";

    /** The longest body of either side, bytes. */
    public static final int LONGEST_BODY = 4 * 1024 * 1024;

    private static final int DEEPEST = 32;

    /** Names, values and brackets of one body: a thousand records have some thirty thousand. */
    private static final int MOST_TOKENS = 200_000;

    private static final JsonMapper STRICT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    // UTF-8 and nothing else (RFC 8259, 8.1)
                                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .maxDocumentLength(LONGEST_BODY)
                                                    .maxStringLength(10_000)
                                                    .maxNameLength(200)
                                                    .maxNumberLength(40)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode document;

    /** The contract's schemas where JSON Schema, that knows no components, looks for them. */
    private final JsonNode definitions;

    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private JsonContract(JsonNode document) {
        this.document = document;
        this.definitions =
                STRICT.readTree(
                        document.at("/components/schemas")
                                .toString()
                                .replace("\"#/components/schemas/", "\"#/$defs/"));
    }

    /**
     * Reads a contract from the class path.
     *
     * @param resource such as {@code /contracts/ees/ees.openapi.yaml}
     */
    public static JsonContract load(String resource) {
        try (InputStream in = JsonContract.class.getResourceAsStream(resource)) {
            return new JsonContract(new YAMLMapper().readTree(requireNonNull(in, resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " can't be read", e);
        }
    }

    /**
     * Reads JSON that came from elsewhere: one value, no key twice, no deeper and no longer than
     * allowed.
     *
     * @throws JacksonException when it is not that
     */
    public static JsonNode read(byte[] body) {
        return STRICT.readTree(body);
    }

    /**
     * Reads a body that must be as a schema says, so that a missing member or an unknown code stops
     * it.
     *
     * @param schema name below {@code components/schemas}
     */
    public JsonNode read(String schema, byte[] body) throws NotUnderstoodException {
        JsonNode root;
        try {
            root = read(body);
        } catch (JacksonException e) {
            throw new NotUnderstoodException("not JSON within its limits", e);
        }
        List<Violation> violations = violations(schema, root);
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            throw new NotUnderstoodException(
                    "%d not as the contract says, first %s at %s"
                            .formatted(violations.size(), first.code(), first.pointer()));
        }
        return root;
    }

    public static byte[] write(JsonNode body) {
        return STRICT.writeValueAsBytes(body);
    }

    public static ObjectNode object() {
        return STRICT.createObjectNode();
    }

    /** Full version, {@code major.minor.patch}. */
    public String version() {
        return document.at("/info/version").asString();
    }

    /**
     * What is wrong with a body; empty when nothing is.
     *
     * @param schema name below {@code components/schemas}
     */
    public List<Violation> violations(String schema, JsonNode body) {
        return schemas.computeIfAbsent(schema, this::schema).validate(body).stream()
                .map(Violation::of)
                .distinct()
                .toList();
    }

    private Schema schema(String name) {
        if (!definitions.has(name)) {
            throw new IllegalArgumentException("the contract has no schema " + name);
        }
        ObjectNode root = object();
        root.put("$ref", "#/$defs/" + name);
        root.set("$defs", definitions);
        return registry.getSchema(root);
    }

    /**
     * One thing that is not as the contract says. Never holds a value of the body, only its names.
     *
     * @param pointer JSON Pointer to the member
     * @param code the schema's keyword that it breaks
     */
    public record Violation(String pointer, String code, String detail) {
        private static Violation of(Error error) {
            String place = error.getInstanceLocation().toString();
            String property = error.getProperty();
            return new Violation(
                    property == null ? place : place + "/" + property,
                    error.getKeyword(),
                    error.getMessage());
        }
    }
}
