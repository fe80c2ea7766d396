package nl.grenspoort.simulator.etias;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.rest.RestPair;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.RestQuestions;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.etias.EtiasContract;
import nl.grenspoort.systems.etias.EtiasData;
import nl.grenspoort.systems.etias.EtiasNotes;
import nl.grenspoort.systems.etias.EtiasQuestions;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Question and answer between the adapter and the simulated ETIAS, as bytes. */
class EtiasExchangeTest {
    private static final Person LIN = RestQuestions.person("SPECIMEN", "LIN", "1988-02-29", "JPN");
    private static final Person NOBODY =
            RestQuestions.person("NIEMAND", "NICK", "1990-01-01", "USA");
    private static final String ANSWER =
            """
            {"authorisation": {"valid": true, "familyMember": false},
             "flags": {"secondLineCheck": false, "hitWithoutGround": false},
             "expiry": {"within90Days": false, "validUntil": "2029-01-01"},
             "relatives": {}}""";

    private static final Oin GATEWAY = new Oin("00000099000000000100");

    /** Of signatures; what depends on the day goes by the day of the crossing. */
    private final InstantSource clock = InstantSource.system();

    private final SimulatedSystem simulator =
            EtiasSimulatorConfiguration.simulator(
                            TestPki.shared(),
                            GATEWAY,
                            new Oin("00000099000000005000"),
                            Phases.read(Path.of("config/reference/phases.yaml")),
                            clock)
                    .in(new Sandbox(GATEWAY, () -> EtiasQuestions.CROSSING));
    private final RestPair pair =
            new RestPair(
                    EtiasQuestions.adapter(clock),
                    simulator,
                    TestPki.shared().credentials("etias-signing"),
                    clock);

    @BeforeEach
    void load() {
        BaseFile.load(Path.of("config/simulators/etias.yaml"), simulator);
    }

    @Test
    void a_valid_authorisation_is_told_with_its_parts() {
        EtiasData data = data(pair.ask(asking(LIN, "XB0000001")));
        assertThat(data.valid()).isTrue();
        assertThat(data.onlyIn()).isEmpty();
        assertThat(data.expiry())
                .isEqualTo(new EtiasData.Expiry(false, java.time.LocalDate.of(2029, 10, 1)));
    }

    @Test
    void flags_limits_guardians_and_family_are_told() {
        EtiasData flagged =
                data(
                        pair.ask(
                                asking(
                                        RestQuestions.person(
                                                "MUSTER", "TAMSIN", "1990-07-00", "CAN"),
                                        "XB0000002")));
        assertThat(flagged.secondLineCheck()).isTrue();
        assertThat(flagged.hitWithoutGround()).isTrue();
        EtiasData limited =
                data(
                        pair.ask(
                                asking(
                                        RestQuestions.person("EXEMPLO", "RUI", "1971-04-12", "BRA"),
                                        "XB0000204")));
        assertThat(limited.validIn(new CountryCode("GRC"))).isTrue();
        assertThat(limited.validIn(new CountryCode("NLD"))).isFalse();
        assertThat(requireNonNull(limited.expiry()).within90Days()).isTrue();
        assertThat(
                        data(pair.ask(
                                        asking(
                                                RestQuestions.person(
                                                        "SAMPLE", "NOA", "2017-08-01", "ISR"),
                                                "XB0000205")))
                                .guardians())
                .containsExactly(new PersonName("SAMPLE", "TAL"));
        EtiasData family =
                data(
                        pair.ask(
                                asking(
                                        RestQuestions.person(
                                                "CAMPIONE", "MEI", "1993-11-23", "KOR"),
                                        "XB0000206")));
        assertThat(family.familyMember()).isTrue();
        assertThat(requireNonNull(family.familyTie()).relation())
                .isEqualTo(EtiasData.Relation.SPOUSE);
    }

