package nl.grenspoort.systems.sltd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.FieldFilter;
import nl.grenspoort.systems.RestQuestions;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.sltd.SltdHit.Match;
import nl.grenspoort.systems.sltd.SltdHit.Status;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What is sent to a database outside the Union, in which words, and what is let through. */
class SltdContractTest {
    private static final JsonNode OPENAPI = openApi();
    private static final JsonContract CONTRACT = SltdContract.load();

    private final SystemAdapter adapter = SltdQuestions.adapter(InstantSource.system());
    private final Random random = new Random(3);

    @Test
    void it_says_whose_design_it_is_and_that_the_owner_learns_nothing() {
        assertThat(OPENAPI.at("/info/description").stringValue())
                .contains("Own design", "The owner learns nothing", "2019/817");
        assertThat(CONTRACT.version()).matches("1\\.\\d+\\.\\d+");
        assertThat(OPENAPI.get("paths").propertyNames()).containsExactly(SltdContract.SEARCH);
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
        assertWords("Status", Stream.of(Status.values()));
        assertWords("Match", Stream.of(Match.values()));
        assertWords("DocumentType", Stream.of(DocumentKind.values()));
        assertWords("Purpose", Stream.of(Purpose.values()).filter(Purpose::borderCheck));
    }

    @Test
    void every_presented_document_is_sent_and_nothing_about_its_holder() {
        WireMessage message =
                Objects.requireNonNull(
                        adapter.translate(
                                        Attempt.first(
                                                SltdQuestions.about(
                                                        RestQuestions.passport("XB0000301"),
                                                        RestQuestions.document(
                                                                DocumentKind.VISA_STICKER,
                                                                "UTO",
                                                                "XV0000001",
                                                                LocalDate.of(2027, 1, 1)))))
                                .message());
        JsonNode body = JsonContract.read(message.body());
        assertThat(CONTRACT.violations("SearchRequest", body)).isEmpty();
        assertThat(body.get("documents").toString())
                .isEqualTo(
                        """
                        [{"type":"PASSPORT","number":"XB0000301","issuingCountry":"UTO"},\
                        {"type":"VISA_STICKER","number":"XV0000001","issuingCountry":"UTO"}]""");
        assertThat(new String(message.body(), StandardCharsets.UTF_8))
                .doesNotContain("SPECIMEN", "1988", "NL-AMS", "M2001", "2031");
        assertThat(message.path() + message.headers()).doesNotContain("XB0000301");
    }

    @Test
    void without_a_document_nothing_is_asked() {
        assertThatThrownBy(() -> adapter.translate(Attempt.first(SltdQuestions.about())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none was read");
    }

    @Test
    void only_what_the_row_lists_is_let_through() {
        FieldFilter.<SltdData>lets_through_only_what_the_row_lists(
                adapter, this::any, SltdContractTest::other);
        FieldFilter.<SltdData>changes_nothing_when_every_field_is_listed(adapter, this::any);
        assertThat(FieldFilter.filter(adapter, Set.of("recordId", "issuer"), any()).known())
                .isFalse();
    }

    private SltdData any() {
        return new SltdData(
                List.of(
                        new SltdHit(
                                RestQuestions.passport("XB0000301"),
                                Status.values()[random.nextInt(Status.values().length)],
                                Match.values()[random.nextInt(2)],
                                "SLTD-" + random.nextInt(9),
                                "UTO",
                                LocalDate.of(2026, 1, 1))));
    }

    private static SltdData other(String field, SltdData data) {
        SltdHit hit = data.hits().getFirst();
        return new SltdData(
                List.of(
                        new SltdHit(
                                hit.document(),
                                field.equals("status")
                                        ? Status.values()[(hit.status().ordinal() + 1) % 5]
                                        : hit.status(),
                                hit.match(),
                                field.equals("recordId") ? "OTHER" : hit.recordId(),
                                field.equals("issuer") ? "XXX" : hit.owner(),
                                field.equals("reportedOn")
                                        ? LocalDate.of(2020, 2, 2)
                                        : hit.reportedOn())));
    }

    private static void assertWords(String schema, Stream<? extends Enum<?>> ours) {
        List<String> words =
                OPENAPI.at("/components/schemas/" + schema + "/enum")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList();
        assertThat(words)
                .as(schema)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList(ours.map(Enum::name).toArray(String[]::new)));
    }

    private static JsonNode openApi() {
        try (InputStream in =
                SltdContractTest.class.getResourceAsStream("/contracts/sltd/openapi.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
