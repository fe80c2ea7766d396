package nl.grenspoort.simulator.ees;

import static nl.grenspoort.simulator.ees.EesClient.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The simulated EES answers the gateway only, each signed message once. */
@Threat("T-SIG-4")
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
