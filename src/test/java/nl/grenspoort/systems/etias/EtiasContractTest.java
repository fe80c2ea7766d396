package nl.grenspoort.systems.etias;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.systems.etias.EtiasData.Relation;
import nl.grenspoort.systems.rest.JsonContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The contract has room for the four parts of Art. 47(2) and for nothing else. */
class EtiasContractTest {
    private static final JsonNode OPENAPI = openApi();
    private static final JsonContract CONTRACT = EtiasContract.load();
    private static final String VALID =
            """
            {"authorisation": {"valid": true, "familyMember": false},
             "flags": {"secondLineCheck": false, "hitWithoutGround": false},
             "expiry": {"within90Days": false, "validUntil": "2029-01-01"},
             "relatives": {}%s}""";

    @Test
    void it_says_whose_design_it_is_and_whom_to_ask() {
        assertThat(OPENAPI.at("/info/description").stringValue()).contains("Own design");
        assertThat(OPENAPI.at("/info/contact").propertyNames()).contains("name", "url", "email");
        assertThat(CONTRACT.version()).matches("1\\.\\d+\\.\\d+");
    }

    @Test
    void every_operation_is_signed_both_ways_and_documents_its_problems() {
        assertThat(OPENAPI.get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        EtiasContract.VERIFY,
                        EtiasContract.ADDITIONAL_INFORMATION,
                        EtiasContract.CARRIER);
        for (JsonNode path : OPENAPI.get("paths")) {
            JsonNode post = path.get("post");
            assertThat(post.get("parameters").findValuesAsString("$ref"))
                    .contains("#/components/parameters/MessageSignature");
            assertThat(post.at("/responses/200/headers").propertyNames())
                    .contains("Message-Signature", "Relates-To", "Message-To");
            assertThat(post.get("responses").propertyNames())
                    .contains("400", "401", "409", "415", "500", "503");
        }
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_understood() {
        assertThat(OPENAPI.findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(ref -> !OPENAPI.at(ref.substring(1)).isMissingNode());
        JsonNode nonsense = json("[[]]");
        for (String name : OPENAPI.at("/components/schemas").propertyNames()) {
            assertThat(CONTRACT.violations(name, nonsense)).as(name).isNotEmpty();
        }
    }

    @Test
    void a_valid_authorisation_is_told_in_four_parts() {
        assertThat(CONTRACT.violations("VerifyResult", json(VALID.formatted("")))).isEmpty();
        for (String part : List.of("authorisation", "flags", "expiry", "relatives")) {
            var less = (tools.jackson.databind.node.ObjectNode) json(VALID.formatted(""));
            less.remove(part);
            assertThat(CONTRACT.violations("VerifyResult", less)).as(part).isNotEmpty();
        }
    }

    /** No reasons, no hits, no answers of applicants: the schema refuses any other member. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\": \"REVOKED\"",
                "\"refusalGround\": \"37(1)(b)\"",
                "\"watchlist\": true",
                "\"answers\": []",
                "\"person\": {}"
            })
    void nothing_else_can_be_told(String member) {
        assertThat(CONTRACT.violations("VerifyResult", json(VALID.formatted(", " + member))))
                .isNotEmpty();
        assertThat(
                        CONTRACT.violations(
                                "VerifyResult",
                                json(
                                        "{\"authorisation\": {\"valid\": false}, %s}"
                                                .formatted(member))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"authorisation\": {\"valid\": false, \"familyMember\": false}}",
                "{\"authorisation\": {\"valid\": false, \"limitedTerritorialValidity\": [\"GRC\"]}}",
                "{\"authorisation\": {\"valid\": false}, \"flags\": {\"secondLineCheck\": true, \"hitWithoutGround\": false}}",
                "{\"authorisation\": {\"valid\": false}, \"relatives\": {}}"
            })
    void without_a_valid_authorisation_nothing_more_can_be_told(String body) {
        assertThat(CONTRACT.violations("VerifyResult", json(body))).isNotEmpty();
        assertThat(
                        CONTRACT.violations(
                                "VerifyResult", json("{\"authorisation\": {\"valid\": false}}")))
                .isEmpty();
    }

    @Test
    void every_schema_of_an_answer_is_closed() {
        for (String name :
                List.of(
                        "VerifyResult",
                        "Authorisation",
                        "Flags",
                        "Expiry",
                        "Relatives",
                        "Relative",
                        "AdditionalInformation",
                        "CarrierAnswer")) {
            assertThat(
                            OPENAPI.at("/components/schemas/" + name + "/additionalProperties")
                                    .booleanValue(true))
                    .as(name)
                    .isFalse();
        }
        assertThat(OPENAPI.at("/components/schemas").toString().toLowerCase(Locale.ROOT))
                .doesNotContain("refus", "revok", "annul");
    }

    @Test
    void our_words_are_the_contracts() {
        assertThat(words("Relation"))
                .containsExactlyElementsOf(
                        Arrays.stream(Relation.values()).map(Enum::name).toList());
        assertThat(words("Purpose"))
                .isSubsetOf(Arrays.stream(Purpose.values()).map(Enum::name).toList());
    }

    private static List<String> words(String schema) {
        return OPENAPI.at("/components/schemas/" + schema + "/enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonContract.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode openApi() {
        try (InputStream in =
                EtiasContractTest.class.getResourceAsStream("/contracts/etias/openapi.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
