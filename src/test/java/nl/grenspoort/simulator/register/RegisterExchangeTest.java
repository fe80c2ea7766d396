package nl.grenspoort.simulator.register;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.Person;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.register.RegisterData;
import nl.grenspoort.systems.register.RegisterQuestions;
import nl.grenspoort.systems.register.RegisterRecord;
import nl.grenspoort.systems.register.RegisterRecord.Kind;
import nl.grenspoort.systems.register.RegisterRecord.MatchType;
import nl.grenspoort.systems.register.RegisterRecord.Warning;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

/** Question and answer between the adapter and the simulated register, as bytes. */
class RegisterExchangeTest {
    private static final Person AINO =
            RegisterQuestions.person("ESIMERKKI", "AINO", "1985-09-09", "USA");
    private static final Person NOBODY =
            RegisterQuestions.person("NIEMAND", "NICK", "1990-01-01", "USA");
    private static final String RECORD =
            """
            {"records": [{"reference": "R-1", "kind": "WANTED", "action": "ARREST", "matchType": "EXACT",
              "registeredOn": "2026-01-01", "warnings": []%s}]}""";

    private final RegisterPair pair = new RegisterPair();

    @BeforeEach
    void load() {
        BaseFile.load(Path.of("config/simulators/national-register.yaml"), pair.simulator);
    }

    @Test
    void a_person_in_no_record_is_no_data() {
        assertThat(pair.ask(RegisterQuestions.entering(NOBODY)))
                .isEqualTo(
                        new SystemAnswer.NoData(
                                RegisterQuestions.REGISTER, SystemAnswer.Source.CENTRAL));
    }

    @ParameterizedTest
    @CsvSource({
        "EXEMPEL, VIKTOR, 1979-05-17, EXACT",
        "SAMPEL, VICTOR, 1979-05-17, ALIAS",
        "EXEMPEL, GUSTAV, 1979-05-17, FUZZY",
        "EXEMPEL, VIKTOR, 1979-05-00, FUZZY"
    })
    void says_how_alike_person_and_record_are(
            String surname, String givenNames, String birth, MatchType match) {
        RegisterRecord found =
                only(
                        pair.ask(
                                RegisterQuestions.entering(
                                        RegisterQuestions.person(
                                                surname, givenNames, birth, "SWE"))));
        assertThat(found.match()).isEqualTo(match);
        assertThat(found.kind()).isEqualTo(Kind.WANTED);
        assertThat(found.warnings()).containsExactlyInAnyOrder(Warning.ARMED, Warning.VIOLENT);
    }

    @Test
    void a_document_is_found_by_kind_issuer_and_number_whoever_holds_it() {
        RegisterRecord found =
                only(
                        pair.ask(
                                RegisterQuestions.entering(
                                        NOBODY,
                                        RegisterQuestions.document(
                                                DocumentKind.PASSPORT, "XB0000104"))));
        assertThat(found.kind()).isEqualTo(Kind.LOST_STOLEN_INVALID_DOCUMENT);
        assertThat(found.match()).isEqualTo(MatchType.DOCUMENT);
        assertThat(
                        pair.ask(
                                RegisterQuestions.entering(
                                        NOBODY,
                                        RegisterQuestions.document(
                                                DocumentKind.PASSPORT, "XB0000999"))))
                .isInstanceOf(SystemAnswer.NoData.class);
    }

    @Test
    void a_refusal_of_entry_is_seen_on_entry_and_not_on_exit() {
        assertThat(only(pair.ask(RegisterQuestions.entering(AINO))).kind())
                .isEqualTo(Kind.REFUSED_ENTRY_NATIONAL);
        assertThat(pair.ask(asking(Purpose.BORDER_EXIT_TCN, Question.Direction.EXIT)))
                .isInstanceOf(SystemAnswer.NoData.class);
        assertThat(pair.ask(asking(Purpose.BORDER_FREE_MOVEMENT, Question.Direction.EXIT)))
                .isInstanceOf(SystemAnswer.NoData.class);
        assertThat(pair.ask(asking(Purpose.BORDER_FREE_MOVEMENT, Question.Direction.ENTRY)))
                .isInstanceOf(SystemAnswer.Data.class);
    }

