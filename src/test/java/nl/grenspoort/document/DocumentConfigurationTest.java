package nl.grenspoort.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

class DocumentConfigurationTest {
    @TempDir static Path shared;
    private static TrustDirectory demo = new TrustDirectory(Path.of("none"));

    private final DocumentConfiguration configuration = new DocumentConfiguration();

    @BeforeAll
    static void makeDemoPki() {
        demo = DemoPki.openOrCreate(shared.resolve("demo"), 2048, Instant.now());
    }

    @Test
    void properties_have_their_defaults_and_names() {
        PropertiesContract.assertDefaults(new DocumentProperties(Path.of("certs/csca")));
        PropertiesContract.assertNames(
                Map.of("trust-store", "elsewhere"), new DocumentProperties(Path.of("elsewhere")));
    }

    @Test
    void the_demo_without_a_folder_trusts_its_own_CSCA_only() {
        CscaTrustStore trusted = store(shared.resolve("missing"), true);
        assertThat(trusted.size()).isEqualTo(1);
        assertThat(verdict(trusted, "document-signer").result())
                .isEqualTo(ChipVerdict.Result.PASSED);
        assertThat(verdict(trusted, "document-signer-unknown").checks())
                .contains(Specimens.undetermined("CHAIN", "ISSUER_UNKNOWN"));
    }

    @Test
    void the_demo_with_a_folder_trusts_both(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("nl.cer"), TestFiles.bytes("masterlists/NL_ROOT_CA.cer"));
        assertThat(store(folder, true).size()).isEqualTo(2);
        assertThat(store(folder, false).size()).isEqualTo(1);
    }

    @Test
    void production_refuses_to_start_without_a_certificate(@TempDir Path empty) {
        for (Path folder : new Path[] {empty, empty.resolve("missing")}) {
            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(() -> store(folder, false))
                    .withMessageContaining("grenspoort.document.trust-store");
        }
    }

    private CscaTrustStore store(Path folder, boolean demoMode) {
        return configuration.cscaTrustStore(
                new DocumentProperties(folder),
                nl.grenspoort.trust.TestPki.properties(demo.folder(), demoMode),
                demo);
    }

    private ChipVerdict verdict(CscaTrustStore trusted, String signer) {
        Map<String, byte[]> chip = SpecimenChip.signedBy(demo.credentials(signer), Specimens.ANNA);
        return configuration
                .documentInspector(trusted)
                .inspect(
                        new PresentedDocument(
                                DocumentKind.PASSPORT, Specimens.ANNA, chip, Map.of()),
                        Instant.now())
                .chip();
    }
}
