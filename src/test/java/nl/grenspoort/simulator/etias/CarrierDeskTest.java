package nl.grenspoort.simulator.etias;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.reference.Phases;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.rest.RestPair;
import nl.grenspoort.systems.etias.EtiasContract;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Regulation (EU) 2018/1240 Art. 45, Implementing Regulation (EU) 2022/1380 Art. 6. */
class CarrierDeskTest {
    private static final Oin GATEWAY = new Oin("00000099000000000100");
    private static final String APPLICATIONS =
            """
            applications:
              - reference: ETIAS-1
                person: {surname: BARBOSA, givenNames: PAULA, birth: 1990-10-30, nationality: BRA}
                document: {kind: PASSPORT, issuer: UTO, number: X04000001}
                states:
                  - {state: ISSUED, at: "2026-02-02T09:00:00Z"}
                  - {state: REVOKED, at: "2026-11-22T08:00:00Z"}
                validUntil: 2028-12-31
              - reference: ETIAS-2
                person: {surname: LIMA, givenNames: RUI, birth: 1990-10-30, nationality: BRA}
                document: {kind: PASSPORT, issuer: UTO, number: X04000002}
                states: [{state: ISSUED_LTV, at: "2026-02-02T09:00:00Z"}]
                validUntil: 2028-12-31
                onlyIn: [GRC]
              - reference: ETIAS-3
                person: {surname: COSTA, givenNames: ANA, birth: 1990-10-30, nationality: BRA}
                document: {kind: PASSPORT, issuer: UTO, number: X04000003}
                entries: [2026-07-04]
              - reference: ETIAS-4
                person: {surname: SILVA, givenNames: EVA, birth: 1990-10-30, nationality: BRA}
                document: {kind: PASSPORT, issuer: UTO, number: X04000004}
                entries: [2026-06-30]
            """;

    private final InstantSource truth = InstantSource.system();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final EtiasSimulator simulator =
            (EtiasSimulator)
                    EtiasSimulatorConfiguration.simulator(
                                    TestPki.shared(),
                                    GATEWAY,
                                    new Oin("00000099000000005000"),
                                    Phases.read(Path.of("config/reference/phases.yaml")),
                                    truth)
                            .in(new Sandbox(GATEWAY, () -> now));

    CarrierDeskTest() {
        simulator.load("carrier", new YAMLMapper().readTree(APPLICATIONS));
    }

