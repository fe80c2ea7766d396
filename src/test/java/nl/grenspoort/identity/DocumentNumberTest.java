package nl.grenspoort.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class DocumentNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"X00000001", "x00000001", "X0000-0001", " X00000001<<", "X 0000.0001\n"})
    void one_number_has_one_form_wherever_it_came_from(String text) {
        assertThat(new DocumentNumber(text).value()).isEqualTo("X00000001");
    }

    @Test
    void the_normal_form_is_capitals_and_digits_and_stays_itself() {
        Random random = new Random(17);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder("X");
            for (int j = random.nextInt(20); j > 0; j--) {
                text.appendCodePoint(random.nextInt(0x20, 0x250));
            }
            DocumentNumber number = new DocumentNumber(text.toString());
            assertThat(number.value()).matches("[A-Z0-9]{1,40}");
            assertThat(new DocumentNumber(number.value())).isEqualTo(number);
            assertThat(new DocumentNumber("<" + text + " ")).isEqualTo(number);
        }
    }

    @Test
    void a_number_without_a_letter_or_digit_or_too_long_is_none() {
        assertThatThrownBy(() -> new DocumentNumber("<<< "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DocumentNumber("1".repeat(41)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("111");
        assertThat(new DocumentNumber("1".repeat(40)).value()).hasSize(40);
    }

    @Test
    void a_number_is_not_shown_by_accident() {
        assertThat(new DocumentNumber("X00000001").toString()).doesNotContain("00000001");
    }
}
