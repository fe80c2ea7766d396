package nl.grenspoort.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Oin;

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

    @Test
    void every_change_has_a_version_of_its_own() throws Exception {
        ReloadingRegister register = new ReloadingRegister(terminals, officers);
        String before = register.version();
        String right = Files.readString(officers);
        write(right.replace("onDuty: true", "onDuty: false"));
        assertThat(register.version()).isNotEqualTo(before);
        write(right);
        assertThat(register.version()).isEqualTo(before);
    }

    @Test
    @Threat("T-CFG-7")
    void in_production_a_test_number_is_not_taken_at_the_start_and_not_later() throws Exception {
        assertThatThrownBy(() -> new ReloadingRegister(terminals, officers, false))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("kiosk-ams-01");
        String test = Files.readString(terminals);
        Files.writeString(terminals, test.replace("00000099", "00000001"));
        ReloadingRegister register = new ReloadingRegister(terminals, officers, false);
        Files.writeString(terminals, test);
        write(Files.readString(officers));
        assertThat(register.terminal(new Oin("00000099000000001000"))).isEmpty();
        assertThat(register.terminal(new Oin("00000001000000001000"))).isPresent();
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
