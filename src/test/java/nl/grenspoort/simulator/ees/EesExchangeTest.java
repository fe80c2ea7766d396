package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SendFailure;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesData;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.ees.EesQuestions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the adapter makes of the simulated EES's answers. */
class EesExchangeTest {
    private static final Person LIN = EesQuestions.person("SPECIMEN", "LIN", "1988-02-29");
    private static final DocumentReference HERS = EesQuestions.passport("X90000001");

    private final EesExchange exchange = new EesExchange();

    @BeforeEach
    void hold() {
        exchange.load(
                "one",
                """
                files:
                  - reference: EES-1
                    person: {surname: Spécimen, givenNames: Lin, birth: 1988-02-29, sex: F, nationality: JPN}
                    documents: [{kind: PASSPORT, issuer: UTO, number: X90000001, expiry: 2031-06-30}]
                    entries:
                      - {entryAt: "2026-04-02T07:40:00Z", entryPoint: NL-AMS, exitAt: "2026-04-20T16:05:00Z", exitPoint: DE-FRA}
                      - {entryAt: "2026-11-01T07:40:00Z", entryPoint: NL-AMS, authorisedUntil: 2027-01-29}
                    refusals: [{at: "2025-01-01T00:00:00Z", crossingPoint: NL-RTM, letters: [E, G]}]
                  - reference: EES-2
                    person: {surname: MUSTER, givenNames: TAMSIN, birth: 1990-07-00, sex: X, nationality: CAN}
                    documents: [{kind: PASSPORT, issuer: UTO, number: X90000002}]
                    face: MISSING
                    fingers: MISSING
                  - reference: EES-3
                    person: {surname: DOE, givenNames: SAM, birth: 1970-01-01, sex: M, nationality: PHL}
                    documents: [{kind: PASSPORT, issuer: UTO, number: X90000003}]
                    familyMember: true
                    fingers: NOT_APPLICABLE
                    refusals: [{at: "2025-01-01T00:00:00Z", crossingPoint: NL-RTM, letters: [E]}]
                    entries:
                      - {entryAt: "2026-04-02T07:40:00Z", entryPoint: NL-AMS, exitAt: "2026-04-20T16:05:00Z", exitPoint: DE-FRA}
                      - {entryAt: "2026-05-02T07:40:00Z", entryPoint: NL-AMS}
                """);
    }

