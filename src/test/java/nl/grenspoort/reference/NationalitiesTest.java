package nl.grenspoort.reference;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.reference.Nationalities.Status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.LocalDate;

class NationalitiesTest {
    private static final Nationalities SHIPPED =
            Nationalities.read(Path.of("config/reference/nationalities.yaml"));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

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
}
