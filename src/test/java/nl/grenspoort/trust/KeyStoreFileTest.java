package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.function.Supplier;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key store that {@code certs/make-pki.sh pkcs12} makes. */
class KeyStoreFileTest {
    @TempDir private static Path shared;
    private static OwnPki pki;
    private static String password;

    @TempDir private Path folder;

    @BeforeAll
    static void make() throws IOException {
        pki = OwnPki.make(shared.resolve("pki"));
        pki.run("pkcs12");
        password = Files.readString(pki.gateway().folder().resolve("keys.password"));
    }

    @Test
    void holds_each_identity_under_its_name() {
        for (OwnIdentity identity : OwnIdentity.ALL) {
            Credentials pem = pki.gateway().credentials(identity.name());
            Credentials stored = store(pem()).credentials(identity.name());
            assertThat(stored.certificate()).isEqualTo(pem.certificate());
            assertThat(KeyPairs.match(stored)).isTrue();
        }
    }

    @Test
    void the_password_may_be_in_a_file_or_in_a_variable() throws IOException {
        Path file = Files.writeString(folder.resolve("pw"), password + "\n# not this line\n");
        assertThat(StorePassword.file(file).get()).containsExactly(password.toCharArray());
        assertThat(
                        StorePassword.variable(
                                        "KEYS", name -> name.equals("KEYS") ? password : null)
                                .get())
                .containsExactly(password.toCharArray());
    }

    @Test
    @Threat("T-KEY-3")
    void what_is_wrong_is_named_and_no_password_is_told() throws IOException {
        assertRefused(
                "is missing",
                () -> new KeyStoreFile(folder.resolve("no.p12"), pem()).credentials("x"));
        assertRefused(
                "The password is not that of the key store",
                () ->
                        store(() -> ("wrong-" + password).toCharArray())
                                .credentials("gateway-server"));
        assertRefused(
                "no key under the alias nobody; it has gateway-client, gateway-encryption,"
                        + " gateway-server, gateway-signing",
                () -> store(pem()).credentials("nobody"));
        Path text = Files.writeString(folder.resolve("text.p12"), "no store");
        assertRefused(
                "can't be read as PKCS#12", () -> new KeyStoreFile(text, pem()).credentials("x"));
        assertRefused(
                "can't be read", () -> StorePassword.file(folder.resolve("no-password")).get());
        assertRefused(
                "KEYS with the password of the key store is empty",
                () -> StorePassword.variable("KEYS", _ -> null).get());
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertRefused("is empty", () -> StorePassword.file(empty).get());
    }

    @Test
    void the_sealing_key_is_an_entry_or_a_file_and_never_both() throws Exception {
        TrustDirectory byFile =
                directory(pki.gateway().folder().resolve("keys.p12"), pki.gateway().folder());
        assertThat(byFile.sealingKey()).isEqualTo(pki.gateway().sealingKey());

        SecretKey own = new SecretKeySpec(new byte[32], "AES");
        Path with = withSecret(own);
        assertThat(directory(with, folder).sealingKey()).isEqualTo(own);
        assertThatThrownBy(() -> directory(with, pki.gateway().folder()).sealingKey())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("two sealing keys");
        assertThatThrownBy(
                        () ->
                                directory(
                                                withSecret(new SecretKeySpec(new byte[16], "AES")),
                                                folder)
                                        .sealingKey())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("no AES key of 256 bits");
    }

    private Path withSecret(SecretKey key) throws Exception {
        KeyStore store =
                KeyStore.getInstance(
                        pki.gateway().folder().resolve("keys.p12").toFile(),
                        password.toCharArray());
        store.setEntry(
                "sealing",
                new KeyStore.SecretKeyEntry(key),
                new KeyStore.PasswordProtection(password.toCharArray()));
        Path file = folder.resolve("with-" + key.getEncoded().length + ".p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    private static TrustDirectory directory(Path store, Path folder) {
        return new TrustDirectory(
                folder,
                new KeyStoreFile(store, pem()),
                Revocation.UNASKED,
                Renewal.ANY,
                TlsContexts.SESSION,
                Duration.ZERO);
    }

    private static KeyStoreFile store(Supplier<char[]> secret) {
        return new KeyStoreFile(pki.gateway().folder().resolve("keys.p12"), secret);
    }

    private static Supplier<char[]> pem() {
        return password::toCharArray;
    }

    private static void assertRefused(String message, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(message)
                .satisfies(
                        refused -> {
                            for (Throwable cause = refused;
                                    cause != null;
                                    cause = cause.getCause()) {
                                assertThat(String.valueOf(cause.getMessage()))
                                        .doesNotContain(password);
                            }
                        });
    }
}
