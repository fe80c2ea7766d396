package nl.grenspoort.simulator.ees;

import static nl.grenspoort.simulator.ees.EesClient.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The simulated EES says what is wrong with a genuine request. */
class RequestCheckTest {
    private static final String SEARCH = "/v1/individual-files/_search";
    private static final String BY_DOCUMENT =
            "\"travelDocuments\":[{\"type\":\"PASSPORT\",\"number\":\"X1\",\"issuingCountry\":\"UTO\"}]";

    private final EesExchange exchange = new EesExchange();
    private final EesClient client = new EesClient(exchange.simulator, exchange.clock());

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/individual-files/_search/, 404",
        "GET, /v1/individual-files, 404",
        "DELETE, /v1/individual-files/EES-1, 404",
        "GET, /v1/individual-files/EES-1/../EES-2, 404",
    })
    void what_is_not_in_the_contract_is_not_found(String method, String path, int status) {
        Reply reply = client.send(client.request(method, path, EesClient.fresh(), "{}"));
        assertProblem(reply, status, "no-such-operation");
    }

    @Test
    void every_wrong_member_is_named() {
        Reply reply =
                client.post(
                        SEARCH,
                        """
                        "identityData":{"surname":"","firstNames":"LIN","dateOfBirth":"1988-02-31x","sex":"F","nationalities":["jpn"]},
                        "travelDocuments":[{"type":"VISA_STICKER","number":"X 1"}],
                        "extra":1
                        """);
        assertProblem(reply, 400, "invalid-input");
        assertThat(EesClient.pointers(reply))
                .containsExactlyInAnyOrder(
                        "/identityData/surname",
                        "/identityData/dateOfBirth",
                        "/identityData/sex",
                        "/identityData/nationalities/0",
                        "/travelDocuments/0/type",
                        "/travelDocuments/0/number",
                        "/travelDocuments/0/issuingCountry",
                        "/extra");
    }

    @Test
    void a_date_that_does_not_exist_is_named() {
        Reply reply =
                client.post(
                        SEARCH,
                        """
                        "identityData":{"surname":"A","firstNames":"","dateOfBirth":"1988-02-31","sex":"MALE","nationalities":[]}
                        """);
        assertProblem(reply, 400, "invalid-input");
        assertThat(EesClient.pointers(reply)).containsExactly("/identityData/dateOfBirth");
    }

    @Test
    void a_search_without_anything_to_search_by_or_a_reason_is_refused() {
        Reply nobody = client.post(SEARCH, "\"travelDocuments\":[]");
        assertThat(nobody.status()).isEqualTo(400);
        Reply why =
                client.send(
                        client.request("POST", SEARCH, EesClient.fresh(), "{" + BY_DOCUMENT + "}"));
        assertThat(EesClient.pointers(why)).containsExactly("/consultation");
    }

    @Test
    void a_write_without_key_and_a_read_without_reason_are_refused() {
        Map<String, String> headers = EesClient.fresh();
        headers.remove("idempotency-key");
        Reply write = client.send(client.request("POST", "/v1/individual-files", headers, "{}"));
        assertThat(EesClient.pointers(write))
                .contains("header idempotency-key", "/consultation", "/individualFile");
        headers.remove("content-type");
        headers.put("message-id", "00000000-0000-7000-8000-000000000000");
        Reply read = client.send(client.request("GET", "/v1/individual-files/EES-1", headers, ""));
        assertThat(EesClient.pointers(read)).hasSize(4).contains("header consultation-purpose");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"a\":1,\"a\":1}", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1"})
    void what_is_no_json_within_limits_is_refused(String body) {
        assertProblem(
                client.send(client.request("POST", SEARCH, EesClient.fresh(), body)),
                400,
                "invalid-input");
    }

    @Test
    void another_media_type_is_refused() {
        Map<String, String> headers = EesClient.fresh();
        headers.put("content-type", "text/plain");
        assertProblem(
                client.send(client.request("POST", SEARCH, headers, "{}")),
                415,
                "unsupported-media-type");
    }

    @Test
    void an_identifier_that_is_no_uuid_is_refused_and_not_repeated() {
        Map<String, String> headers = EesClient.fresh();
        headers.put("message-id", "mine");
        Reply reply = client.send(client.request("POST", SEARCH, headers, "{}"));
        assertProblem(reply, 400, "invalid-input");
        assertThat(reply.headers()).doesNotContainKey("Relates-To");
    }

    @Test
    void documents_of_an_unreadable_request_are_unknown() {
        byte[] broken = "{\"travelDocuments\":".getBytes(StandardCharsets.UTF_8);
        assertThat(exchange.simulator.documentsAsked(new Request("POST", SEARCH, Map.of(), broken)))
                .isEmpty();
        assertThat(exchange.simulator.documentsAsked(new Request("GET", "/x", Map.of(), broken)))
                .isEmpty();
    }
}
