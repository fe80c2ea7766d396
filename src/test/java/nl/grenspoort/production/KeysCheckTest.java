package nl.grenspoort.production;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.trust.OwnPki;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class KeysCheckTest {
    @TempDir Path folder;

    @Test
    void keys_of_an_authority_of_ones_own_are_not_refused() {
        OwnPki pki = OwnPki.make(folder.resolve("pki"));
        assertThat(refusals(pki.gateway().folder())).isEmpty();
    }

    @Test
    @Threat("T-CFG-7")
    void every_certificate_of_the_demo_is_named() {
        assertThat(refusals(TestPki.shared().folder()))
                .extracting(Refusal::id)
                .containsOnly("demo-certificate")
                .hasSizeGreaterThan(10);
        assertThat(refusals(TestPki.shared().folder()))
                .extracting(Refusal::line)
                .anyMatch(line -> line.contains("tls-ca.crt"))
                .anyMatch(line -> line.contains("gateway-server.crt"));
    }

    @Test
    @Threat("T-CFG-7")
    void one_anchor_of_the_demo_among_others_is_found() throws IOException {
        OwnPki pki = OwnPki.make(folder.resolve("pki"));
        Path anchors = pki.gateway().folder().resolve("tls-ca.crt");
        Files.writeString(
                anchors,
                Files.readString(anchors)
                        + Files.readString(TestPki.shared().folder().resolve("tls-ca.crt")));
        assertThat(refusals(pki.gateway().folder()))
                .extracting(Refusal::id)
                .containsExactly("demo-certificate");
    }

    @Test
    void a_missing_folder_and_the_demo_setting_are_refused() {
        assertThat(
                        new KeysCheck()
                                .refusals(
                                        TestSettings.of(
                                                Map.of(
                                                        "grenspoort.trust.directory",
                                                        folder.resolve("none").toString()))))
                .extracting(Refusal::id)
                .containsExactly("demo-keys", "keys-missing");
    }

    private static List<Refusal> refusals(Path directory) {
        return new KeysCheck()
                .refusals(
                        TestSettings.of(
                                Map.of(
                                        "grenspoort.trust.directory",
                                        directory.toString(),
                                        "grenspoort.trust.demo",
                                        "false")));
    }
}
