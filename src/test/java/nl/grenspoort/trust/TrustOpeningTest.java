package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A start in production, with real files. */
class TrustOpeningTest {
    @TempDir private static Path shared;
    private static OwnPki pki;

    @TempDir private Path folder;
    private final Map<String, String> settings = new HashMap<>();

    @BeforeAll
    static void make() {
        pki = OwnPki.make(shared.resolve("pki"));
    }

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.walk(pki.folder().resolve("gateway"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(pki.folder().resolve("gateway").relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        settings.put("directory", folder.toString());
        settings.put("demo", "false");
        settings.put("production", "true");
        settings.put("crl-directory", folder.resolve("crl").toString());
    }

    @Test
    void good_keys_with_current_lists_are_opened() {
        TrustDirectory trust = open();
        assertThat(trust.credentials("gateway-server").certificate())
                .isEqualTo(pki.gateway().credentials("gateway-server").certificate());
        assertThat(trust.sessionTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(trust.inventory().lists()).hasSize(2);
    }

    @Test
    @Threat("T-KEY-1")
    void keys_of_the_demo_are_refused_all_at_once() {
        settings.put("directory", TestPki.shared().folder().toString());
        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("gateway-server.crt is one of the demo")
                .hasMessageContaining("gateway-client.crt is one of the demo")
                .hasMessageContaining("gateway-signing.crt has a test number")
                .hasMessageContaining("in tls-ca is one of the demo");
    }

    @Test
    @Threat("T-KEY-1")
    void authorities_of_the_demo_beside_ones_own_are_refused() throws IOException {
        String demo = Files.readString(TestPki.shared().folder().resolve("tls-ca.crt"));
        Files.writeString(
                folder.resolve("tls-ca.crt"),
                Files.readString(folder.resolve("tls-ca.crt")) + demo);
        assertThatThrownBy(this::open)
                .hasMessageContaining("in tls-ca is one of the demo")
                .hasMessageNotContaining("gateway-server");
    }

    @Test
    void a_certificate_that_leads_to_no_authority_given_is_refused() throws IOException {
        replace("signing-ca.crt", "tls-ca.crt");
        assertThatThrownBy(this::open)
                .hasMessageContaining("gateway-server.crt can't be used")
                .hasMessageContaining("leads to none of the authorities");
    }

    @Test
    void a_key_of_another_certificate_is_refused_outside_production_too() throws IOException {
        replace("gateway-client.key", "gateway-server.key");
        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("gateway-server.crt don't belong together");
        settings.put("production", "false");
        TrustDirectory trust = open();
        assertThatThrownBy(() -> trust.credentials("gateway-server"))
                .hasMessageContaining("don't belong together");
    }

    @Test
    @Threat("T-KEY-6")
    void a_missing_or_stale_list_is_refused() throws IOException {
        Files.delete(folder.resolve("crl/signing-ca.crl"));
        assertThatThrownBy(this::open)
                .hasMessageContaining("gateway-signing.crt can't be used")
                .hasMessageContaining("no revocation list")
                .hasMessageContaining("grenspoort.trust.crl-directory");
        assertThatThrownBy(() -> open(Instant.now().plus(Duration.ofDays(8))))
                .hasMessageContaining("is stale");
    }

    @Test
    void a_missing_folder_of_lists_is_refused() {
        settings.put("crl-directory", folder.resolve("nowhere").toString());
        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    @Threat("T-KEY-5")
    void ones_own_revoked_certificate_is_refused(@TempDir Path place) {
        OwnPki other = OwnPki.make(place.resolve("other"));
        other.revoke("gateway-client");
        settings.put("directory", other.gateway().folder().toString());
        settings.put("crl-directory", other.crls().toString());
        assertThatThrownBy(this::open)
                .hasMessageContaining("gateway-client.crt can't be used")
                .hasMessageContaining("was revoked on")
                .hasMessageNotContaining("gateway-server");
    }

    @Test
    void the_certificate_for_encryption_may_be_missing_but_no_other() throws IOException {
        Files.delete(folder.resolve("gateway-encryption.crt"));
        assertThat(open().inventory().certificates())
                .noneMatch(entry -> entry.name().equals("gateway-encryption"));
        Files.delete(folder.resolve("gateway-signing.crt"));
        assertThatThrownBy(this::open).hasMessageContaining("gateway-signing.crt is missing");
    }

    @Test
    void outside_production_the_demo_runs_without_lists() {
        settings.put("directory", TestPki.shared().folder().toString());
        settings.put("demo", "true");
        settings.put("production", "false");
        settings.remove("crl-directory");
        assertThat(open().inventory().lists()).isEmpty();
    }

    @Test
    @Threat("T-KEY-11")
    void outside_production_too_trial_and_other_authorities_never_mix() throws IOException {
        settings.put("production", "false");
        settings.put("trial-roots", "Example TLS");
        assertThat(open()).isNotNull();
        Files.writeString(
                folder.resolve("tls-ca.crt"),
                Files.readString(folder.resolve("tls-ca.crt"))
                        + Files.readString(folder.resolve("signing-ca.crt")));
        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("mixed in tls-ca");
    }

    private void replace(String from, String to) throws IOException {
        Files.copy(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private TrustDirectory open() {
        return open(Instant.now());
    }

    private TrustDirectory open(Instant now) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put("grenspoort.trust." + name, value));
        TrustProperties properties =
                new Binder(new MapConfigurationPropertySource(named))
                        .bindOrCreate("grenspoort.trust", TrustProperties.class);
        return TrustOpening.open(properties, System::getenv, now);
    }
}
