package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Holds answers against the contract: status, headers, media type, body. */
final class ContractCheck {
    static final JsonNode CONTRACT = JsonMapper.shared().readTree(new Contract().json());

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private ContractCheck() {}

    /** Operations of the contract, by {@code METHOD path}. */
    static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        CONTRACT.get("paths")
                .forEachEntry(
                        (path, item) ->
                                item.forEachEntry(
                                        (method, operation) -> {
                                            if (!method.equals("parameters")) {
                                                operations.put(
                                                        method.toUpperCase(java.util.Locale.ROOT)
                                                                + " "
                                                                + path,
                                                        operation);
                                            }
                                        }));
        return operations;
    }

    /** What is wrong with a value by a schema of the contract. */
    static List<Error> errors(JsonNode value, JsonNode schema) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", CONTRACT.get("components"));
        return REGISTRY.getSchema(whole).validate(value);
    }

    static List<Error> errors(JsonNode value, String schema) {
        return errors(value, CONTRACT.at("/components/schemas/" + schema));
    }

    /** Fails when the contract does not allow this answer to this request. */
    static void answer(String method, String path, HttpResponse<String> answer) {
        String template =
                path.replaceFirst("\\?.*", "")
                        .replaceFirst("border-checks/[^/]+", "border-checks/{id}")
                        .replaceFirst("parties/[^/]+", "parties/{id}");
        Map<String, JsonNode> operations = operations();
        String asked = method + " " + template;
        // what is refused for its address or method has the answers that every operation shares
        String documented = operations.containsKey(asked) ? asked : "GET /v1/border-checks/{id}";
        JsonNode responses =
                Objects.requireNonNull(operations.get(documented), documented).get("responses");
        JsonNode response = resolve(responses.get(Integer.toString(answer.statusCode())));
        assertThat(response).as("documented: " + method + " " + answer.statusCode()).isNotNull();
        response.get("headers")
                .forEachEntry(
                        (name, header) -> {
                            if (resolve(header).path("required").asBoolean(false)) {
                                assertThat(answer.headers().firstValue(name)).as(name).isPresent();
                            }
                        });
        String mediaType = answer.headers().firstValue("Content-Type").orElse("none");
        JsonNode content = response.get("content").get(mediaType);
        assertThat(content).as("documented: " + mediaType).isNotNull();
        if (mediaType.endsWith("json")) {
            assertThat(errors(JsonMapper.shared().readTree(answer.body()), content.get("schema")))
                    .as(answer.body())
                    .isEmpty();
        }
    }

    private static JsonNode resolve(JsonNode node) {
        return node != null && node.has("$ref")
                ? CONTRACT.at(node.get("$ref").stringValue().substring(1))
                : node;
    }
}
