package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder made by {@code ./grenspoort install}, used as an operator does. */
class InstallIT {
    @TempDir Path folder;

    @Test
    void an_installation_starts_from_its_cache_and_knows_its_commands() throws Exception {
        // a space, as people have them
        Path installation = folder.resolve("my gateway");
        assertThat(run("grenspoort", "install", installation.toString())).contains("Installed.");
        assertThat(installation.resolve("certs/demo")).doesNotExist();
        try (Stream<Path> files = Files.list(installation)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("app", "certs", "config", "docs", "grenspoort", "routes")
                    .doesNotContain("data", ".training", "target");
        }
        try (GatewayProcess gateway =
                GatewayProcess.installed(
                        installation,
                        folder.resolve("run"),
                        "--grenspoort.trust.signing-key-bits=2048")) {
            assertThat(gateway.ready()).isTrue();
        }
        assertThat(run(installation.resolve("grenspoort").toString(), "scenario", "list"))
                .contains("01-free-movement-kiosk");
    }

    private static String run(String... words) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("sh"), Stream.of(words)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
