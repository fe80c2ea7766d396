package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class TrustCheckTest {
    @TempDir Path folder;

    private OwnPki pki;

    @BeforeEach
    void make() {
        pki = OwnPki.make(folder.resolve("pki"));
    }

    @Test
    void keys_of_an_authority_of_ones_own_are_not_refused() {
        assertThat(refusals(pki.gateway().folder())).isEmpty();
    }

    @Test
    @Threat("T-CFG-7")
    void keys_of_the_demo_are_told_one_by_one() {
        assertThat(refusals(TestPki.shared().folder()))
                .extracting(Refusal::id)
                .containsOnly("keys")
                .hasSizeGreaterThan(2);
    }

    @Test
    void a_missing_key_is_told_in_words() throws IOException {
        Files.delete(pki.gateway().folder().resolve("gateway-signing.key"));
        assertThat(refusals(pki.gateway().folder()))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.line()).contains("gateway-signing.key"));
    }

    @Test
    @Threat("T-CFG-7")
    void not_to_look_is_refused_too() {
        assertThat(
                        new TrustCheck()
                                .refusals(
                                        TestSettings.of(Map.of("grenspoort.trust.demo", "false"))))
                .extracting(Refusal::id)
                .containsExactly("keys-unchecked");
    }

    private List<Refusal> refusals(Path directory) {
        return new TrustCheck()
                .refusals(
                        TestSettings.of(
                                Map.of(
                                        "grenspoort.trust.directory",
                                        directory.toString(),
                                        "grenspoort.trust.demo",
                                        "false",
                                        "grenspoort.trust.production",
                                        "true",
                                        "grenspoort.trust.crl-directory",
                                        pki.crls().toString())));
    }
}
