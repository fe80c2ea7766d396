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

class LanesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Lanes SHIPPED = Lanes.read(Path.of("config/reference/lanes.yaml"));

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "E_GATE,FREE_MOVEMENT,14",
        "E_GATE,VISA_EXEMPT,12",
        "E_GATE,VISA_REQUIRED,12",
        "KIOSK,FREE_MOVEMENT,12",
        "KIOSK,VISA_EXEMPT,12"
    })
    void as_shipped_a_lane_is_open_from_an_age(String lane, String regime, int age) {
        assertThat(SHIPPED.fromAge(lane, regime, TODAY)).hasValue(age);
    }

    @ParameterizedTest
    @CsvSource({
        "E_GATE,RESIDENT",
        "E_GATE,MICROSTATE",
        "E_GATE,FAMILY_WITH_CARD",
        "E_GATE,EXEMPT_CREW",
        "E_GATE,UNDETERMINED",
        "KIOSK,RESIDENT",
        "KIOSK,UNDETERMINED",
        "DESK,FREE_MOVEMENT"
    })
    void as_shipped_others_go_to_the_desk(String lane, String regime) {
        assertThat(SHIPPED.fromAge(lane, regime, TODAY)).isEmpty();
    }

    @Test
    void a_rule_holds_from_its_day_until_the_next() throws IOException {
        Lanes lanes =
                Lanes.read(
                        file(
                                """
                                lanes:
                                  E_GATE:
                                    RESIDENT:
                                      - {from: 2026-01-02, age: 16}
                                      - {from: 2026-02-02, age: 14}
                                      - {from: 2026-03-02, open: false}
                                """));
        assertThat(lanes.fromAge("E_GATE", "RESIDENT", LocalDate.of(2026, 1, 1))).isEmpty();
        assertThat(lanes.fromAge("E_GATE", "RESIDENT", LocalDate.of(2026, 1, 2))).hasValue(16);
        assertThat(lanes.fromAge("E_GATE", "RESIDENT", LocalDate.of(2026, 2, 1))).hasValue(16);
        assertThat(lanes.fromAge("E_GATE", "RESIDENT", LocalDate.of(2026, 2, 2))).hasValue(14);
        assertThat(lanes.fromAge("E_GATE", "RESIDENT", LocalDate.of(2026, 3, 2))).isEmpty();
        assertThat(lanes.lanes()).containsExactly("E_GATE");
        assertThat(lanes.classes()).containsExactly("RESIDENT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "lanes: {E_GATE: }",
                "lanes: {E_GATE: {RESIDENT: }}",
                "lanes: {E_GATE: {RESIDENT: [{from: 2026-01-01}]}}",
                "lanes: {E_GATE: {RESIDENT: [{age: 14}]}}",
                "lanes: {E_GATE: {RESIDENT: [{from: 2026-01-01, age: -1}]}}",
                "lanes: {E_GATE: {RESIDENT: [{from: 2026-01-01, age: 121}]}}",
                "lanes: {E_GATE: {RESIDENT: [{from: 2026-01-01, age: 14, open: false}]}}",
                "lanes: {E_GATE: {RESIDENT: [{from: 2026-01-01, age: 14, until: 2027-01-01}]}}",
                "lanes: {E_GATE: {RESIDENT: [{from: 2026-01-01, age: 14}, {from: 2026-01-01, age: 12}]}}"
            })
    void a_file_that_leaves_a_day_in_doubt_is_refused_by_name(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Lanes.read(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("lanes.yaml");
    }

    @Test
    void a_missing_file_is_refused_by_name() {
        assertThatThrownBy(() -> Lanes.read(folder.resolve("none.yaml")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void its_version_changes_with_its_text() throws IOException {
        String one = Lanes.read(file("lanes: {}")).version();
        assertThat(Lanes.read(file("lanes: {} # reviewed")).version()).isNotEqualTo(one);
        assertThat(one).matches("[0-9a-f]{16}");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("lanes.yaml"), text);
    }
}
