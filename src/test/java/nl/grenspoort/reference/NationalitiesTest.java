package nl.grenspoort.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.reference.Nationalities.Status;
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

class NationalitiesTest {
    private static final Nationalities SHIPPED =
            Nationalities.read(Path.of("config/reference/nationalities.yaml"));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "D,FREE_MOVEMENT",
        "NOR,FREE_MOVEMENT",
        "USA,VISA_EXEMPT",
        "GBN,VISA_EXEMPT",
        "KEN,VISA_REQUIRED"
    })
    void a_nationality_selects_the_regime(String code, Status status) {
        assertThat(SHIPPED.on(new CountryCode(code), TODAY)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"XXA", "XXB", "UTO", "UNO", "ZZZ"})
    void what_no_rule_names_is_unknown_and_left_to_a_guard(String code) {
        assertThat(SHIPPED.on(new CountryCode(code), TODAY)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void a_rule_holds_from_its_day() {
        CountryCode vanuatu = new CountryCode("VUT");
        assertThat(SHIPPED.on(vanuatu, LocalDate.of(2023, 2, 3))).isEqualTo(Status.UNKNOWN);
        assertThat(SHIPPED.on(vanuatu, LocalDate.of(2023, 2, 4))).isEqualTo(Status.VISA_REQUIRED);
    }

    @Test
    void a_rule_holds_through_its_last_day_and_then_the_one_before_it_again() throws IOException {
        Nationalities dated =
                Nationalities.read(
                        file(
                                """
                                rules:
                                  - {status: VISA_EXEMPT, validFrom: 2020-01-01, codes: [XKA]}
                                  - {status: VISA_REQUIRED, validFrom: 2021-01-01, validTo: 2021-12-31, codes: [XKA]}
                                """));
        CountryCode code = new CountryCode("XKA");
        assertThat(dated.on(code, LocalDate.of(2019, 12, 31))).isEqualTo(Status.UNKNOWN);
        assertThat(dated.on(code, LocalDate.of(2020, 12, 31))).isEqualTo(Status.VISA_EXEMPT);
        assertThat(dated.on(code, LocalDate.of(2021, 12, 31))).isEqualTo(Status.VISA_REQUIRED);
        assertThat(dated.on(code, LocalDate.of(2022, 1, 1))).isEqualTo(Status.VISA_EXEMPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{validFrom: 2020-01-01, codes: [XKA]}",
                "{status: VISA_EXEMPT, codes: [XKA]}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, codes: [xka]}",
                "{status: VISA_FREE, validFrom: 2020-01-01, codes: [XKA]}",
                "{status: VISA_EXEMPT, validFrom: yesterday, codes: [XKA]}",
                "{status: VISA_EXEMPT, from: 2020-01-01, codes: [XKA]}",
                "{status: VISA_REQUIRED, validFrom: 2019-01-01, codes: [XKB]}",
                "{status"
            })
    void a_rule_that_can_not_be_applied_is_refused_naming_the_file(String rule) throws IOException {
        Path file =
                file(
                        "rules:\n"
                                + "  - {status: VISA_EXEMPT, validFrom: 2019-01-01, codes: [XKB]}\n"
                                + "  - "
                                + rule
                                + "\n");
        assertThatThrownBy(() -> Nationalities.read(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_name() {
        Path file = folder.resolve("none.yaml");
        assertThatThrownBy(() -> Nationalities.read(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("nationalities.yaml"), text);
    }
}
