package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.release.Approvers;
import nl.grenspoort.release.TestRelease;
import nl.grenspoort.trust.Credentials;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two approvers sign, anybody verifies. */
class ConfigCommandsTest {
    private static final Approvers APPROVERS = new Approvers();

    @TempDir Path home;
    @TempDir Path certificates;

    @BeforeEach
    void prepare() throws IOException {
        TestRelease.in(home);
        pem("release-ca.crt", APPROVERS.authority());
        for (String name : List.of("first", "second")) {
            Credentials approver = APPROVERS.approver(name);
            pem(name + ".crt", approver.certificate());
            pem(name + ".key", new JcaPKCS8Generator(approver.key(), null));
        }
    }

    @Test
    void one_begins_another_adds_and_then_it_holds() {
        assertThat(run("sign", "--as", "first", "--release", "2026-11-25.1").code()).isZero();
        assertThat(run("verify").out()).contains("1 of the 2 people");
        CommandLineRun second = run("sign", "--as", "second");
        assertThat(second.code()).isZero();
        assertThat(second.out())
                .contains("config/access-policy.yaml")
                .contains("routes/systems/sis.camel.yaml")
                .contains("signed by CN=second")
                .doesNotContain("terminals.yaml");
        CommandLineRun verified = run("verify");
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(verified.out())
                .contains("Release 2026-11-25.1 holds")
                .contains("signed by CN=first")
                .contains("signed by CN=second");
    }

    @Test
    @Threat("T-CFG-2")
    void the_second_does_not_sign_what_changed_after_the_first() throws IOException {
        run("sign", "--as", "first", "--release", "1");
        Files.writeString(home.resolve("config/access-policy.yaml"), "version: mine");
        CommandLineRun second = run("sign", "--as", "second");
        assertThat(second.code()).isEqualTo(2);
        assertThat(second.err()).contains("Files changed since release 1");
        assertThat(run("verify").out())
                .contains("config/access-policy.yaml is not as it was signed");
    }

    @Test
    void a_new_release_begins_without_the_signatures_of_the_old() {
        run("sign", "--as", "first", "--release", "1");
        run("sign", "--as", "second");
        run("sign", "--as", "first", "--release", "2");
        assertThat(run("verify").out()).contains("1 of the 2 people");
    }

    @Test
    @Threat("T-CFG-4")
    void what_production_would_refuse_is_not_signed() throws IOException {
        Files.writeString(home.resolve("routes/more.camel.yaml"), "- beans: []");
        CommandLineRun signed = run("sign", "--as", "first", "--release", "1");
        assertThat(signed.code()).isEqualTo(2);
        assertThat(signed.err()).contains("route-not-allowed");
        assertThat(home.resolve("config/release.json")).doesNotExist();
    }

    @Test
    void mistakes_are_told_in_a_line() {
        assertThat(run("sign", "--as", "first").err()).contains("There is no release to sign yet");
        assertThat(run("sign", "--as", "nobody", "--release", "1").err()).contains("nobody.key");
        assertThat(run("sign", "--as", "first", "--release", "a b").err()).contains("a version is");
        assertThat(run("sign", "--as", "first", "--release", "1", "--valid-from", "soon").err())
                .contains("--valid-from is a time in UTC");
        assertThat(run("verify", "--signatures", "0").err()).contains("--signatures is 1 to 5");
    }

    private CommandLineRun run(String... words) {
        List<String> command = new ArrayList<>(List.of("config"));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--certs", certificates.toString()));
        return CommandLineRun.of(home, TestMakers.makers(), command.toArray(String[]::new));
    }

    private void pem(String name, Object object) throws IOException {
        try (JcaPEMWriter writer =
                new JcaPEMWriter(new FileWriter(certificates.resolve(name).toFile()))) {
            writer.writeObject(object);
        }
    }
}
