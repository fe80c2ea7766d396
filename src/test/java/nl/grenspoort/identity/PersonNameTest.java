package nl.grenspoort.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class PersonNameTest {
    /** As the document's page writes it, and as its MRZ does (ICAO 9303-3, 4.6 and 6). */
    @ParameterizedTest
    @CsvSource({
        "Eriksson,ERIKSSON",
        "van der Muellen,VAN DER MUELLEN",
        "Martínez-Núñez,MARTINEZ NUNEZ",
        "\"O'Connor\",OCONNOR",
        "O’Connor,OCONNOR",
        "d'Artagnan,DARTAGNAN",
        "Sørensen,SOERENSEN",
        "Ærø,AEROE",
        "Œuvre,OEUVRE",
        "Łukasz,LUKASZ",
        "Đorđević,DORDEVIC",
        "Þórðarson,THORDARSON",
        "Ħal,HAL",
        "Groß,GROSS",
        "IJsbrand,IJSBRAND",
        "Ĳsbrand,IJSBRAND",
        "Yılmaz,YILMAZ",
        "İnönü,INONU",
        "Ŧuođđu,TUODDU",
        "Ŋai,NAI"
    })
    void the_page_and_the_mrz_have_one_normal_form(String page, String mrz) {
        assertThat(new PersonName(page, page).normal())
                .isEqualTo(new PersonName(mrz, mrz).normal())
                .isEqualTo(new PersonName(mrz, mrz));
    }

    @Test
    void parts_are_separated_by_one_space_whatever_stood_between_them() {
        assertThat(new PersonName("  de--la  Cruz, ", " ana\tmaría. ").normal())
                .isEqualTo(new PersonName("DE LA CRUZ", "ANA MARIA"));
    }

    @Test
    void composed_and_decomposed_letters_are_the_same() {
        assertThat(new PersonName("Zu\u0308rich", "").normal())
                .isEqualTo(new PersonName("Z\u00fcrich", "").normal());
    }

    /** A register may give a name in its own script: it is kept, not lost. */
    @ParameterizedTest
    @ValueSource(strings = {"Иванов", "Παπαδόπουλος", "محمد", "陳大文", "-", "?"})
    void a_name_that_the_mrz_can_not_write_still_has_a_normal_form(String name) {
        PersonName normal = new PersonName(name, name).normal();
        assertThat(normal.surname()).isNotBlank();
        assertThat(normal.normal()).isEqualTo(normal);
        assertThat(normal).isNotEqualTo(new PersonName("ИВАНОВА", "").normal());
    }

    @Test
    void the_normal_form_is_its_own_normal_form_whatever_the_name() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            PersonName name = new PersonName("A" + letters(random), letters(random));
            PersonName normal = name.normal();
            assertThat(normal.normal()).as("%s", name.surname()).isEqualTo(normal);
            assertThat(normal.surname()).doesNotContain("  ").doesNotStartWith(" ");
            PersonName shouted =
                    new PersonName(
                            name.surname().toUpperCase(java.util.Locale.ROOT),
                            name.givenNames().toUpperCase(java.util.Locale.ROOT));
            assertThat(shouted.normal()).as("%s", name.surname()).isEqualTo(normal);
        }
    }

    @Test
    void what_is_done_in_one_pass_is_what_the_rule_says() {
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            String text = "A" + letters(random);
            assertThat(new PersonName(text, "").normal().surname())
                    .as("%s", text)
                    .isEqualTo(PersonName.normalOfAny(text));
        }
    }

    @Test
    void a_name_has_a_surname_and_perhaps_no_given_names() {
        assertThat(new PersonName("MONONYM", "").normal().givenNames()).isEmpty();
        assertThatThrownBy(() -> new PersonName(" ", "ANNA"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_name_is_not_shown_by_accident() {
        assertThat(new PersonName("ERIKSSON", "ANNA").toString())
                .doesNotContain("ERIKSSON")
                .doesNotContain("ANNA");
    }

    /** Latin letters with and without marks, and what stands between them. */
    private static String letters(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            text.appendCodePoint(
                    random.nextInt(4) == 0
                            ? " '-.,’".charAt(random.nextInt(6))
                            : random.nextInt(0x20, 0x180));
        }
        return text.toString();
    }
}