    /** One answer, byte for byte, whatever the cause: the border does not learn it. */
    @Test
    void why_there_is_no_valid_authorisation_can_not_be_told_from_the_bytes() {
        Set<String> answers = new HashSet<>();
        answers.add(said(asking(NOBODY, "X77000000")));
        for (String states :
                List.of(
                        "{state: SUBMITTED, at: \"2026-09-01T10:00:00Z\"}",
                        "{state: SUBMITTED, at: \"2026-09-01T10:00:00Z\"}, {state: MANUAL, at: \"2026-09-01T11:00:00Z\"}",
                        "{state: SUBMITTED, at: \"2026-09-01T10:00:00Z\"}, {state: REFUSED, at: \"2026-09-01T11:00:00Z\"}",
                        "{state: ISSUED, at: \"2026-09-01T10:00:00Z\"}, {state: ANNULLED, at: \"2026-09-02T10:00:00Z\"}",
                        "{state: ISSUED, at: \"2026-09-01T10:00:00Z\"}, {state: REVOKED, at: \"2026-11-22T10:00:00Z\"}",
                        "{state: ISSUED, at: \"2026-09-01T10:00:00Z\"}, {state: EXPIRED, at: \"2026-11-22T10:00:00Z\"}",
                        "{state: ISSUED, at: \"2023-11-22T10:00:00Z\"}",
                        "{state: ISSUED, at: \"2026-11-23T10:00:01Z\"}")) {
            pair.load("one", application(states));
            answers.add(said(asking(NOBODY, "X77000000")));
        }
        assertThat(answers).containsExactly("{\"authorisation\":{\"valid\":false}}");
        assertThat(data(pair.ask(asking(NOBODY, "X77000000")))).isEqualTo(EtiasData.NOT_VALID);
    }

    /** Art. 38(1)(c): an authorisation counts with its own document only. */
    @Test
    void another_document_or_another_person_has_no_valid_authorisation() {
        assertThat(data(pair.ask(asking(LIN, "XB0000009"))).valid()).isFalse();
        assertThat(data(pair.ask(asking(NOBODY, "XB0000001"))).valid()).isFalse();
    }

    @Test
    void a_later_authorisation_counts_whatever_was_refused_before() {
        pair.load(
                "two",
                application(
                                "{state: SUBMITTED, at: \"2026-08-01T10:00:00Z\"}, {state: REFUSED, at: \"2026-08-02T10:00:00Z\"}")
                        + application("{state: ISSUED, at: \"2026-09-01T10:00:00Z\"}")
                                .replace("applications:\n", "")
                                .replace("ETIAS-X", "ETIAS-Y"));
        assertThat(data(pair.ask(asking(NOBODY, "X77000000"))).valid()).isTrue();
    }

    @Test
    void the_second_line_opens_what_was_noted_behind_a_flag() {
        Person tamsin = RestQuestions.person("MUSTER", "TAMSIN", "1990-07-00", "CAN");
        SystemAnswer opened =
                pair.ask(EtiasQuestions.opening(tamsin, RestQuestions.passport("XB0000002")));
        assertThat(((SystemAnswer.Data) opened).data())
                .isEqualTo(new EtiasNotes(List.of("Ask for the address of the first stay.")));
    }

