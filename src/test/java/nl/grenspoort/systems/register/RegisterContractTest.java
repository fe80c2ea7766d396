package nl.grenspoort.systems.register;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.systems.register.RegisterRecord.Action;
import nl.grenspoort.systems.register.RegisterRecord.Kind;
import nl.grenspoort.systems.register.RegisterRecord.MatchType;
import nl.grenspoort.systems.register.RegisterRecord.Warning;
import nl.grenspoort.systems.rest.JsonContract;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The contract keeps the NL API Design Rules that can be tested, and our words are its words. */
class RegisterContractTest {
    private static final JsonNode OPENAPI = openApi();
    private static final JsonContract CONTRACT = RegisterContract.load();

    @Test
    void it_says_whose_design_it_is_and_whom_to_ask() {
        assertThat(OPENAPI.at("/info/description").stringValue()).contains("Own design");
        assertThat(OPENAPI.at("/info/contact").propertyNames()).contains("name", "url", "email");
        assertThat(CONTRACT.version()).matches("1\\.\\d+\\.\\d+");
    }

    @Test
    void its_one_operation_is_signed_both_ways_and_documents_its_problems() {
        assertThat(OPENAPI.get("paths").propertyNames()).containsExactly(RegisterContract.SEARCH);
        JsonNode search = OPENAPI.get("paths").get(RegisterContract.SEARCH).get("post");
        assertThat(search.get("parameters").findValuesAsString("$ref"))
                .contains("#/components/parameters/MessageSignature");
        assertThat(search.at("/responses/200/headers").propertyNames())
                .contains("Message-Signature", "Relates-To", "Message-To");
        assertThat(search.get("responses").propertyNames())
                .contains("400", "401", "409", "415", "500", "503");
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_understood() {
        assertThat(OPENAPI.findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(ref -> !OPENAPI.at(ref.substring(1)).isMissingNode());
        JsonNode nonsense = JsonContract.read("[[]]".getBytes(StandardCharsets.UTF_8));
        for (String name : OPENAPI.at("/components/schemas").propertyNames()) {
            assertThat(CONTRACT.violations(name, nonsense)).as(name).isNotEmpty();
        }
    }

    @Test
    void our_words_are_the_contracts() {
        assertWords("Purpose", border());
        assertWords("DocumentType", DocumentKind.values());
        assertWords("RecordKind", Kind.values());
        assertWords("Action", Action.values());
        assertWords("MatchType", MatchType.values());
        assertWords("Warning", Warning.values());
    }

    /** A register is asked in border checks only. */
    private static Purpose[] border() {
        return TestPolicies.asShipped().rows().stream()
                .filter(row -> row.system().value().equals("NATIONAL-REGISTER"))
                .map(AccessPolicy.Row::purpose)
                .distinct()
                .toArray(Purpose[]::new);
    }

    private static void assertWords(String schema, Enum<?>[] ours) {
        List<String> words =
                OPENAPI.at("/components/schemas/" + schema + "/enum")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList();
        assertThat(words)
                .as(schema)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ours).map(Enum::name).toList());
    }

    private static JsonNode openApi() {
        try (InputStream in =
                RegisterContractTest.class.getResourceAsStream(
                        "/contracts/register/openapi.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
