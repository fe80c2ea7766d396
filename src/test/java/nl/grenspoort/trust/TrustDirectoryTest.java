package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.start.StartRefusedException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TrustDirectoryTest {
    private static final String SECRET = "c2VjcmV0IHdvcmRz";

    @TempDir Path folder;

    @Test
    void key_and_chain_of_an_identity_belong_together() throws Exception {
        for (String name : new String[] {"gateway-server", "gateway-signing", "csca"}) {
            Credentials own = TestPki.shared().credentials(name);
            boolean rsa = own.key().getAlgorithm().equals("RSA");
            java.security.Signature signature =
                    java.security.Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(own.key());
            byte[] signed = signature.sign();
            signature.initVerify(own.certificate().getPublicKey());
            assertThat(signature.verify(signed)).as(name).isTrue();
            assertThat(own.toString()).doesNotContain("PrivateKey").contains("CN=");
        }
    }

    @Test
    void what_is_missing_is_named_with_what_to_do() {
        TrustDirectory directory = new TrustDirectory(folder);
        assertRefused("nobody.key", () -> directory.credentials("nobody"));
        assertRefused("nobody.crt", () -> directory.anchors("nobody"));
        assertRefused("nobody.secret", () -> directory.secret("nobody"));
        assertRefused("sealing.key", directory::sealingKey);
        assertThatThrownBy(directory::sealingKey)
                .hasMessageContaining("is missing")
                .hasMessageContaining("delete the folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                SECRET,
                "-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n*" + SECRET + "!\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n",
                "-----BEGIN EC PRIVATE KEY-----\n" + SECRET + "\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "\u00ff\u0000" + SECRET
            })
    void a_key_that_is_none_is_named_and_not_shown(String content) throws IOException {
        write("broken.key", content);
        TrustDirectory directory = new TrustDirectory(folder);
        assertRefused("broken.key", () -> directory.credentials("broken"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                SECRET,
                "-----BEGIN CERTIFICATE-----\n" + SECRET + "\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n" + SECRET
            })
    void certificates_that_are_none_are_named_and_not_shown(String content) throws IOException {
        write("broken.crt", content);
        TrustDirectory directory = new TrustDirectory(folder);
        assertRefused("broken.crt", () -> directory.anchors("broken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", SECRET, "*" + SECRET + "*", "\u00ff" + SECRET})
    void a_sealing_key_that_is_none_is_named_and_not_shown(String content) throws IOException {
        write("sealing.key", content);
        assertRefused("sealing.key", new TrustDirectory(folder)::sealingKey);
    }

    @Test
    void an_empty_secret_is_none() throws IOException {
        write("database.secret", " \n");
        assertRefused("database.secret", () -> new TrustDirectory(folder).secret("database"));
        write("database.secret", SECRET + "\n");
        assertThat(new TrustDirectory(folder).secret("database")).isEqualTo(SECRET);
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(
                folder.resolve(file), content, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The whole chain of causes is looked at: it may be printed. */
    private void assertRefused(String file, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(folder.resolve(file).toString())
                .satisfies(
                        refused -> {
                            for (Throwable cause = refused;
                                    cause != null;
                                    cause = cause.getCause()) {
                                assertThat(String.valueOf(cause.getMessage()))
                                        .doesNotContain(SECRET);
                            }
                        });
    }
}
