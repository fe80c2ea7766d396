package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SignedMessage;
import nl.grenspoort.trust.wus.SoapForge;
import nl.grenspoort.trust.wus.Verified;
import nl.grenspoort.trust.wus.VerifiedMessage;
import nl.grenspoort.trust.wus.WusAddress;
import nl.grenspoort.trust.wus.WusRefusedException;
import nl.grenspoort.trust.wus.WusSigner;
import nl.grenspoort.trust.wus.WusVerifier;

import org.w3c.dom.Element;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A desk that speaks SOAP, written by hand. Every answer is verified and held against the schema.
 */
abstract class DeskTest extends KioskTest {
    static final String SERVICE = "/ws/border-checks";
    static final String GATEWAY_OIN = "00000099000000000100";
    static final String DESK_OIN = "00000099000000003000";
    static final Credentials OWN = TestPki.TRUSTED.credentials("desk-ams-01-signing");

    private static final WusSigner SIGNER =
            new WusSigner(OWN, Duration.ofMinutes(5), InstantSource.system());
    private static final WusVerifier VERIFIER =
            new WusVerifier(
                    TestPki.TRUSTED.anchors("signing-ca"),
                    new Oin(GATEWAY_OIN),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(1),
                    1_000_000,
                    InstantSource.system());

    /** Sends a request that is in order and must be confirmed, whatever is answered. */
    DeskReply call(String request) {
        return call(request, UUID.randomUUID());
    }

    DeskReply call(String request, UUID messageId) {
        SignedMessage signed = sign(request, messageId);
        HttpResponse<byte[]> answer = post(DESK, signed.bytes(), action(request));
        return confirmed(answer, signed.sent());
    }

    UUID openedBySoap() {
        return UUID.fromString(call(DeskBodies.open(newKey())).text("id"));
    }

    SignedMessage sign(String request, UUID messageId) {
        return SIGNER.sign(
                new WusAddress(action(request), to(), from(), messageId),
                body ->
                        body.appendChild(
                                body.getOwnerDocument()
                                        .importNode(
                                                SoapForge.document(request).getDocumentElement(),
                                                true)));
    }

    /** A forge of a request that is in order. */
    SoapForge forge(String request) {
        return SoapForge.request("urn:uuid:" + UUID.randomUUID(), OWN, request)
                .header("Action", action(request))
                .header("To", to().toString())
                .header("From", "<a:Address>" + from() + "</a:Address>");
    }

    URI to() {
        return WusAddress.withOin(
                URI.create("https://localhost:" + port + SERVICE), new Oin(GATEWAY_OIN));
    }

    static URI from() {
        return WusAddress.withOin(URI.create("https://desk.example/ams-01"), new Oin(DESK_OIN));
    }

    static String action(String request) {
        return DeskBodies.NAMESPACE
                + ":"
                + SoapForge.document(request).getDocumentElement().getLocalName();
    }

    /** Posts bytes as SOAP. */
    HttpResponse<byte[]> post(String identity, byte[] message, String action, String... headers) {
        return http(
                identity,
                "POST",
                SERVICE,
                message,
                with(
                        with(headers, "Content-Type", "text/xml; charset=utf-8"),
                        "SOAPAction",
                        '"' + action + '"'));
    }

    HttpResponse<byte[]> http(
            String identity, String method, String path, byte[] message, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(message));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client(identity).send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a request whose signature was verified. */
    static DeskReply confirmed(HttpResponse<byte[]> answer, SentMessage sent) {
        try {
            VerifiedMessage message = VERIFIER.verify(answer.body(), sent);
            return reply(
                    answer,
                    Map.of("Action", message.action(), "RelatesTo", sent.messageUri()),
                    message.payload());
        } catch (WusRefusedException e) {
            throw new AssertionError(
                    "the answer does not confirm the request: " + new String(answer.body()), e);
        }
    }

    /** The answer to a request whose signature was not: signed, and confirming nothing. */
    static DeskReply unconfirmed(HttpResponse<byte[]> answer) {
        Verified verified = Verified.of(answer.body(), TestPki.TRUSTED, GATEWAY_OIN);
        return reply(answer, verified.headers(), verified.payload());
    }

    private static DeskReply reply(
            HttpResponse<byte[]> answer, Map<String, String> addressing, Element payload) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
        assertThat(answer.headers().firstValue("API-Version")).isPresent();
        DeskReply reply =
                DeskReply.of(
                        answer.statusCode(), answer.headers(), addressing, payload, answer.body());
        assertThat(reply.status()).isEqualTo(reply.fault() ? 500 : 200);
        if (reply.fault()) {
            assertThat(addressing.get("Action")).isEqualTo(DeskBodies.NAMESPACE + ":problem");
        }
        return reply;
    }

    static <T> T present(@org.jspecify.annotations.Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
