package nl.grenspoort.systems.ees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.systems.rest.JsonContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The contract keeps the NL API Design Rules that can be tested. */
class EesContractTest {
    private static final JsonNode OPENAPI = openApi();
    private static final JsonContract CONTRACT = EesContract.load();

    @Test
    void it_says_whose_design_it_is_and_whom_to_ask() {
        assertThat(OPENAPI.at("/info/description").stringValue()).contains("Own design");
        for (String field : List.of("name", "url", "email")) {
            assertThat(OPENAPI.at("/info/contact").has(field)).as(field).isTrue();
        }
        assertThat(CONTRACT.version()).matches("1\\.\\d+\\.\\d+");
    }

    @Test
    void paths_are_versioned_kebab_case_without_trailing_slash() {
        assertThat(OPENAPI.get("paths").propertyNames())
                .allMatch(
                        path -> path.matches("/v1(/([a-z]+(-[a-z]+)*|\\{[a-z]+\\}))+(/_[a-z]+)?"));
    }

    @Test
    void every_operation_documents_its_problems() {
        operations()
                .forEach(
                        (name, operation) ->
                                assertThat(operation.get("responses").propertyNames())
                                        .as(name)
                                        .contains("400", "401", "409", "500", "503"));
        OPENAPI.at("/components/responses")
                .forEach(
                        response ->
                                assertThat(response.get("content").propertyNames())
                                        .containsExactly("application/problem+json"));
    }

    @Test
    void every_operation_is_signed_and_correlated_both_ways() {
        operations()
                .forEach(
                        (name, operation) -> {
                            assertThat(operation.get("parameters").findValuesAsString("$ref"))
                                    .as(name)
                                    .contains(
                                            "#/components/parameters/MessageId",
                                            "#/components/parameters/MessageTo",
                                            "#/components/parameters/Digest",
                                            "#/components/parameters/MessageSignature");
                            operation
                                    .get("responses")
                                    .forEach(
                                            response ->
                                                    assertThat(
                                                                    response.has("$ref")
                                                                            || response.at(
                                                                                            "/headers/Message-Signature")
                                                                                    .isObject())
                                                            .as(name)
                                                            .isTrue());
                        });
    }

    @Test
    void what_is_written_twice_by_a_retry_has_a_key() {
        operations()
                .forEach(
                        (name, operation) ->
                                assertThat(
                                                operation
                                                        .get("parameters")
                                                        .findValuesAsString("$ref")
                                                        .contains(
                                                                "#/components/parameters/IdempotencyKey"))
                                        .as(name)
                                        .isEqualTo(operation.get("responses").has("201")));
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(OPENAPI.findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(ref -> !OPENAPI.at(ref.substring(1)).isMissingNode());
    }

    @Test
    void every_schema_is_one_the_validator_understands() {
        List<String> names = new ArrayList<>(OPENAPI.at("/components/schemas").propertyNames());
        assertThat(names)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        name ->
                                assertThat(
                                                CONTRACT.violations(
                                                        name,
                                                        JsonContract.read(
                                                                "[[]]"
                                                                        .getBytes(
                                                                                java.nio.charset
                                                                                        .StandardCharsets
                                                                                        .UTF_8))))
                                        .as(name)
                                        .isNotEmpty());
        assertThatThrownBy(() -> CONTRACT.violations("Nothing", OPENAPI))
                .hasMessage("the contract has no schema Nothing");
    }

    @Test
    void every_purpose_that_searches_has_its_word_there_and_no_other() {
        assertThat(OPENAPI.at("/components/schemas/Purpose/enum").valueStream())
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrderElementsOf(
                        TestPolicies.asShipped().rows().stream()
                                .filter(row -> row.system().value().equals("EES"))
                                .filter(row -> row.operations().contains("search"))
                                .map(row -> row.purpose().name())
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(value = EesFile.Enrolment.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_TOLD")
    void every_enrolment_of_ours_has_its_word_there(EesFile.Enrolment enrolment) {
        assertThat(OPENAPI.at("/components/schemas/BiometricState/enum").valueStream())
                .extracting(JsonNode::stringValue)
                .contains(enrolment.name())
                .hasSize(EesFile.Enrolment.values().length - 1);
    }

    @Test
    void a_violation_names_the_member_and_never_its_value() {
        JsonNode body =
                JsonContract.object().put("surname", "").put("sex", "SECRETVALUE").put("extra", 1);
        assertThat(CONTRACT.violations("IdentityData", body))
                .extracting(JsonContract.Violation::pointer)
                .contains("/surname", "/sex", "/extra", "/firstNames", "/dateOfBirth");
        assertThat(CONTRACT.violations("IdentityData", body).toString())
                .doesNotContain("SECRETVALUE");
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new java.util.TreeMap<>();
        OPENAPI.get("paths")
                .forEach(
                        path ->
                                path.forEach(
                                        operation ->
                                                operations.put(
                                                        operation.get("operationId").stringValue(),
                                                        operation)));
        assertThat(operations).hasSize(6);
        return operations;
    }

    private static JsonNode openApi() {
        try (InputStream in =
                EesContractTest.class.getResourceAsStream("/contracts/ees/ees.openapi.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
