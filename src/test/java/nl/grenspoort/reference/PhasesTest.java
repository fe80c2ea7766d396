package nl.grenspoort.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

class PhasesTest {
    private static final Phases SHIPPED = Phases.read(Path.of("config/reference/phases.yaml"));

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "2020-01-01,NOT_LIVE",
        "2026-02-28,NOT_LIVE",
        "2026-03-01,TRANSITIONAL",
        "2026-06-30,TRANSITIONAL",
        "2026-07-01,GRACE",
        "2026-10-31,GRACE",
        "2026-11-01,FULL",
        "2099-01-01,FULL"
    })
    void a_phase_holds_from_its_first_day_until_the_next_begins(LocalDate day, Phase phase) {
        assertThat(SHIPPED.on("ETIAS", day)).isEqualTo(phase);
    }

    @Test
    void a_system_without_dates_is_live() {
        assertThat(SHIPPED.on("SIS", LocalDate.of(2020, 1, 1))).isEqualTo(Phase.FULL);
        assertThat(SHIPPED.begins("SIS", Phase.FULL)).isEmpty();
    }

    @Test
    void says_when_a_phase_begins() {
        assertThat(SHIPPED.begins("ETIAS", Phase.GRACE)).hasValue(LocalDate.of(2026, 7, 1));
    }

    @Test
    void a_phase_may_be_left_out() throws IOException {
        Phases phases = Phases.read(file("systems: {ETIAS: [{phase: FULL, from: 2026-01-02}]}"));
        assertThat(phases.on("ETIAS", LocalDate.of(2026, 1, 1))).isEqualTo(Phase.NOT_LIVE);
        assertThat(phases.on("ETIAS", LocalDate.of(2026, 1, 2))).isEqualTo(Phase.FULL);
        assertThat(phases.begins("ETIAS", Phase.GRACE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "systems: {ETIAS: []}",
                "systems: {ETIAS: [{phase: FULL}]}",
                "systems: {ETIAS: [{from: 2026-01-01}]}",
                "systems: {ETIAS: [{phase: SOON, from: 2026-01-01}]}",
                "systems: {ETIAS: [{phase: FULL, from: 2026-13-01}]}",
                "systems: {ETIAS: [{phase: FULL, from: 2026-01-01, until: 2027-01-01}]}",
                "systems: {ETIAS: [{phase: FULL, from: 2026-01-01}, {phase: GRACE, from: 2026-02-01}]}",
                "systems: {ETIAS: [{phase: GRACE, from: 2026-01-01}, {phase: FULL, from: 2026-01-01}]}"
            })
    void a_file_that_leaves_a_day_in_doubt_is_refused_by_name(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Phases.read(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("phases.yaml");
    }

    @Test
    void a_missing_file_is_refused_by_name() {
        assertThatThrownBy(() -> Phases.read(folder.resolve("none.yaml")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void another_file_is_another_version() throws IOException {
        assertThat(
                        Phases.read(file("systems: {ETIAS: [{phase: FULL, from: 2026-01-02}]}"))
                                .version())
                .isNotEqualTo(SHIPPED.version());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("phases.yaml"), text);
    }
}
