package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@code certs/make-pki.sh} makes. */
class OwnPkiTest {
    private static final List<String> OF_THE_GATEWAY =
            List.of("gateway-server", "gateway-client", "gateway-signing", "gateway-encryption");

    private static final String P256_ORDER =
            "115792089210356248762697446949407573529996955224135760342422259061068512044369";

    @TempDir private static Path parent;

    private static OwnPki pki;

    @BeforeAll
    static void make() {
        pki = OwnPki.make(parent.resolve("pki"));
    }

    @Test
    void has_every_identity_of_the_demo_with_an_oin_that_is_no_test_number_and_nobodys() {
        for (DemoIdentity identity : DemoIdentity.ALL) {
            Oin oin = Oin.of(credentials(identity.name()).certificate()).orElseThrow();

            assertThat(oin.isTest()).as(identity.name()).isFalse();
            assertThat(oin.value()).startsWith("00000001").endsWith("000");
            assertThat(isRsin(oin.value().substring(8, 17))).as(oin.value()).isFalse();
        }
    }

    @Test
    void keys_are_p256_for_tls_and_rsa_3072_for_messages_under_the_ca_for_it() throws Exception {
        for (DemoIdentity identity : DemoIdentity.ALL) {
            boolean tls = identity.use().name().startsWith("TLS");
            X509Certificate certificate = credentials(identity.name()).certificate();

            certificate.verify(
                    pki.gateway().anchors(tls ? "tls-ca" : "signing-ca").getFirst().getPublicKey());
            if (tls) {
                assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder())
                        .hasToString(P256_ORDER);
            } else {
                assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                        .isEqualTo(3072);
            }
        }
    }

    @Test
    void every_simulated_system_has_a_certificate_that_ran_out_for_its_key() throws Exception {
        List<DemoIdentity> signers =
                DemoIdentity.ALL.stream().filter(DemoIdentity::signsForSystem).toList();
        assertThat(signers).isNotEmpty();
        for (DemoIdentity identity : signers) {
            Credentials expired = credentials(identity.name() + "-expired");

            assertThat(expired.certificate().getNotAfter()).isInThePast();
            assertThat(expired.key()).isEqualTo(credentials(identity.name()).key());
            assertThat(expired.certificate().getPublicKey())
                    .isEqualTo(credentials(identity.name()).certificate().getPublicKey());
            expired.certificate()
                    .verify(pki.gateway().anchors("signing-ca").getFirst().getPublicKey());
        }
    }

    @Test
    void nobody_else_may_read_a_key() throws Exception {
        try (Stream<Path> files = Files.walk(pki.folder())) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(
                            file ->
                                    assertThat(Files.getPosixFilePermissions(file))
                                            .isEqualTo(
                                                    PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void a_revoked_certificate_is_on_its_authoritys_crl_and_the_new_one_is_not() throws Exception {
        X509Certificate old = credentials("mobile-ams-01").certificate();
        assertThat(crl("tls-ca").isRevoked(old)).isFalse();

        pki.revoke("mobile-ams-01");
        pki.issue("mobile-ams-01", "client", "00000001999990004000");

        X509CRL crl = crl("tls-ca");
        crl.verify(pki.gateway().anchors("tls-ca").getFirst().getPublicKey());
        assertThat(crl.isRevoked(old)).isTrue();
        assertThat(credentials("mobile-ams-01").certificate()).isNotEqualTo(old);
        assertThat(crl.isRevoked(credentials("mobile-ams-01").certificate())).isFalse();
        assertThat(crl("signing-ca").getRevokedCertificates()).isNull();
    }

    @Test
    void the_key_store_holds_the_gateways_keys_under_their_names() throws Exception {
        pki.run("pkcs12");

        Path gateway = pki.gateway().folder();
        char[] password = Files.readString(gateway.resolve("keys.password")).toCharArray();
        KeyStore store = KeyStore.getInstance(gateway.resolve("keys.p12").toFile(), password);
        assertThat(Collections.list(store.aliases()))
                .containsExactlyInAnyOrderElementsOf(OF_THE_GATEWAY);
        for (String name : OF_THE_GATEWAY) {
            assertThat(store.getKey(name, password)).isEqualTo(credentials(name).key());
            assertThat(store.getCertificate(name)).isEqualTo(credentials(name).certificate());
        }
    }

    @Test
    void what_is_there_is_not_overwritten() {
        assertThatThrownBy(() -> OwnPki.make(pki.folder()))
                .hasMessageContaining("is there already");
        assertThat(credentials("gateway-server")).isNotNull();
    }

    private static Credentials credentials(String name) {
        return (name.startsWith("gateway-") ? pki.gateway() : pki.peers()).credentials(name);
    }

    private static X509CRL crl(String authority) throws Exception {
        try (var in = Files.newInputStream(pki.crls().resolve(authority + ".crl"))) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        }
    }

    /** The eleven test of Dutch numbers. */
    private static boolean isRsin(String digits) {
        int sum =
                IntStream.range(0, 9)
                        .map(i -> (i == 8 ? -1 : 9 - i) * Character.digit(digits.charAt(i), 10))
                        .sum();
        return sum % 11 == 0;
    }
}
