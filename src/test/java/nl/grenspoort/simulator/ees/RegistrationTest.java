package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesData;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesQuestions;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What is registered in the simulated EES is there at the next question. */
class RegistrationTest {
    private static final String NEW_FILE =
            """
            "individualFile":{
              "identityData":{"surname":"SPECIMEN","firstNames":"LIN","dateOfBirth":"1988-02-29","sex":"FEMALE","nationalities":["JPN"]},
              "travelDocuments":[{"type":"PASSPORT","number":"X90000001","issuingCountry":"UTO","dateOfExpiry":"2031-06-30"}],
              "familyMember":false,"facialImage":"PRESENT","fingerprintData":"PRESENT"}
            """;
    private static final String ENTRY =
            "\"entry\":{\"dateTime\":\"2026-11-01T07:40:00Z\",\"borderCrossingPoint\":\"NL-AMS\"},"
                    + "\"authorisedStayUntil\":\"2027-01-29\"";
    private static final String EXIT =
            "\"exit\":{\"dateTime\":\"2026-11-20T18:00:00+01:00\",\"borderCrossingPoint\":\"NL-RTM\"}";

    private final EesExchange exchange = new EesExchange();
    private final EesClient client = new EesClient(exchange.simulator, exchange.clock());

    @Test
    void an_entry_registered_is_there_at_the_exit_and_the_exit_closes_it() {
        String path = created();
        assertThat(client.post(path + "/entry-records", ENTRY).status()).isEqualTo(201);
        assertThat(file(Purpose.BORDER_EXIT_TCN).entries())
                .containsExactly(
                        new EesFile.Entry(
                                Instant.parse("2026-11-01T07:40:00Z"),
                                "NL-AMS",
                                null,
                                null,
                                LocalDate.of(2027, 1, 29)));
        assertThat(client.post(path + "/exit-records", EXIT).status()).isEqualTo(201);
        assertThat(file(Purpose.BORDER_ENTRY_TCN).entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.exitAt())
                                    .isEqualTo(Instant.parse("2026-11-20T17:00:00Z"));
                            assertThat(entry.exitPoint()).isEqualTo("NL-RTM");
                        });
    }

    @Test
    void a_refusal_is_there_at_the_next_entry() {
        Reply reply =
                client.post(
                        created() + "/refusal-records",
                        "\"refusal\":{\"dateTime\":\"2026-11-02T09:00:00Z\","
                                + "\"borderCrossingPoint\":\"NL-AMS\",\"reasons\":[\"E\",\"H\"]}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(file(Purpose.BORDER_ENTRY_TCN).refusals())
                .containsExactly(
                        new EesFile.Refusal(
                                Instant.parse("2026-11-02T09:00:00Z"),
                                "NL-AMS",
                                List.of("E", "H")));
    }

    @Test
    void a_second_entry_while_one_is_open_is_taken_and_flagged() {
        String path = created();
        Reply first = client.post(path + "/entry-records", ENTRY);
        Reply second =
                client.post(path + "/entry-records", ENTRY.replace("2026-11-01", "2026-11-05"));
        assertThat(EesClient.json(first).get("irregularities")).isEmpty();
        assertThat(EesClient.json(second).at("/irregularities/0").stringValue())
                .isEqualTo("EARLIER_STAY_OPEN");
        client.post(path + "/exit-records", EXIT);
        assertThat(file(Purpose.BORDER_ENTRY_TCN).entries())
                .extracting(entry -> entry.exitAt() == null)
                .as("the exit closes the latest")
                .containsExactly(true, false);
    }

    @Test
    void an_exit_needs_an_entry_before_it() {
        String path = created();
        EesClient.assertProblem(client.post(path + "/exit-records", EXIT), 409, "no-open-stay");
        client.post(path + "/entry-records", ENTRY);
        Reply early = client.post(path + "/exit-records", EXIT.replace("2026-11-20", "2026-10-20"));
        EesClient.assertProblem(early, 400, "invalid-input");
        assertThat(EesClient.pointers(early)).containsExactly("/exit/dateTime");
    }

    @Test
    void a_file_is_read_where_its_creation_said_it_is() {
        String path = created();
        Reply read = client.get(path);
        assertThat(read.status()).isEqualTo(200);
        assertThat(path).endsWith(EesClient.json(read).get("reference").stringValue());
        EesClient.assertProblem(client.get(path + "0"), 404, "no-such-file");
        EesClient.assertProblem(client.post(path + "0/entry-records", ENTRY), 404, "no-such-file");
    }

    @Test
    void a_document_has_one_file() {
        created();
        EesClient.assertProblem(client.post("/v1/individual-files", NEW_FILE), 409, "file-exists");
    }

    @Test
    void the_same_key_registers_once_and_with_another_content_not_at_all() {
        String path = created() + "/entry-records";
        Map<String, String> headers = EesClient.fresh();
        String body = "{" + EesClient.WHY + "," + ENTRY + "}";
        Reply first = client.send(client.request("POST", path, headers, body));
        headers.put("message-id", UUID.randomUUID().toString());
        Reply again = client.send(client.request("POST", path, headers, body));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(file(Purpose.BORDER_EXIT_TCN).entries()).hasSize(1);
        headers.put("message-id", UUID.randomUUID().toString());
        Reply other =
                client.send(
                        client.request("POST", path, headers, body.replace("NL-AMS", "NL-RTM")));
        EesClient.assertProblem(other, 409, "identifier-reused");
        assertThat(file(Purpose.BORDER_EXIT_TCN).entries()).hasSize(1);
    }

    @Test
    void many_retries_at_once_register_once() {
        String path = created() + "/entry-records";
        Map<String, String> headers = EesClient.fresh();
        String body = "{" + EesClient.WHY + "," + ENTRY + "}";
        List<Request> retries =
                java.util.stream.IntStream.range(0, 8)
                        .mapToObj(_ -> client.request("POST", path, headers, body))
                        .toList();
        assertThat(retries.parallelStream().map(client::send).map(Reply::status)).containsOnly(201);
        assertThat(file(Purpose.BORDER_EXIT_TCN).entries()).hasSize(1);
    }

    @Test
    void loading_a_scenario_again_forgets_what_was_written_to_its_files() {
        String scenario =
                """
                travellers: [X90000001]
                files:
                  - reference: EES-1
                    person: {surname: SPECIMEN, givenNames: LIN, birth: 1988-02-29}
                    documents: [{kind: PASSPORT, issuer: UTO, number: X90000001}]
                """;
        exchange.load("one", scenario);
        client.post("/v1/individual-files/EES-1/entry-records", ENTRY);
        assertThat(file(Purpose.BORDER_EXIT_TCN).entries()).hasSize(1);
        exchange.load("one", scenario);
        assertThat(file(Purpose.BORDER_EXIT_TCN).entries()).isEmpty();
    }

    @Test
    void a_file_made_for_a_scenarios_traveller_goes_with_the_scenario() {
        exchange.load("one", "travellers: [X90000001]");
        created();
        exchange.simulator.unload("one");
        assertThat(search(Purpose.BORDER_ENTRY_TCN)).isInstanceOf(SystemAnswer.NoData.class);
    }

    @Test
    void a_request_about_a_file_asks_about_its_documents() {
        Request request = client.request("POST", created() + "/exit-records", Map.of(), "{}");
        assertThat(exchange.simulator.documentsAsked(request))
                .hasValueSatisfying(numbers -> assertThat(numbers).containsExactly("X90000001"));
    }

    /** Path of a new file. */
    private String created() {
        Reply reply = client.post("/v1/individual-files", NEW_FILE);
        assertThat(reply.status()).isEqualTo(201);
        return Objects.requireNonNull(reply.headers().get("Location"));
    }

    private SystemAnswer search(Purpose purpose) {
        return exchange.ask(
                EesQuestions.asking(
                        UUID.randomUUID(),
                        purpose,
                        RealAnswers.LIN,
                        List.of(EesQuestions.passport("X90000001"))));
    }

    private EesFile file(Purpose purpose) {
        return ((EesData) ((SystemAnswer.Data) search(purpose)).data()).files().getFirst();
    }
}