    @Test
    void what_has_ended_is_not_answered() {
        pair.load(
                "ended",
                """
                records:
                  - reference: R-ENDED
                    kind: MISSING
                    action: PROTECT
                    person: {surname: NIEMAND, givenNames: NICK, birth: 1990-01-01}
                    registeredOn: 2019-01-01
                    validUntil: 2020-01-01
                """);
        assertThat(pair.ask(RegisterQuestions.entering(NOBODY)))
                .isInstanceOf(SystemAnswer.NoData.class);
    }

    /** Another register's answer is a genuine message, and not this register's. */
    @ParameterizedTest
    @ValueSource(strings = {"spare-signing", "ees-signing", "sis-signing"})
    @Threat("T-SYS-2")
    void what_another_system_signed_is_not_this_registers_answer(String signing) {
        assertThat(pair.askAtOther(signing, RegisterQuestions.entering(NOBODY)))
                .matches(answer -> !answer.known());
        Consultation asked = RegisterQuestions.entering(NOBODY);
        assertThat(pair.told(asked, "{\"records\": []}")).isInstanceOf(SystemAnswer.NoData.class);
        assertThat(pair.told(asked, "{\"records\": []}", TestPki.shared().credentials(signing)))
                .isEqualTo(unavailable("SIGNATURE_INVALID"));
    }

    @Test
    void a_record_within_the_contract_is_used() {
        assertThat(pair.told(RegisterQuestions.entering(NOBODY), RECORD.formatted("")))
                .isInstanceOf(SystemAnswer.Data.class);
    }

    /** Law 1: genuine, and yet nothing that can be relied on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"records\": null}",
                "{\"records\": [], \"records\": []}",
                "{\"records\": [{}]}",
                "{\"records\": []} []"
            })
    @Threat("T-SYS-3")
    void an_answer_that_is_not_as_the_contract_says_is_unavailable(String body) {
        assertThat(pair.told(RegisterQuestions.entering(NOBODY), body))
                .isEqualTo(unavailable("NOT_UNDERSTOOD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"WANTED\"; \"MURDERER\"",
                "\"ARREST\"; \"REFUSE_ENTRY\"",
                "\"EXACT\"; \"ROUGHLY\"",
                "\"2026-01-01\"; \"2026-02-30\"",
                "\"2026-01-01\"; \"2026-12-01\"",
                "\"warnings\": []; \"warnings\": [\"GLUM\"]",
                "\"warnings\": []; \"warnings\": [], \"validUntil\": \"2026-03-01\"",
                "\"warnings\": []; \"warnings\": [], \"validUntil\": \"2025-01-01\"",
                "\"reference\": \"R-1\",; \"other\": 1,"
            })
    @Threat("T-SYS-3")
    void a_record_that_can_not_be_true_is_unavailable(String right, String wrong) {
        String body = RECORD.formatted("");
        assertThat(body).contains(right);
        assertThat(pair.told(RegisterQuestions.entering(NOBODY), body.replace(right, wrong)))
                .isEqualTo(unavailable("NOT_UNDERSTOOD"));
    }

    @Test
    void a_replay_is_refused_and_a_retry_gets_the_same() {
        Consultation asked = RegisterQuestions.entering(AINO);
        Attempt first = pair.adapter.translate(Attempt.first(asked));
        Request request = RegisterPair.request(first);
        byte[] told = pair.simulator.answer(request).body();
        assertThat(pair.simulator.answer(request).status()).isEqualTo(401);
        Request retry = RegisterPair.request(pair.adapter.translate(first.next()));
        assertThat(pair.simulator.answer(retry).body()).isEqualTo(told);
    }

    @Test
    void a_fault_finds_its_scenario_by_the_documents_asked_about() {
        Consultation asked =
                RegisterQuestions.entering(
                        NOBODY, RegisterQuestions.document(DocumentKind.PASSPORT, "XB0000104"));
        Request request = RegisterPair.request(pair.adapter.translate(Attempt.first(asked)));
        assertThat(pair.simulator.documentsAsked(request).orElseThrow())
                .containsExactly("XB0000104");
    }

    private static Consultation asking(Purpose purpose, Question.Direction direction) {
        return RegisterQuestions.asking(purpose, direction, AINO);
    }

    private static SystemAnswer unavailable(String reason) {
        return new SystemAnswer.Unavailable(RegisterQuestions.REGISTER, reason);
    }

    private static RegisterRecord only(SystemAnswer answer) {
        assertThat(answer).isInstanceOf(SystemAnswer.Data.class);
        List<RegisterRecord> records =
                ((RegisterData) ((SystemAnswer.Data) answer).data()).records();
        assertThat(records).hasSize(1);
        return records.getFirst();
    }
}
