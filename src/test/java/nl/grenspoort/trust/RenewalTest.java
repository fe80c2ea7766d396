package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.telemetry.Meter;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What changes on disk while the gateway runs. */
class RenewalTest {
    private static final String GATEWAY = "00000001999990100000";

    @TempDir private static Path place;
    private static OwnPki pki;
    private static final CertificateRules RULES =
            new CertificateRules(Duration.ofDays(30), List.of("TRIAL"));

    @BeforeAll
    static void make() {
        pki = OwnPki.make(place.resolve("pki"));
    }

    @Test
    void a_renewed_key_and_certificate_are_used_without_a_restart() {
        TrustDirectory trust = trust(pki.gateway().folder());
        X509Certificate old = trust.credentials("gateway-server").certificate();

        pki.issue("gateway-server", "server", GATEWAY);

        X509Certificate found = trust.credentials("gateway-server").certificate();
        assertThat(found).isNotEqualTo(old);
        assertThat(found).isEqualTo(pki.gateway().credentials("gateway-server").certificate());
        assertThat(problem(trust, "gateway-server")).isNull();
    }

    @Test
    @Threat("T-KEY-7")
    void a_broken_file_leaves_the_old_one_in_force_and_is_told() throws IOException {
        TrustDirectory trust = trust(pki.gateway().folder());
        Credentials old = trust.credentials("gateway-client");
        Path file = pki.gateway().folder().resolve("gateway-client.crt");
        String good = Files.readString(file);

        Files.writeString(file, good.substring(0, 300));

        assertThat(trust.credentials("gateway-client")).isEqualTo(old);
        assertThat(problem(trust, "gateway-client")).contains("can't be read as certificates");

        Files.writeString(file, good);
        assertThat(problem(trust, "gateway-client")).isNull();
    }

    @Test
    @Threat("T-KEY-7")
    void a_certificate_whose_key_is_not_there_yet_waits_for_it() throws IOException {
        TrustDirectory trust = trust(pki.gateway().folder());
        Credentials old = trust.credentials("gateway-client");
        Path key = pki.gateway().folder().resolve("gateway-client.key");
        String oldKey = Files.readString(key);
        pki.issue("gateway-client", "client", GATEWAY);
        String newKey = Files.readString(key);

        Files.writeString(key, oldKey);
        assertThat(trust.credentials("gateway-client")).isEqualTo(old);
        assertThat(problem(trust, "gateway-client")).contains("don't belong together");

        Files.writeString(key, newKey);
        assertThat(trust.credentials("gateway-client")).isNotEqualTo(old);
    }

    @Test
    @Threat("T-KEY-7")
    void a_certificate_of_another_oin_takes_a_restart() {
        TrustDirectory trust = trust(pki.gateway().folder());
        Credentials old = trust.credentials("gateway-signing");
        pki.issue("gateway-signing", "signing", "00000001999990002000");
        assertThat(trust.credentials("gateway-signing")).isEqualTo(old);
        assertThat(problem(trust, "gateway-signing")).contains("of another OIN");
        pki.issue("gateway-signing", "signing", GATEWAY);
        assertThat(problem(trust, "gateway-signing")).isNull();
    }

    @Test
    @Threat("T-KEY-7")
    void what_production_would_not_start_with_is_not_taken_over(@TempDir Path folder)
            throws IOException {
        copy(pki.gateway().folder(), folder, "gateway-server");
        Files.copy(pki.gateway().folder().resolve("tls-ca.crt"), folder.resolve("tls-ca.crt"));
        TrustDirectory trust =
                new TrustDirectory(
                        folder,
                        new PemFolder(folder),
                        Revocation.UNASKED,
                        new Renewal.Strict(RULES, InstantSource.system()),
                        TlsContexts.SESSION,
                        Duration.ZERO);
        Credentials old = trust.credentials("gateway-server");
        List<X509Certificate> anchors = trust.anchors("tls-ca");

        Credentials weak =
                Recipe.server(Recipe.authority("CA").make())
                        .withKeys(Recipe.keys("RSA2048"))
                        .make();
        write(folder, "gateway-server", weak);
        Files.copy(
                TestPki.shared().folder().resolve("tls-ca.crt"),
                folder.resolve("tls-ca.crt"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(trust.credentials("gateway-server")).isEqualTo(old);
        assertThat(trust.anchors("tls-ca")).isSameAs(anchors);
    }

    @Test
    void the_inventory_tells_what_is_in_force_and_until_when() {
        CertificateInventory inventory = trust(pki.gateway().folder()).inventory();
        assertThat(inventory.certificates())
                .extracting(CertificateInventory.Entry::name)
                .containsExactly(
                        "gateway-server",
                        "gateway-client",
                        "gateway-signing",
                        "gateway-encryption",
                        "tls-ca",
                        "signing-ca");
        CertificateInventory.Entry signing = inventory.certificates().get(2);
        assertThat(signing.oin()).isEqualTo(GATEWAY);
        assertThat(signing.key()).isEqualTo("RSA 3072");
        assertThat(signing.subject()).contains("Example Border Police");
        assertThat(signing.daysLeft(java.time.Instant.now())).isBetween(728L, 730L);
        assertThat(inventory.certificates().get(4).authority()).isTrue();
        assertThat(inventory.certificates().get(4).key()).isEqualTo("EC 256");
    }

    @Test
    void a_meter_tells_of_files_that_can_not_be_used(@TempDir Path folder) throws IOException {
        for (OwnIdentity own : OwnIdentity.ALL) {
            copy(pki.gateway().folder(), folder, own.name());
        }
        for (String anchor : List.of("tls-ca.crt", "signing-ca.crt")) {
            Files.copy(pki.gateway().folder().resolve(anchor), folder.resolve(anchor));
        }
        var meters = new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
        new CertificateMeters(trust(folder), InstantSource.system()).bindTo(meters);

        assertThat(meters.get(Meter.CERTIFICATE_NOT_RENEWED.meterName()).gauge().value()).isZero();
        Files.writeString(folder.resolve("gateway-server.crt"), "broken");
        assertThat(meters.get(Meter.CERTIFICATE_NOT_RENEWED.meterName()).gauge().value())
                .isEqualTo(1);
    }

    private static TrustDirectory trust(Path folder) {
        return new TrustDirectory(
                folder,
                new PemFolder(folder),
                Revocation.UNASKED,
                Renewal.ANY,
                TlsContexts.SESSION,
                Duration.ZERO);
    }

    private static @Nullable String problem(TrustDirectory trust, String name) {
        return trust.inventory().certificates().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow()
                .problem();
    }

    private static void copy(Path from, Path to, String name) throws IOException {
        Files.copy(from.resolve(name + ".crt"), to.resolve(name + ".crt"));
        Files.copy(from.resolve(name + ".key"), to.resolve(name + ".key"));
    }

    private static void write(Path folder, String name, Credentials made) throws IOException {
        for (Object object : List.of(made.key(), made.certificate())) {
            String ending = object == made.key() ? ".key" : ".crt";
            try (var writer =
                    new org.bouncycastle.openssl.jcajce.JcaPEMWriter(
                            Files.newBufferedWriter(folder.resolve(name + ending)))) {
                writer.writeObject(
                        object == made.key()
                                ? new org.bouncycastle.openssl.jcajce.JcaPKCS8Generator(
                                        made.key(), null)
                                : object);
            }
        }
    }
}