    @Test
    void a_file_is_found_with_all_its_records() {
        assertThat(files(EesQuestions.about(LIN, HERS)))
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.reference()).isEqualTo("EES-1");
                            assertThat(file.familyMember()).isFalse();
                            assertThat(file.face()).isEqualTo(Enrolment.PRESENT);
                            assertThat(file.entries())
                                    .extracting(EesFile.Entry::exitAt)
                                    .containsExactly(Instant.parse("2026-04-20T16:05:00Z"), null);
                            assertThat(file.refusals().getFirst().letters())
                                    .containsExactly("E", "G");
                        });
    }

    @Test
    void who_is_not_there_is_no_data() {
        SystemAnswer answer =
                exchange.ask(
                        EesQuestions.about(
                                EesQuestions.person("NOBODY", "LIN", "1988-02-29"),
                                EesQuestions.passport("X1")));
        assertThat(answer).isInstanceOf(SystemAnswer.NoData.class);
    }

    @ParameterizedTest
    @CsvSource({
        "SPECIMEN, LIN, 1988-02-29, true",
        "Specimen, lin, 1988-02-29, true",
        "SPECIMEN, LIN, 1988-02-00, true",
        "SPECIMEN, LIN, 1988-00-00, true",
        "SPECIMEN, LIN, 1988-03-00, false",
        "SPECIMEN, LIN, 1989-00-00, false",
        "SPECIMEN, LINA, 1988-02-29, false",
        "LIN, SPECIMEN, 1988-02-29, true",
        "SPECIMAN, LIN, 1988-02-29, false",
    })
    void a_new_passport_finds_the_file_by_identity_data_however_written(
            String surname, String givenNames, String birth, boolean found) {
        SystemAnswer answer =
                exchange.ask(
                        EesQuestions.about(
                                EesQuestions.person(surname, givenNames, birth),
                                EesQuestions.passport("X55555555")));
        assertThat(answer instanceof SystemAnswer.Data).isEqualTo(found);
    }

    @Test
    void another_name_on_the_same_passport_finds_the_file() {
        assertThat(files(EesQuestions.about(EesQuestions.person("OTHER", "", "2000-01-01"), HERS)))
                .extracting(EesFile::reference)
                .containsExactly("EES-1");
    }

    @Test
    void files_of_name_and_of_document_are_all_answered() {
        assertThat(files(EesQuestions.about(LIN, EesQuestions.passport("X90000002"))))
                .extracting(EesFile::reference)
                .containsExactlyInAnyOrder("EES-1", "EES-2");
    }

    @Test
    void biometrics_missing_after_a_fallback_are_told() {
        Person tamsin = EesQuestions.person("MUSTER", "TAMSIN", "1990-07-14");
        assertThat(files(EesQuestions.about(tamsin, EesQuestions.passport("X90000002"))))
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.face()).isEqualTo(Enrolment.MISSING);
                            assertThat(file.fingers()).isEqualTo(Enrolment.MISSING);
                        });
    }

    @Test
    void a_family_member_is_told_from_others() {
        Person sam = EesQuestions.person("DOE", "SAM", "1970-01-01");
        assertThat(files(EesQuestions.about(sam, EesQuestions.passport("X90000003"))))
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.familyMember()).isTrue();
                            assertThat(file.fingers()).isEqualTo(Enrolment.NOT_APPLICABLE);
                        });
    }

    @Test
    void an_exit_sees_the_whole_file_too() {
        assertThat(files(asking(Purpose.BORDER_EXIT_TCN, LIN, HERS)).getFirst().entries())
                .hasSize(2);
    }

    @Test
    void a_retry_of_the_gateway_gets_the_same_answer() {
        Consultation asked = EesQuestions.about(LIN, HERS);
        SystemAnswer first = exchange.ask(asked);
        exchange.simulator.unload("one");
        assertThat(exchange.ask(asked)).isEqualTo(first);
        assertThat(exchange.ask(EesQuestions.about(LIN, HERS)))
                .isInstanceOf(SystemAnswer.NoData.class);
    }

    @ParameterizedTest
    @CsvSource({"CONNECTION, CONNECTION", "REPLY_TOO_LARGE, NOT_UNDERSTOOD"})
    void what_never_came_is_unavailable(SendFailure failure, String reason) {
        Attempt sent = exchange.adapter.translate(Attempt.first(EesQuestions.about(LIN, HERS)));
        assertThat(exchange.adapter.translateBack(sent.failed(failure)))
                .isEqualTo(new SystemAnswer.Unavailable(exchange.adapter.system(), reason));
        assertThat(exchange.adapter.translateBack(sent.failed(SendFailure.TIMED_OUT)))
                .isInstanceOf(SystemAnswer.TimedOut.class);
    }

    @Test
    void the_documents_of_a_request_are_those_it_asks_about() {
        Attempt sent =
                exchange.adapter.translate(
                        Attempt.first(
                                EesQuestions.about(LIN, HERS, EesQuestions.passport("X-1 2"))));
        assertThat(exchange.simulator.documentsAsked(EesExchange.request(sent.message())))
                .hasValueSatisfying(
                        numbers ->
                                assertThat(numbers).containsExactlyInAnyOrder("X90000001", "X12"));
    }

    private static Consultation asking(Purpose purpose, Person person, DocumentReference document) {
        return EesQuestions.asking(UUID.randomUUID(), purpose, person, List.of(document));
    }

    private List<EesFile> files(Consultation consultation) {
        SystemAnswer answer = exchange.ask(consultation);
        assertThat(answer).isInstanceOf(SystemAnswer.Data.class);
        return ((EesData) ((SystemAnswer.Data) answer).data()).files();
    }
}
