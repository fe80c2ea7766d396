package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A start that can't go on says why in one line, and what to do. */
class StartIT {
    @TempDir Path folder;

    @Test
    void a_port_in_use_is_named_with_the_setting_that_changes_it() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            String said = start(taken.getLocalPort(), folder.resolve("certs").toString());
            assertThat(said)
                    .contains("can't start: port " + taken.getLocalPort() + " is in use")
                    .contains("server.port");
            assertThat(said).doesNotContain("\tat ");
        }
    }

    @Test
    void a_folder_that_can_not_be_written_is_named_with_what_to_do() throws Exception {
        String said = start(Ports.free(1).getFirst(), "/proc/grenspoort/certs");
        assertThat(said)
                .contains("can't start: The folder /proc/grenspoort/certs can't be written")
                .contains("grenspoort.trust.directory");
        assertThat(said).doesNotContain("\tat ");
    }

    @Test
    void a_setting_that_can_not_be_is_named() throws Exception {
        String said =
                start(
                        Ports.free(1).getFirst(),
                        folder.resolve("certs").toString(),
                        "--grenspoort.casework.lease=1s");
        assertThat(said).contains("can't start: grenspoort.casework.lease must be longer");
        assertThat(said).doesNotContain("\tat ");
    }

    /** Returns all that was printed; the start must fail. */
    private String start(int port, String certificates, String... settings)
            throws IOException, InterruptedException {
        List<Integer> ports = Ports.free(2);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                "target/grenspoort.jar",
                                "--server.port=" + port,
                                "--management.server.port=" + ports.get(0),
                                "--grenspoort.trust.signing-key-bits=2048",
                                "--grenspoort.trust.directory=" + certificates,
                                "--grenspoort.database.port=" + ports.get(1),
                                "--grenspoort.database.directory="
                                        + folder.resolve("data/postgres")));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        return said;
    }
}
