package nl.grenspoort.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"D", "NLD", "UTO", "XXA", "EU", "GBN"})
    void one_to_three_capitals_are_a_code(String text) {
        assertThat(new CountryCode(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nld", "D<<", "NLDX", "N1D", " D", "ÅLA", "D\n"})
    void anything_else_is_not(String text) {
        assertThatThrownBy(() -> new CountryCode(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
