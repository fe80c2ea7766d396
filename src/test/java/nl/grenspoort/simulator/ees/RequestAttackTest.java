package nl.grenspoort.simulator.ees;

import static nl.grenspoort.simulator.ees.EesClient.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The simulated EES answers the gateway only, each signed message once, and says what is wrong. */
class RequestAttackTest {
    private static final String SEARCH = "/v1/individual-files/_search";
    private static final String BY_DOCUMENT =
            "\"travelDocuments\":[{\"type\":\"PASSPORT\",\"number\":\"X1\",\"issuingCountry\":\"UTO\"}]";

    private final EesExchange exchange = new EesExchange();
    private final EesClient client = new EesClient(exchange.simulator, exchange.clock());
    private final Attempt attempt = Attempt.first(EesQuestions.about(RealAnswers.LIN));

    private Request real() {
        return EesExchange.request(exchange.adapter.translate(attempt).message());
    }

    private void assertRefused(Request request) {
        assertProblem(client.send(request), 401, "signature-invalid");
    }

    @Test
    void the_real_request_is_answered() {
        assertThat(client.send(real()).status()).isEqualTo(200);
    }

    @Test
    void the_same_signed_bytes_again_are_refused() {
        Request request = real();
        assertThat(client.send(request).status()).isEqualTo(200);
        assertProblem(client.send(request), 401, "replayed");
        exchange.passes(Duration.ofSeconds(65));
        assertProblem(client.send(request), 401, "replayed");
        exchange.passes(Duration.ofSeconds(30));
        assertRefused(request);
    }

    @Test
    void a_replay_whose_signature_is_spelt_otherwise_is_refused() {
        Request request = real();
        client.send(request);
        String jws = Objects.requireNonNull(request.headers().get("message-signature"));
        // 256 bytes leave four bits of the last character unused
        String spelt =
                jws.substring(0, jws.length() - 1) + (char) (jws.charAt(jws.length() - 1) + 1);
        assertThat(client.send(with(request, "message-signature", spelt)).status()).isEqualTo(401);
    }

    @Test
    void a_retry_gets_the_same_result_under_a_new_signature() {
        Reply first = client.send(real());
        Reply second = client.send(real());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().get("Message-Signature"))
                .isNotEqualTo(first.headers().get("Message-Signature"));
        assertThat(second.headers().get("Relates-To"))
                .isEqualTo(attempt.consultation().messageId().toString());
    }

    @Test
    void the_same_message_id_with_another_question_is_a_conflict() {
        client.send(real());
        Map<String, String> headers = EesClient.fresh();
        headers.put("message-id", attempt.consultation().messageId().toString());
        assertProblem(
                client.send(
                        client.request(
                                "POST",
                                SEARCH,
                                headers,
                                "{" + EesClient.WHY + "," + BY_DOCUMENT + "}")),
                409,
                "identifier-reused");
    }

    @Test
    void unsigned_stale_or_future_is_refused() {
        assertRefused(without(real(), "message-signature"));
        Request stale = real();
        exchange.passes(Duration.ofSeconds(75));
        assertRefused(stale);
        Request future = real();
        exchange.passes(Duration.ofSeconds(-15));
        assertRefused(future);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message-id", "message-to", "digest", "content-type"})
    void a_changed_or_missing_header_field_is_refused(String name) {
        assertRefused(with(real(), name, "00000000-0000-7000-8000-000000000000"));
        assertRefused(without(real(), name));
    }

    @Test
    void another_path_method_or_body_is_refused() {
        Request real = real();
        assertRefused(new Request("POST", "/v1/individual-files", real.headers(), real.body()));
        assertRefused(new Request("PUT", SEARCH, real.headers(), real.body()));
        assertRefused(new Request("POST", SEARCH, real.headers(), new byte[0]));
    }

    @Test
    void a_field_slipped_in_after_signing_is_refused() {
        assertRefused(with(real(), "idempotency-key", "00000000-0000-7000-8000-000000000000"));
    }

    @Test
    void another_organisation_or_authority_is_refused() {
        for (Credentials by :
                new Credentials[] {
                    TestPki.shared().credentials("sis-signing"),
                    Forgery.otherAuthority("gateway-signing")
                }) {
            SystemAdapter other = EesQuestions.adapter(by, exchange.clock());
            assertRefused(EesExchange.request(other.translate(attempt).message()));
        }
    }

    @Test
    void a_message_meant_for_another_system_is_refused() {
        Map<String, String> headers = EesClient.fresh();
        headers.put("message-to", "00000099000000011000");
        assertRefused(client.request("POST", SEARCH, headers, "{}"));
    }

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

    private static Request with(Request request, String name, String value) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put(name, value);
        return new Request(request.method(), request.path(), headers, request.body());
    }

    private static Request without(Request request, String name) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.remove(name);
        return new Request(request.method(), request.path(), headers, request.body());
    }
}