    @ParameterizedTest
    @CsvSource({"SPECIMEN,LIN,1988-02-29,JPN,XB0000001", "NIEMAND,NICK,1990-01-01,USA,X77000000"})
    void without_flag_or_authorisation_nothing_is_opened(
            String surname, String names, String birth, String country, String number) {
        assertThat(
                        pair.ask(
                                EtiasQuestions.opening(
                                        RestQuestions.person(surname, names, birth, country),
                                        RestQuestions.passport(number))))
                .isEqualTo(unavailable("FAULT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spare-signing", "ees-signing", "carrier-01-signing"})
    @Threat("T-SYS-2")
    void what_somebody_else_signed_is_not_etias_answer(String signing) {
        Consultation asked = asking(LIN, "XB0000001");
        assertThat(pair.told(asked, ANSWER)).isInstanceOf(SystemAnswer.Data.class);
        assertThat(pair.told(asked, ANSWER, TestPki.shared().credentials(signing)))
                .isEqualTo(unavailable("SIGNATURE_INVALID"));
    }

    /** Law 1: genuine, and yet nothing that can be relied on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"authorisation\": {}}",
                "{\"authorisation\": {\"valid\": null}}",
                "{\"authorisation\": {\"valid\": \"false\"}}",
                "{\"authorisation\": {\"valid\": false}, \"authorisation\": {\"valid\": true}}",
                "{\"authorisation\": {\"valid\": true}}"
            })
    @Threat("T-SYS-3")
    void an_answer_that_is_not_as_the_contract_says_is_unavailable(String body) {
        assertThat(pair.told(asking(LIN, "XB0000001"), body))
                .isEqualTo(unavailable("NOT_UNDERSTOOD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2029-01-01; 2026-11-21",
                "2029-01-01; 2029-12-01",
                "2029-01-01; 2029-02-30",
                "2029-01-01; 2026-12-24",
                "\"within90Days\": false; \"within90Days\": true",
                "\"relatives\": {}; \"relatives\": {\"familyMemberOf\": {\"citizen\": {\"surname\": \"A\", \"firstNames\": \"\"}, \"relation\": \"CHILD\"}}",
                "\"valid\": true; \"valid\": true, \"status\": \"ISSUED\"",
                "\"familyMember\": false; \"familyMember\": false, \"limitedTerritorialValidity\": []",
                "\"familyMember\": false; \"familyMember\": false, \"limitedTerritorialValidity\": [\"GRC\", \"GRC\"]"
            })
    @Threat("T-SYS-3")
    void an_authorisation_that_can_not_be_true_is_unavailable(String right, String wrong) {
        assertThat(ANSWER).contains(right);
        assertThat(pair.told(asking(LIN, "XB0000001"), ANSWER.replace(right, wrong)))
                .isEqualTo(unavailable("NOT_UNDERSTOOD"));
    }

    @Test
    void an_answers_body_reads_the_same_without_its_envelope() {
        Consultation asked = asking(LIN, "XB0000001");
        assertThat(pair.adapter().read(pair.said(asked), asked))
                .isEqualTo(pair.ask(asking(LIN, "XB0000001")));
        assertThat(pair.adapter().read("{}".getBytes(StandardCharsets.UTF_8), asked))
                .isEqualTo(unavailable("NOT_UNDERSTOOD"));
    }

    @Test
    void a_replay_is_refused_and_a_retry_gets_the_same() {
        Attempt first = pair.adapter().translate(Attempt.first(asking(LIN, "XB0000001")));
        Request request = RestPair.request(first);
        byte[] told = simulator.answer(request).body();
        assertThat(simulator.answer(request).status()).isEqualTo(401);
        assertThat(
                        simulator
                                .answer(RestPair.request(pair.adapter().translate(first.next())))
                                .body())
                .isEqualTo(told);
    }

    @Test
    void a_fault_finds_its_scenario_by_the_document_asked_about() {
        Request request =
                RestPair.request(pair.adapter().translate(Attempt.first(asking(LIN, "XB0000001"))));
        assertThat(simulator.documentsAsked(request).orElseThrow()).containsExactly("XB0000001");
    }

    /** A carrier may not ask as a border authority does. */
    @Test
    void a_carrier_gets_no_border_answer() {
        byte[] question = pair.adapter().question(asking(LIN, "XB0000001"));
        Request request =
                RestPair.request(
                        TestPki.shared().credentials("carrier-01-signing"),
                        clock,
                        "00000099000000013000",
                        EtiasContract.VERIFY,
                        question);
        assertThat(simulator.answer(request).status()).isEqualTo(401);
    }

    private static String application(String states) {
        boolean issued = states.contains("ISSUED");
        String until = states.contains("2023-11-22") ? "2026-11-22" : "2029-09-01";
        return """
        applications:
          - reference: ETIAS-X
            person: {surname: NIEMAND, givenNames: NICK, birth: 1990-01-01, nationality: USA}
            document: {kind: PASSPORT, issuer: UTO, number: X77000000, expiry: 2031-06-30}
            states: [%s]
        %s"""
                .formatted(states, issued ? "    validUntil: " + until + "\n" : "");
    }

    private static Consultation asking(Person person, String number) {
        DocumentReference document = RestQuestions.passport(number);
        return EtiasQuestions.entering(person, document);
    }

    private String said(Consultation consultation) {
        return new String(pair.said(consultation), StandardCharsets.UTF_8);
    }

    private static SystemAnswer unavailable(String reason) {
        return new SystemAnswer.Unavailable(EtiasQuestions.ETIAS, reason);
    }

    private static EtiasData data(SystemAnswer answer) {
        assertThat(answer).isInstanceOf(SystemAnswer.Data.class);
        return (EtiasData) ((SystemAnswer.Data) answer).data();
    }
}
