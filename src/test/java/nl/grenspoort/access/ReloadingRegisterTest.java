package nl.grenspoort.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

class ReloadingRegisterTest {
    @TempDir Path folder;

    private Path terminals;
    private Path officers;
    private Instant written = Instant.now();

    @BeforeEach
    void copy() throws IOException {
        terminals = Files.copy(Path.of("config/terminals.yaml"), folder.resolve("terminals.yaml"));
        officers = Files.copy(Path.of("config/officers.yaml"), folder.resolve("officers.yaml"));
    }

    @Test
    void an_officer_taken_off_duty_is_off_duty_without_a_restart() throws Exception {
        ReloadingRegister register = new ReloadingRegister(terminals, officers);
        assertThat(onDuty(register)).isTrue();
        write(Files.readString(officers).replace("onDuty: true", "onDuty: false"));
        assertThat(onDuty(register)).isFalse();
    }

    @Test
    void a_wrong_file_leaves_the_register_as_it_was_until_it_is_mended() throws Exception {
        ReloadingRegister register = new ReloadingRegister(terminals, officers);
        String right = Files.readString(officers);
        write("officers: [{number: M1001");
        assertThat(onDuty(register)).isTrue();
        write(right.replace("onDuty: true", "onDuty: false"));
        assertThat(onDuty(register)).isFalse();
    }

    private static boolean onDuty(Register register) {
        return register.officer("M1001").orElseThrow().onDuty();
    }

    /** The register looks once a second. */
    private void write(String content) throws IOException, InterruptedException {
        Files.writeString(officers, content);
        written = written.plusSeconds(10);
        Files.setLastModifiedTime(officers, FileTime.from(written));
        Thread.sleep(Duration.ofMillis(1100));
    }
}
