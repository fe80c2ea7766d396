package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.wus.Attacks;
import nl.grenspoort.trust.wus.SignedMessage;
import nl.grenspoort.trust.wus.SoapForge;

import org.apache.wss4j.dom.WSConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Whoever has no key, or another's, or an old message, changes nothing and learns nothing. */
class DeskAttacksTest extends DeskTest {
    private static final Map<String, UnaryOperator<byte[]>> ATTACKS =
            Attacks.all(DeskBodies.open("of-the-attacker"));

    @SuppressWarnings("UnusedVariable") // a field source
    static final List<String> ATTACK_NAMES = List.copyOf(ATTACKS.keySet());

    @ParameterizedTest
    @FieldSource("ATTACK_NAMES")
    @Threat("T-SOAP-1")
    void a_message_that_was_tampered_with_is_refused_and_logged(String attack) {
        SignedMessage good = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        byte[] attacked = present(ATTACKS.get(attack)).apply(good.bytes());

        DeskReply reply = refused(attacked);

        assertThat(reply.problem()).isIn("signature-invalid", "envelope-invalid");
        assertThat(reply.faultcode()).isEqualTo("soap:Client");
        assertThat(log.last(Kind.OUTCOME).result()).isEqualTo("REFUSED");
        assertThat(log.last(Kind.OUTCOME).details()).containsEntry("problem", reply.problem());
        // and what was tampered with may still be sent as it was meant
        assertThat(
                        confirmed(
                                        post(DESK, good.bytes(), action(DeskBodies.open("x"))),
                                        good.sent())
                                .fault())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Body", "Timestamp", "Action", "MessageID", "To", "From"})
    @Threat("T-SOAP-2")
    void every_part_must_be_signed(String part) {
        assertThat(refused(forge(DeskBodies.open(newKey())).unsigned(part)).problem())
                .isEqualTo("signature-invalid");
    }

    @Test
    void a_forge_in_order_is_let_in() {
        assertThat(
                        post(
                                        DESK,
                                        forge(DeskBodies.open(newKey())).bytes(),
                                        action(DeskBodies.open("x")))
                                .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-signing", "sis-signing", "gateway-encryption"})
    @Threat("T-SOAP-3")
    void only_the_organisation_that_holds_the_connection_may_sign(String identity) {
        assertThat(refused(signedBy(TestPki.TRUSTED.credentials(identity))).problem())
                .isEqualTo("signature-invalid");
    }

    @Test
    @Threat("T-SOAP-3")
    void the_same_oin_under_another_authority_is_refused() {
        assertThat(refused(signedBy(TestPki.FOREIGN.credentials("desk-ams-01-signing"))).problem())
                .isEqualTo("signature-invalid");
    }

    @Test
    @Threat("T-SOAP-3")
    void a_desks_message_on_another_desks_connection_is_refused() {
        byte[] message = sign(DeskBodies.open(newKey()), UUID.randomUUID()).bytes();
        DeskReply reply = unconfirmed(post("mobile-ams-01", message, action(DeskBodies.open("x"))));
        assertThat(reply.problem()).isEqualTo("signature-invalid");
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    @Threat("T-SOAP-4")
    void the_same_message_is_refused_the_second_time_whatever_it_asks() {
        SignedMessage message = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        String action = action(DeskBodies.open("x"));
        assertThat(confirmed(post(DESK, message.bytes(), action), message.sent()).fault())
                .isFalse();

        DeskReply again = confirmed(post(DESK, message.bytes(), action), message.sent());

        assertThat(again.problem()).isEqualTo("message-replayed");
        assertThat(checks.calls()).hasSize(1);
        assertThat(log.entries()).hasSize(4);
    }

    @Test
    @Threat("T-SOAP-5")
    void a_timestamp_may_be_a_clock_skew_away_and_no_further() {
        Instant now = Instant.now();
        for (long seconds : new long[] {-420, 300}) {
            SoapForge forge = forge(DeskBodies.open(newKey())).created(now.plusSeconds(seconds));
            assertThat(refused(forge).problem()).isEqualTo("signature-invalid");
        }
        for (long seconds : new long[] {-250, 40}) {
            byte[] message =
                    forge(DeskBodies.open(newKey())).created(now.plusSeconds(seconds)).bytes();
            assertThat(post(DESK, message, action(DeskBodies.open("x"))).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @Threat("T-SOAP-6")
    void sha_1_and_keys_outside_the_message_are_refused() {
        List<SoapForge> weak =
                List.of(
                        forge(DeskBodies.open(newKey()))
                                .algorithms(WSConstants.RSA_SHA256, SoapForge.SHA1),
                        forge(DeskBodies.open(newKey()))
                                .algorithms(SoapForge.RSA_SHA1, WSConstants.SHA256),
                        forge(DeskBodies.open(newKey())).keyIdentifier(WSConstants.ISSUER_SERIAL));
        weak.forEach(forge -> assertThat(refused(forge).problem()).isEqualTo("signature-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {KIOSK, GATE})
    @Threat("T-SOAP-7")
    void a_kiosk_or_e_gate_is_refused_unread(String identity) {
        byte[] message = sign(DeskBodies.open(newKey()), UUID.randomUUID()).bytes();

        DeskReply reply = unconfirmed(post(identity, message, action(DeskBodies.open("x"))));

        assertThat(reply.problem()).isEqualTo("desks-only");
        assertThat(reply.addressing().get("RelatesTo")).endsWith("/addressing/unspecified");
        assertThat(checks.calls()).isEmpty();
        assertThat(log.last(Kind.INTENT).details()).containsEntry("body", "unread");
    }

    @Test
    @Threat("T-SOAP-7")
    void a_stranger_is_refused_unread() {
        byte[] message = sign(DeskBodies.open(newKey()), UUID.randomUUID()).bytes();
        DeskReply reply = unconfirmed(post(STRANGER, message, action(DeskBodies.open("x"))));
        assertThat(reply.problem()).isEqualTo("terminal-not-registered");
        assertThat(log.last(Kind.OUTCOME).result()).isEqualTo("REFUSED");
    }

    @Test
    @Threat("T-SOAP-11")
    void every_cause_of_distrust_looks_the_same() {
        List<DeskReply> refusals =
                List.of(
                        refused(forge(DeskBodies.open(newKey())).unsigned("To")),
                        refused(signedBy(TestPki.FOREIGN.credentials("desk-ams-01-signing"))),
                        refused(
                                forge(DeskBodies.open(newKey()))
                                        .created(Instant.now().minusSeconds(4000))),
                        refused(
                                forge("<openBorderCheck xmlns='urn:other'/>")
                                        .header("Action", "urn:x")
                                        .algorithms(SoapForge.RSA_SHA1, WSConstants.SHA256)));
        assertThat(refusals.stream().map(DeskAttacksTest::told).distinct()).hasSize(1);
    }

    @Test
    @Threat("T-SOAP-12")
    void a_message_of_very_many_elements_is_refused_before_it_is_built() {
        StringBuilder many = new StringBuilder("<s:Envelope xmlns:s='x'>");
        many.append("<a/>".repeat(100_000)).append("</s:Envelope>");
        assertThat(refused(many.toString().getBytes(StandardCharsets.UTF_8)).problem())
                .isEqualTo("envelope-invalid");
        assertThat(refused("<a>".repeat(39_000).getBytes(StandardCharsets.UTF_8)).problem())
                .isEqualTo("envelope-invalid");
    }

    @Test
    @Threat("T-SOAP-12")
    void a_message_larger_than_allowed_is_refused_unread() {
        DeskReply reply = unconfirmed(post(DESK, new byte[13_000_000], "x"));
        assertThat(reply.problem()).isEqualTo("too-large");
    }

    /** A flipped bit may fall into what nothing reads; then the request is the same. */
    @Test
    @Threat("T-SOAP-1")
    void flipped_bits_never_make_another_request() {
        Random random = new Random(20_261_125);
        for (int i = 0; i < 150; i++) {
            byte[] flipped = sign(DeskBodies.open("flip-" + i, small()), UUID.randomUUID()).bytes();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            post(DESK, flipped, action(DeskBodies.open("x")));
        }
        assertThat(checks.calls())
                .allSatisfy(
                        call ->
                                assertThat(
                                                call.given(
                                                                nl.grenspoort.casework
                                                                        .NewBorderCheck.class)
                                                        .documents()
                                                        .getFirst()
                                                        .mrz())
                                        .containsExactly(Bodies.LINE_1, Bodies.LINE_2));
        assertThat(checks.calls()).hasSizeLessThan(30);
    }

    private static String small() {
        return DeskBodies.documents().replaceAll("<chip>.*</chip>", "");
    }

    private SoapForge signedBy(Credentials signer) {
        return SoapForge.request("urn:uuid:" + UUID.randomUUID(), signer, DeskBodies.open(newKey()))
                .header("Action", action(DeskBodies.open("x")))
                .header("To", to().toString())
                .header("From", "<a:Address>" + from() + "</a:Address>");
    }

    private static String told(DeskReply reply) {
        return new String(reply.bytes(), StandardCharsets.UTF_8)
                .replaceAll("(?s).*<soap:Body[^>]*>", "")
                .replaceAll("(?s)</soap:Body>.*", "")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }

    private DeskReply refused(SoapForge forge) {
        return refused(forge.bytes());
    }

    private DeskReply refused(byte[] message) {
        DeskReply reply = unconfirmed(post(DESK, message, action(DeskBodies.open("x"))));
        assertThat(checks.calls()).isEmpty();
        return reply;
    }
}
