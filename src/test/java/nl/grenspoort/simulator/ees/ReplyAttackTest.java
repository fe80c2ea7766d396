package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An answer that is not wholly the EES's own, fresh and to our question is not used. */
@Threat("T-SIG-4")
class ReplyAttackTest {
    private final RealAnswers real = new RealAnswers();
    private final EesExchange exchange = real.exchange;
    private final WireReply data = real.data;

    private void assertSignatureInvalid(WireReply reply) {
        assertThat(real.read(reply)).isEqualTo(real.unavailable("SIGNATURE_INVALID"));
    }

    @Test
    void what_the_attacks_start_from_is_used() {
        assertThat(real.read(data)).isInstanceOf(SystemAnswer.Data.class);
        assertThat(real.read(Forgery.signed(data, RealAnswers.NOTHING, exchange.clock())))
                .isInstanceOf(SystemAnswer.NoData.class);
        assertThat(
                        real.read(
                                Forgery.jws(
                                        data, header(JWSAlgorithm.PS256, Forgery.COVERED).build())))
                .isInstanceOf(SystemAnswer.Data.class);
    }

    @Test
    void unsigned() {
        assertSignatureInvalid(Forgery.with(data, "message-signature", null));
        assertSignatureInvalid(Forgery.with(data, "message-signature", ""));
        assertSignatureInvalid(Forgery.with(data, "message-signature", ".."));
        assertSignatureInvalid(Forgery.with(data, "message-signature", "x".repeat(100_000)));
    }

    @Test
    void algorithm_none() {
        assertSignatureInvalid(Forgery.unsecured(data, ""));
        assertSignatureInvalid(Forgery.unsecured(data, Forgery.signature(data).split("\\.\\.")[1]));
    }

    @Test
    void public_key_as_secret_of_an_hmac() {
        assertSignatureInvalid(Forgery.macWithPublicKey(data, exchange.clock().instant()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "PS384", "PS512"})
    void another_rsa_algorithm(String algorithm) {
        assertSignatureInvalid(
                Forgery.jws(data, header(JWSAlgorithm.parse(algorithm), Forgery.COVERED).build()));
    }

    @Test
    void same_name_and_oin_under_another_authority() {
        assertSignatureInvalid(
                Forgery.signed(
                        data,
                        Map.of(),
                        data.body(),
                        Forgery.otherAuthority("ees-signing"),
                        exchange.clock()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sis-signing", "gateway-signing", "gateway-encryption"})
    void another_certificate_of_the_same_authority(String name) {
        assertSignatureInvalid(
                Forgery.signed(
                        data,
                        Map.of(),
                        data.body(),
                        TestPki.shared().credentials(name),
                        exchange.clock()));
    }

    @ParameterizedTest
    @CsvSource({"PT1M9S, true", "PT1M12S, false", "-PT9S, true", "-PT12S, false"})
    void stale_or_future(Duration later, boolean used) {
        exchange.passes(later);
        assertThat(real.read(data) instanceof SystemAnswer.Data).isEqualTo(used);
        if (!used) {
            assertSignatureInvalid(data);
        }
    }

    @Test
    void another_body() {
        assertSignatureInvalid(
                Forgery.with(data, RealAnswers.NOTHING.getBytes(StandardCharsets.UTF_8)));
        assertSignatureInvalid(Forgery.with(data, new byte[0]));
        assertSignatureInvalid(
                Forgery.with(data, Arrays.copyOf(data.body(), data.body().length - 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "digest, SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "content-type, text/plain",
        "content-type, application/json;charset=utf-8",
        "message-id, 00000000-0000-7000-8000-000000000000",
        "message-to, 00000099000000000200",
        "relates-to, 00000000-0000-7000-8000-000000000000",
    })
    void another_or_no_header_field(String name, String value) {
        assertSignatureInvalid(Forgery.with(data, name, value));
        assertSignatureInvalid(Forgery.with(data, name, null));
    }

    @Test
    void an_answer_to_another_message() {
        assertSignatureInvalid(real.noData);
        assertSignatureInvalid(exchange.reply(EesExchange.request(real.askForLin().message())));
    }

    @Test
    void an_answer_meant_for_another_gateway() {
        assertSignatureInvalid(
                Forgery.signed(
                        data,
                        Map.of("message-to", "00000099000000000200"),
                        data.body(),
                        Forgery.ees(),
                        exchange.clock()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest", "relates-to", "message-to", "content-type", "message-id"})
    void a_signature_that_leaves_something_out(String name) {
        List<String> less = new ArrayList<>(Forgery.COVERED);
        less.remove(name);
        assertSignatureInvalid(Forgery.jws(data, header(JWSAlgorithm.PS256, less).build()));
    }

    @Test
    void a_signature_that_names_its_parts_wrongly() {
        List<String> twice = new ArrayList<>(Forgery.COVERED);
        twice.add("digest");
        assertSignatureInvalid(Forgery.jws(data, header(JWSAlgorithm.PS256, twice).build()));
        for (Map<String, Object> sigD :
                List.<Map<String, Object>>of(
                        Map.of("pars", Forgery.COVERED, "mId", "urn:other"),
                        Map.of("pars", Forgery.COVERED))) {
            assertSignatureInvalid(
                    Forgery.jws(
                            data,
                            header(JWSAlgorithm.PS256, Forgery.COVERED)
                                    .customParam("sigD", sigD)
                                    .build()));
        }
    }

    @Test
    void a_header_that_asks_for_more_or_less_than_we_understand() {
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED)
                                .criticalParams(Set.of("b64", "sigD", "exp"))
                                .customParam("exp", 1)
                                .build()));
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED)
                                .criticalParams(Set.of("b64"))
                                .build()));
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED).x509CertChain(null).build()));
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED)
                                .customParam("iat", "now")
                                .build()));
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED)
                                .customParam("iat", Long.MAX_VALUE)
                                .build()));
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm, List<String> names) {
        return Forgery.header(algorithm, names, exchange.clock().instant());
    }
}
