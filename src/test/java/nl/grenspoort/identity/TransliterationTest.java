package nl.grenspoort.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

/** ICAO 9303-3, section 6, by its own examples and by the exceptions it makes for languages. */
class TransliterationTest {
    @ParameterizedTest
    @CsvSource({
        // table C: examples of the standard, and a real name's letters one by one
        "عبّاس, EBBAS",
        "فضّة, FXDZDZXAH",
        "أبو بكر محمد بن زكريا الرازي, XAEBW<BKR<MXHMD<BN<ZKRYA<ALRAZY",
        "مُحَمَّد, MXHMMD",
        "هند, HND",
        "فاطمة, FAXTTMXAH",
        "شیرین پارسا, XSHXYARXYAN<PARSA",
        // table B
        "Хрущёв, KHRUSHCHEV",
        "Объект, OBIEEKT",
        "Мельник, MELNIK",
        // Greek, ELOT 743
        "Παπαδόπουλος, PAPADOPOULOS",
        "Ευάγγελος, EVANGELOS",
        "Αυγέρη, AVGERI",
        "Ευθυμίου, EFTHYMIOU",
        "Μπακογιάννης, BAKOGIANNIS",
        "Λάμπρου, LAMPROU",
        "Χατζηγιάννης, CHATZIGIANNIS",
        "Ψαρράς, PSARRAS",
        "Άγχος, ANCHOS",
        "Μαΐου, MAIOU",
        "Ταΰγετος, TAYGETOS"
    })
    void a_name_is_written_as_the_standard_says(String name, String mrz) {
        assertThat(Transliteration.mrz(name)).isEqualTo(mrz);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Müller   | MULLER MUELLER MUXXLLER
                    Åsa      | ASA AASA
                    Øst      | OEST OST
                    Muñoz    | MUNOZ MUNXXOZ
                    Weiß     | WEISS
                    Щукин    | ЩУКИН SHCHUKIN SHTUKIN SHCHUKYN
                    Ющенко   | ЮЩЕНКО IUSHCHENKO IUSHTENKO YUSHCHENKO
                    Жгц      | ЖГЦ ZHGTS ZHHTS ZHGC ZHC
                    """)
    void a_name_has_these_writings(String name, String forms) {
        List<String> writings =
                new PersonName(name, "")
                        .transliterations().stream().map(PersonName::surname).toList();
        assertThat(writings).doesNotHaveDuplicates();
        assertThat(writings).containsExactlyInAnyOrder(forms.split(" "));
    }

    @Test
    void what_no_table_knows_is_refused_in_an_mrz_and_kept_in_comparison() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transliteration.mrz("陳"))
                .withMessageContaining("U+9673");
        assertThat(Transliteration.latin("陳 Å")).isEqualTo("陳 AA");
    }

    @Test
    void every_form_can_stand_in_an_mrz() {
        assertThat(TransliterationTable.letters()).hasSizeGreaterThan(200);
        TransliterationTable.letters()
                .forEach(
                        letter ->
                                assertThat(letter.faces().subList(1, letter.faces().size()))
                                        .as(letter.letter())
                                        .allMatch(form -> form.matches("[A-Z]*")));
        assertThat(
                        Arrays.stream(new int[] {'Ü', 'Ж', 'ش', 'Ψ'})
                                .mapToObj(TransliterationTable::letter))
                .doesNotContainNull();
    }
}
