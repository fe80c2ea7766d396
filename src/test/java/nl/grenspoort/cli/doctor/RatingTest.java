package nl.grenspoort.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.cli.doctor.Rating.Level;
import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.TlsContexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.cert.X509Certificate;

/** NCSC's table of May 2025. */
class RatingTest {
    private static final X509Certificate P_256 =
            TestPki.shared().anchors("gateway-server").getFirst();
    private static final X509Certificate RSA_2048 =
            TestPki.shared().anchors("gateway-signing").getFirst();

    @ParameterizedTest
    @CsvSource({
        "TLS_AES_256_GCM_SHA384, GOOD",
        "TLS_CHACHA20_POLY1305_SHA256, GOOD",
        "TLS_AES_128_GCM_SHA256, SUFFICIENT",
        "TLS_AES_128_CCM_SHA256, SUFFICIENT",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, SUFFICIENT",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, SUFFICIENT",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CCM, SUFFICIENT",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, PHASE_OUT",
        "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384, PHASE_OUT",
        "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_GCM_SHA256, PHASE_OUT",
        "TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256, PHASE_OUT",
        "TLS_RSA_WITH_AES_128_GCM_SHA256, INSUFFICIENT",
        "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA, INSUFFICIENT",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8, INSUFFICIENT"
    })
    void a_suite_is_rated(String suite, Level level) {
        assertThat(Rating.suite(suite).level()).isEqualTo(level);
    }

    @Test
    void whatever_we_offer_is_at_least_sufficient() {
        assertThat(TlsContexts.CIPHER_SUITES)
                .allSatisfy(
                        suite ->
                                assertThat(Rating.suite(suite).level())
                                        .isLessThanOrEqualTo(Level.SUFFICIENT));
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, X25519, GOOD",
        "TLSv1.3, P-384, GOOD",
        "TLSv1.3, X25519MLKEM768, GOOD",
        "TLSv1.2, P-256, SUFFICIENT",
        "TLSv1.3, ffdhe3072, PHASE_OUT",
        "TLSv1.2, P-224, PHASE_OUT",
        "TLSv1.1, P-256, INSUFFICIENT"
    })
    void the_worst_part_decides(String protocol, String group, Level level) {
        assertThat(Rating.of(protocol, "TLS_AES_256_GCM_SHA384", group, P_256).level())
                .isEqualTo(level);
    }

    @Test
    void a_short_rsa_key_is_named() {
        Rating rating = Rating.of("TLSv1.3", "TLS_AES_256_GCM_SHA384", "X25519", RSA_2048);
        assertThat(rating.level()).isEqualTo(Level.PHASE_OUT);
        assertThat(rating.why()).isEqualTo("RSA 2048");
    }
}