    /** Art. 45(4): the copy is refreshed once a day, here at midnight UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T04:00:00Z,OK",
        "2026-11-22T09:00:00Z,OK",
        "2026-11-22T23:59:59Z,OK",
        "2026-11-23T00:00:00Z,NOT_OK"
    })
    void a_revocation_reaches_carriers_with_the_next_copy(Instant asked, String answer) {
        now = asked;
        assertThat(ask("BARBOSA", "PAULA", "X04000001", "NLD")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        // nobody needs one yet
        "2026-02-10T10:00:00Z,COSTA,ANA,X04000003,NLD,OK",
        // transitional: always OK, also with an authorisation for another State
        "2026-04-10T10:00:00Z,COSTA,ANA,X04000003,NLD,OK",
        "2026-04-10T10:00:00Z,LIMA,RUI,X04000002,NLD,OK",
        // grace: once
        "2026-08-10T10:00:00Z,COSTA,ANA,X04000003,NLD,NOT_OK",
        "2026-08-10T10:00:00Z,SILVA,EVA,X04000004,NLD,OK",
        "2026-08-10T10:00:00Z,LIMA,RUI,X04000002,NLD,OK",
        "2026-08-10T10:00:00Z,BARBOSA,PAULA,X04000001,NLD,OK",
        // full: by validity and State
        "2026-11-10T10:00:00Z,COSTA,ANA,X04000003,NLD,NOT_OK",
        "2026-11-10T10:00:00Z,SILVA,EVA,X04000004,NLD,NOT_OK",
        "2026-11-10T10:00:00Z,LIMA,RUI,X04000002,NLD,NOT_OK",
        "2026-11-10T10:00:00Z,LIMA,RUI,X04000002,GRC,OK",
        "2026-11-10T10:00:00Z,BARBOSA,PAULA,X04000001,NLD,OK",
        "2026-11-10T10:00:00Z,BARBOSA,PAULA,X04000009,NLD,NOT_OK"
    })
    void the_answer_follows_from_the_phase_of_the_day_of_arrival(
            Instant day, String surname, String names, String number, String state, String answer) {
        now = day;
        assertThat(ask(surname, names, number, state)).isEqualTo(answer);
    }

    @Test
    void what_was_answered_is_logged_with_its_time() {
        now = Instant.parse("2026-11-22T04:00:00Z");
        JsonNode told = json(reply(question("BARBOSA", "PAULA", "X04000001", "NLD", "", now)));
        now = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(simulator.queries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.get("id")).isEqualTo(told.get("queryId"));
                            assertThat(entry.get("at").stringValue())
                                    .isEqualTo("2026-11-22T04:00:00Z");
                            assertThat(entry.get("answer").stringValue()).isEqualTo("OK");
                            assertThat(entry.at("/document/number").stringValue())
                                    .isEqualTo("X04000001");
                        });
    }

    @Test
    void who_needs_none_as_the_carrier_says_is_not_looked_up_and_not_logged() {
        for (String declared : new String[] {"EXEMPT", "AIRPORT_TRANSIT"}) {
            JsonNode told =
                    json(
                            reply(
                                    question(
                                            "COSTA",
                                            "ANA",
                                            "X04000003",
                                            "NLD",
                                            ",\"declaration\":\"" + declared + "\"",
                                            now)));
            assertThat(told.toString())
                    .isEqualTo("{\"answer\":\"NOT_APPLICABLE\",\"system\":\"ETIAS\"}");
        }
        assertThat(simulator.queries()).isEmpty();
    }

    @Test
    void more_than_48_hours_before_departure_nothing_is_answered() {
        Instant soon = now.plus(Duration.ofHours(48));
        assertThat(reply(question("COSTA", "ANA", "X04000003", "NLD", "", soon)).status())
                .isEqualTo(200);
        assertThat(
                        reply(question("COSTA", "ANA", "X04000003", "NLD", "", soon.plusSeconds(1)))
                                .status())
                .isEqualTo(400);
    }

    /** The gateway is a border authority: it may not ask as a carrier does. */
    @Test
    void only_the_carrier_itself_is_answered() {
        for (String other : new String[] {"gateway-signing", "spare-signing"}) {
            assertThat(
                            simulator
                                    .answer(
                                            RestPair.request(
                                                    TestPki.shared().credentials(other),
                                                    truth,
                                                    "00000099000000013000",
                                                    EtiasContract.CARRIER,
                                                    question(
                                                            "COSTA",
                                                            "ANA",
                                                            "X04000003",
                                                            "NLD",
                                                            "",
                                                            now)))
                                    .status())
                    .isEqualTo(401);
        }
    }

    private String ask(String surname, String names, String number, String state) {
        JsonNode told = json(reply(question(surname, names, number, state, "", now)));
        assertThat(EtiasContract.load().violations("CarrierAnswer", told)).isEmpty();
        return told.get("answer").stringValue();
    }

    private Reply reply(byte[] question) {
        return simulator.answer(
                RestPair.request(
                        TestPki.shared().credentials("carrier-01-signing"),
                        truth,
                        "00000099000000013000",
                        EtiasContract.CARRIER,
                        question));
    }

    private static JsonNode json(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return JsonContract.read(reply.body());
    }

    private byte[] question(
            String surname,
            String names,
            String number,
            String state,
            String more,
            Instant departure) {
        return """
        {"passenger":{"documentType":"PASSPORT","issuingCountry":"UTO","documentNumber":"%s","surname":"%s",
          "firstNames":"%s","dateOfBirth":"1990-10-30","sex":"UNSPECIFIED","nationality":"BRA"},
         "journey":{"scheduledDeparture":"%s","arrivalDay":"%s","stateOfEntry":"%s","transport":"GP0001"}%s}"""
                .formatted(
                        number,
                        surname,
                        names,
                        departure,
                        departure.toString().substring(0, 10),
                        state,
                        more)
                .getBytes(StandardCharsets.UTF_8);
    }
}
