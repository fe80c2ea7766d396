package nl.grenspoort.simulator.sltd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.rest.RestPair;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.RestQuestions;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sltd.SltdData;
import nl.grenspoort.systems.sltd.SltdHit;
import nl.grenspoort.systems.sltd.SltdHit.Match;
import nl.grenspoort.systems.sltd.SltdHit.Status;
import nl.grenspoort.systems.sltd.SltdQuestions;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** Question and answer between the adapter and the simulated SLTD, as bytes. */
class SltdExchangeTest {
    private static final Oin GATEWAY = new Oin("00000099000000000100");
    private static final DocumentReference CLEAN = RestQuestions.passport("XB0000999");
    private static final String HIT =
            """
            {"hits": [{"document": 0, "match": "FULL", "recordId": "R-1", "documentType": "PASSPORT",
              "status": "LOST", "reportedOn": "2026-01-01", "owner": "UTO"}]}""";

    private final InstantSource clock = InstantSource.system();
    private final SimulatedSystem simulator =
            SltdSimulatorConfiguration.simulator(TestPki.shared(), GATEWAY, clock)
                    .in(new Sandbox(GATEWAY, () -> SltdQuestions.CROSSING));
    private final RestPair pair =
            new RestPair(
                    SltdQuestions.adapter(clock),
                    simulator,
                    TestPki.shared().credentials("sltd-signing"),
                    clock);

    @BeforeEach
    void load() {
        BaseFile.load(Path.of("config/simulators/sltd.yaml"), simulator);
    }

    @ParameterizedTest
    @CsvSource({
        "XB0000301,STOLEN",
        "XB0000302,LOST",
        "XB0000303,REVOKED",
        "XB0000304,STOLEN_BLANK",
        "xb 0000-301,STOLEN"
    })
    void a_reported_document_is_found_by_type_issuer_and_number(String number, Status status) {
        SltdHit hit = hits(ask(RestQuestions.passport(number))).getFirst();
        assertThat(hit.status()).isEqualTo(status);
        assertThat(hit.match()).isEqualTo(Match.FULL);
        assertThat(hit.owner()).isEqualTo("UTO");
    }

    /** Another issuer, or a letter that only looks like the digit, is another document. */
    @ParameterizedTest
    @CsvSource({
        "USA,XB0000301",
        "UTO,XB000O301",
        "UTO,XBO000301",
        "UTO,XB00003011",
        "UTO,XB000030"
    })
    void what_is_nearly_the_same_is_no_hit(String issuer, String number) {
        assertThat(
                        ask(
                                RestQuestions.document(
                                        DocumentKind.PASSPORT,
                                        issuer,
                                        number,
                                        LocalDate.of(2031, 6, 30))))
                .isEqualTo(
                        new SystemAnswer.NoData(SltdQuestions.SLTD, SystemAnswer.Source.CENTRAL));
    }

    @Test
    void another_type_with_the_same_number_is_a_partial_match() {
        assertThat(hits(ask(RestQuestions.passport("XB0000305"))).getFirst().match())
                .isEqualTo(Match.PARTIAL);
    }

    @Test
    void every_presented_document_is_looked_up_and_every_record_told() {
        List<SltdHit> hits =
                hits(
                        ask(
                                CLEAN,
                                RestQuestions.passport("XB0000301"),
                                RestQuestions.passport("XB0000302")));
        assertThat(hits)
                .extracting(hit -> hit.document().number().value())
                .containsExactly("XB0000301", "XB0000302");
    }

    @Test
    void a_scenarios_documents_come_and_go() {
        pair.load(
                "one",
                """
                documents:
                  - {recordId: R-1, document: {kind: PASSPORT, issuer: UTO, number: XB0000999}, status: LOST, reportedOn: 2026-11-01, owner: UTO}
                """);
        assertThat(ask(CLEAN)).isInstanceOf(SystemAnswer.Data.class);
        simulator.unload("one");
        assertThat(ask(CLEAN)).isInstanceOf(SystemAnswer.NoData.class);
    }

    @Test
    void what_can_not_be_read_is_refused_by_its_place() {
        assertThatThrownBy(
                        () ->
                                pair.load(
                                        "bad",
                                        "documents: [{recordId: R, document: {kind: PASSPORT, issuer: UTO, number: X1}, status: GONE, reportedOn: 2026-11-01, owner: UTO}]"))
                .hasMessageContaining("records.documents[0].status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spare-signing", "etias-signing"})
    @Threat("T-SYS-2")
    void what_another_system_signed_is_not_its_answer(String signing) {
        assertThat(
                        pair.told(
                                SltdQuestions.about(CLEAN),
                                "{\"hits\": []}",
                                TestPki.shared().credentials(signing)))
                .isEqualTo(unavailable("SIGNATURE_INVALID"));
    }

    /** Law 1: genuine, and yet nothing that can be relied on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"hits\"; {\"hit\"",
                "\"document\": 0; \"document\": 1",
                "\"document\": 0; \"document\": -1",
                "\"match\": \"FULL\"; \"match\": \"ROUGHLY\"",
                "\"status\": \"LOST\"; \"status\": \"FOUND\"",
                "\"2026-01-01\"; \"2026-02-30\"",
                "\"2026-01-01\"; \"2026-12-01\"",
                "\"recordId\": \"R-1\",; \"other\": 1,",
                "{\"hits\": [; {\"hits\": [{\"document\": 0, \"match\": \"FULL\", \"recordId\": \"R-1\", \"documentType\": \"PASSPORT\", \"status\": \"LOST\", \"reportedOn\": \"2026-01-01\", \"owner\": \"UTO\"}, "
            })
    @Threat("T-SYS-3")
    void a_record_that_can_not_be_true_is_unavailable(String right, String wrong) {
        assertThat(HIT).contains(right);
        assertThat(pair.told(SltdQuestions.about(CLEAN), HIT))
                .isInstanceOf(SystemAnswer.Data.class);
        assertThat(pair.told(SltdQuestions.about(CLEAN), HIT.replace(right, wrong)))
                .isEqualTo(unavailable("NOT_UNDERSTOOD"));
    }

    @Test
    void a_fault_finds_its_scenario_by_the_documents_asked_about() {
        assertThat(
                        simulator
                                .documentsAsked(
                                        RestPair.request(
                                                pair.adapter()
                                                        .translate(
                                                                Attempt.first(
                                                                        SltdQuestions.about(
                                                                                CLEAN)))))
                                .orElseThrow())
                .containsExactly("XB0000999");
    }

    private SystemAnswer ask(DocumentReference... documents) {
        return pair.ask(SltdQuestions.about(documents));
    }

    private static SystemAnswer unavailable(String reason) {
        return new SystemAnswer.Unavailable(SltdQuestions.SLTD, reason);
    }

    private static List<SltdHit> hits(SystemAnswer answer) {
        assertThat(answer).isInstanceOf(SystemAnswer.Data.class);
        return ((SltdData) ((SystemAnswer.Data) answer).data()).hits();
    }
}
