package nl.grenspoort.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.Credentials;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Signatures that other tools read, and signatures that other tools made. */
class ReleaseSignatureTest {
    private static final byte[] MANIFEST = "{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8);
    private static final Approvers APPROVERS = new Approvers();
    private static final Credentials FIRST = APPROVERS.approver("first");
    private static final Credentials SECOND = APPROVERS.approver("second");

    @TempDir Path folder;

    @Test
    void openssl_verifies_what_we_signed() throws Exception {
        String signed =
                ReleaseSignature.sign(
                        MANIFEST, ReleaseSignature.sign(MANIFEST, null, FIRST), SECOND);
        Files.writeString(folder.resolve("release.p7s"), signed);
        Files.write(folder.resolve("release.json"), MANIFEST);
        pem("ca.crt", APPROVERS.authority());
        openssl(
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "PEM",
                "-in",
                "release.p7s",
                "-content",
                "release.json",
                "-CAfile",
                "ca.crt",
                "-purpose",
                "any",
                "-out",
                "verified");
        assertThat(Files.readAllBytes(folder.resolve("verified"))).isEqualTo(MANIFEST);
    }

    @Test
    void we_verify_what_openssl_signed_beside_ours() throws Exception {
        Files.writeString(
                folder.resolve("release.p7s"), ReleaseSignature.sign(MANIFEST, null, FIRST));
        pem("second.crt", SECOND.certificate());
        pem("second.key", new JcaPKCS8Generator(SECOND.key(), null));
        Files.write(folder.resolve("release.json"), MANIFEST);
        openssl(
                "cms",
                "-resign",
                "-binary",
                "-in",
                "release.p7s",
                "-inform",
                "PEM",
                "-outform",
                "PEM",
                "-md",
                "sha256",
                "-signer",
                "second.crt",
                "-inkey",
                "second.key",
                "-out",
                "both.p7s");
        assertThat(signers(Files.readString(folder.resolve("both.p7s"))))
                .extracting(ReleaseSignature::name)
                .containsExactlyInAnyOrder("CN=first", "CN=second");
    }

    @Test
    @Threat("T-CFG-2")
    void a_weak_digest_or_missing_signed_attributes_do_not_hold() throws Exception {
        pem("first.crt", FIRST.certificate());
        pem("first.key", new JcaPKCS8Generator(FIRST.key(), null));
        Files.write(folder.resolve("release.json"), MANIFEST);
        for (List<String> weak :
                List.of(List.of("-md", "sha1"), List.of("-md", "sha256", "-noattr"))) {
            List<String> command =
                    new java.util.ArrayList<>(
                            List.of(
                                    "cms",
                                    "-sign",
                                    "-binary",
                                    "-in",
                                    "release.json",
                                    "-outform",
                                    "PEM",
                                    "-signer",
                                    "first.crt",
                                    "-inkey",
                                    "first.key",
                                    "-out",
                                    "weak.p7s"));
            command.addAll(weak);
            openssl(command.toArray(String[]::new));
            String made = Files.readString(folder.resolve("weak.p7s"));
            assertThatThrownBy(() -> signers(made))
                    .hasMessageContaining("does not fit the manifest");
        }
    }

    @Test
    @Threat("T-CFG-2")
    void one_wrong_signature_spoils_the_others() {
        String other = ReleaseSignature.sign("{}".getBytes(StandardCharsets.UTF_8), null, SECOND);
        String both = ReleaseSignature.sign(MANIFEST, other, FIRST);
        assertThatThrownBy(() -> signers(both)).hasMessageContaining("CN=second");
    }

    private static List<X509Certificate> signers(String pem) {
        return ReleaseSignature.signers(
                MANIFEST, pem, List.of(APPROVERS.authority()), Instant.now());
    }

    private void pem(String name, Object object) throws IOException {
        try (JcaPEMWriter writer =
                new JcaPEMWriter(new FileWriter(folder.resolve(name).toFile()))) {
            writer.writeObject(object);
        }
    }

    private void openssl(String... words) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
