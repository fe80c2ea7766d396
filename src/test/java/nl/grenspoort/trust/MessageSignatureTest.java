package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

class MessageSignatureTest {
    private static final Instant NOW = Instant.now();
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final List<String> NAMES = List.of("(request-target)", "digest", "content-type");
    private static final Map<String, String> HEADERS =
            Map.of("Digest", MessageParts.digest(BODY), "Content-Type", " application/json ");

    private final MessageSigner signer =
            new MessageSigner(
                    TestPki.shared().credentials("gateway-signing"), InstantSource.fixed(NOW));

    /** By the words of RFC 7515, RFC 7797 and JAdES alone, with none of the code that signs. */
    @Test
    void a_signature_is_what_the_standards_say() throws GeneralSecurityException {
        String[] jws = signer.sign(request("POST", "/v1/a", BODY), NAMES).split("\\.", -1);
        assertThat(jws).hasSize(3);
        assertThat(jws[1]).as("detached").isEmpty();
        JsonNode header = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jws[0]));
        assertThat(header.get("alg").stringValue()).isEqualTo("PS256");
        assertThat(header.get("b64").booleanValue()).isFalse();
        assertThat(header.get("iat").longValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(header.get("crit").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("b64", "sigD");
        assertThat(header.at("/sigD/mId").stringValue())
                .isEqualTo("http://uri.etsi.org/19182/HttpHeaders");
        assertThat(header.at("/sigD/pars").valueStream().map(JsonNode::stringValue))
                .containsExactlyElementsOf(NAMES);
        byte[] certificate = Base64.getDecoder().decode(header.at("/x5c/0").stringValue());
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        pss.initVerify(
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate)));
        pss.update(
                (jws[0]
                                + ".(request-target): post /v1/a\n"
                                + "digest: SHA-256=AVq9f1zFei3ZS3WQ8ErYCEJzkF7jPsXOvq5iJ2qX+GI=\n"
                                + "content-type: application/json")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(MessageParts.digest(BODY))
                .isEqualTo("SHA-256=AVq9f1zFei3ZS3WQ8ErYCEJzkF7jPsXOvq5iJ2qX+GI=");
        assertThat(pss.verify(Base64.getUrlDecoder().decode(jws[2]))).isTrue();
    }

    @Test
    void two_signatures_of_the_same_message_differ() {
        MessageParts parts = request("POST", "/v1/a", BODY);
        assertThat(signer.sign(parts, NAMES)).isNotEqualTo(signer.sign(parts, NAMES));
    }

    @Test
    void what_was_signed_is_verified() throws MessageSignatureException {
        MessageParts parts = request("POST", "/v1/a", BODY);
        MessageVerifier.Verified verified =
                verifier(NOW).verify(signer.sign(parts, NAMES), parts, Set.copyOf(NAMES));
        assertThat(verified.signedAt()).isEqualTo(Instant.ofEpochSecond(NOW.getEpochSecond()));
        assertThat(verified.id()).matches("[0-9a-f]{64}");
    }

    @Test
    void method_path_body_and_field_are_all_covered() {
        String signature = signer.sign(request("POST", "/v1/a", BODY), NAMES);
        for (MessageParts other :
                List.of(
                        request("PUT", "/v1/a", BODY),
                        request("POST", "/v1/a?x=1", BODY),
                        request("POST", "/v1/a", new byte[0]),
                        MessageParts.request(
                                "POST",
                                "/v1/a",
                                Map.of("digest", MessageParts.digest(BODY), "content-type", "a/b"),
                                BODY),
                        MessageParts.response(HEADERS, BODY))) {
            assertThatThrownBy(() -> verifier(NOW).verify(signature, other, Set.of("digest")))
                    .isInstanceOf(MessageSignatureException.class);
        }
    }

    @Test
    void a_signature_counts_from_one_skew_before_until_its_age_and_one_skew_after() {
        MessageParts parts = request("POST", "/v1/a", BODY);
        String signature = signer.sign(parts, NAMES);
        Duration age = Duration.ofMinutes(1);
        Duration skew = Duration.ofSeconds(10);
        for (Duration later : List.of(skew.negated(), Duration.ZERO, age.plus(skew))) {
            assertThatCode(
                            () ->
                                    verifier(NOW.plus(later))
                                            .verify(signature, parts, Set.of("digest")))
                    .doesNotThrowAnyException();
        }
        for (Duration later :
                List.of(skew.plusSeconds(1).negated(), age.plus(skew).plusSeconds(1))) {
            assertThatThrownBy(
                            () ->
                                    verifier(NOW.plus(later))
                                            .verify(signature, parts, Set.of("digest")))
                    .isInstanceOf(MessageSignatureException.class);
        }
    }

    @Test
    void an_expired_certificate_does_not_count() {
        Instant past = NOW.plus(Duration.ofDays(800));
        MessageSigner late =
                new MessageSigner(
                        TestPki.shared().credentials("gateway-signing"), InstantSource.fixed(past));
        MessageParts parts = request("POST", "/v1/a", BODY);
        assertThatThrownBy(
                        () ->
                                verifier(past)
                                        .verify(late.sign(parts, NAMES), parts, Set.of("digest")))
                .hasMessage("the signer's certificate is not trusted");
    }

    /** Same organisation, same authority. */
    @Test
    void a_certificate_to_encrypt_to_does_not_sign() {
        MessageSigner encryptor =
                new MessageSigner(
                        TestPki.shared().credentials("gateway-encryption"),
                        InstantSource.fixed(NOW));
        MessageParts parts = request("POST", "/v1/a", BODY);
        assertThatThrownBy(
                        () ->
                                verifier(NOW)
                                        .verify(
                                                encryptor.sign(parts, NAMES),
                                                parts,
                                                Set.of("digest")))
                .hasMessage("the signer's certificate is not one to sign with");
    }

    @Test
    void a_verifier_that_would_not_cover_the_body_is_a_mistake() {
        MessageParts parts = request("POST", "/v1/a", BODY);
        assertThatThrownBy(() -> verifier(NOW).verify("x", parts, Set.of("content-type")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MessageParts request(String method, String path, byte[] body) {
        return MessageParts.request(method, path, HEADERS, body);
    }

    private static MessageVerifier verifier(Instant now) {
        return new MessageVerifier(
                TestPki.shared().anchors("signing-ca"),
                new Oin("00000099000000000100"),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                InstantSource.fixed(now));
    }
}
