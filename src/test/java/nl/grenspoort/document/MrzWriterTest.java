package nl.grenspoort.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.document.MrzLayout.Slot;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class MrzWriterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";

    @Test
    void the_specimens_of_the_standard_come_out() {
        assertThat(MrzWriter.write(specimen(MrzFormat.TD3, "P", "L898902C3", "ZE184226B")))
                .containsExactly(
                        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                        "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
        assertThat(MrzWriter.write(specimen(MrzFormat.TD1, "I", "D23145890", "")))
                .containsExactly(
                        "I<UTOD231458907<<<<<<<<<<<<<<<",
                        "7408122F1204159UTO<<<<<<<<<<<6",
                        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
        assertThat(MrzWriter.write(specimen(MrzFormat.TD2, "I", "D23145890", "")))
                .containsExactly(
                        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                        "D231458907UTO7408122F1204159<<<<<<<6");
        assertThat(MrzWriter.write(specimen(MrzFormat.MRV_B, "V", "L898902C", "ZE184226")))
                .containsExactly(
                        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                        "L898902C<3UTO7408122F1204159ZE184226");
    }

    @ParameterizedTest
    @EnumSource(MrzFormat.class)
    void what_was_written_is_read_back(MrzFormat format) {
        Random random = new Random(9303 + format.name().hashCode());
        for (int round = 0; round < 400; round++) {
            MrzFields fields = random(format, random);
            List<String> lines = MrzWriter.write(fields);
            Mrz read = read(lines);
            assertThat(read.failures()).as("%s", lines).isEmpty();
            assertThat(read.format()).isEqualTo(format);
            assertThat(read.code()).isEqualTo(fields.code());
            assertThat(read.issuer()).isEqualTo(fields.issuer());
            assertThat(read.nationality()).isEqualTo(fields.nationality());
            assertThat(read.number()).isEqualTo(new DocumentNumber(fields.number()));
            assertThat(read.birth()).isEqualTo(fields.birth());
            assertThat(read.sex()).isEqualTo(fields.sex());
            assertThat(read.expiry()).isEqualTo(fields.expiry());
            if (!read.nameMayBeTruncated()) {
                assertThat(read.name())
                        .isEqualTo(new PersonName(fields.surname(), fields.givenNames()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MrzFormat.class)
    void every_wrong_character_that_the_algorithm_can_see_is_seen(MrzFormat format) {
        Random random = new Random(37 + format.name().hashCode());
        for (int round = 0; round < 20; round++) {
            List<String> lines = MrzWriter.write(random(format, random));
            for (Slot slot : checked(format)) {
                for (int at = slot.from(); at <= slot.to(); at++) {
                    char right = lines.get(slot.line() - 1).charAt(at - 1);
                    char wrong = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                    boolean visible = (CheckDigit.value(right) - CheckDigit.value(wrong)) % 10 != 0;
                    if (visible) {
                        assertThat(read(with(lines, slot.line(), at, wrong)).failures())
                                .as("%s line %d position %d %s", lines, slot.line(), at, wrong)
                                .isNotEmpty();
                    }
                }
            }
        }
    }

    /** Fields with a check digit of their own and all that the composite one covers. */
    private static List<Slot> checked(MrzFormat format) {
        MrzLayout layout = MrzLayout.of(format);
        List<Slot> checked =
                new ArrayList<>(List.of(layout.number(), layout.birth(), layout.birthCheck()));
        if (layout.expiry() != null) {
            checked.add(layout.expiry());
        }
        // the first two lines' codes are no business of check digits: their form is checked
        layout.compositeOver().stream()
                .map(slot -> slot.line() == 1 && slot.from() == 1 ? new Slot(1, 6, 36) : slot)
                .forEach(checked::add);
        return checked;
    }

    @ParameterizedTest
    @CsvSource({
        "Müller, Jörg, MUELLER<<JOERG",
        "Weiß, Ægir, WEISS<<AEGIR",
        "O'Connor-Smith, Zoë, OCONNOR<SMITH<<ZOE",
        "Nguyễn, Thị Ánh, NGUYEN<<THI<ANH",
        "Łukasiewicz, Żaneta, LUKASIEWICZ<<ZANETA",
        "İnönü, Ilgın, INOENUE<<ILGIN",
        "Þórðarson, Ása, THORDARSON<<ASA",
        "Ångström, Åse, AANGSTROEM<<AASE",
        "Хрущёв, Юрий, KHRUSHCHEV<<IURII",
        "van 't Hoff, J.H., VAN<T<HOFF<<JH",
        "Popescu, Ștefan, POPESCU<<STEFAN",
    })
    void a_name_is_transliterated(String surname, String givenNames, String field) {
        assertThat(MrzNames.write(surname, givenNames, 39)).isEqualTo(padded(field));
    }

    @ParameterizedTest
    @CsvSource({
        "NILAVADHANANANDA, CHAYAPA DEJTHAMRONG KRASUANG, NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K",
        "NILAVADHANANANDA, ARNPOL PETCH CHARONGUANG, NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU",
    })
    void a_name_too_long_ends_with_a_letter_as_in_the_standard(
            String surname, String givenNames, String field) {
        assertThat(MrzNames.write(surname, givenNames, 39)).isEqualTo(field);
    }

    @Test
    void a_name_however_long_keeps_a_letter_of_each_identifier() {
        Random random = new Random(463);
        for (int round = 0; round < 2000; round++) {
            int length = List.of(30, 31, 39).get(random.nextInt(3));
            String surname = words(random, 1 + random.nextInt(6), 14);
            String givenNames = words(random, 1 + random.nextInt(6), 14);
            String field = MrzNames.write(surname, givenNames, length);
            assertThat(field).hasSize(length).matches("[A-Z].*<<[A-Z].*");
            if (surname.length() + 2 + givenNames.length() > length) {
                assertThat(field).as("%s %s", surname, givenNames).matches(".*[A-Z]");
            }
        }
    }

    @Test
    void what_does_not_fit_is_refused_by_its_field() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MrzWriter.write(specimen(MrzFormat.TD3, "P", "X123456789", "")))
                .withMessageContaining("number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MrzWriter.write(specimen(MrzFormat.TD2, "I", "X1", "123456789")))
                .withMessageContaining("optional");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MrzWriter.write(specimen(MrzFormat.TD3, "V", "X1", "")))
                .withMessageContaining("code");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MrzNames.write("李", "小龙", 39))
                .withMessageContaining("U+674E");
    }

    private static MrzFields specimen(
            MrzFormat format, String code, String number, String optional) {
        return new MrzFields(
                format,
                code,
                new CountryCode("UTO"),
                "Eriksson",
                "Anna Maria",
                number,
                new CountryCode("UTO"),
                new PartialDate(1974, 8, 12),
                Sex.FEMALE,
                LocalDate.of(2012, 4, 15),
                optional);
    }

    private static MrzFields random(MrzFormat format, Random random) {
        boolean french = format == MrzFormat.FRENCH_CARD;
        boolean visa = format == MrzFormat.MRV_A || format == MrzFormat.MRV_B;
        CountryCode issuer = new CountryCode(french ? "FRA" : "UTO");
        boolean overflow = MrzLayout.numberMayOverflow(format) && random.nextInt(3) == 0;
        LocalDate born = TODAY.minusDays(random.nextInt(36000));
        int known = random.nextInt(10);
        PartialDate birth =
                new PartialDate(
                        born.getYear(),
                        known == 0 ? 0 : born.getMonthValue(),
                        known <= 1 ? 0 : born.getDayOfMonth());
        return new MrzFields(
                format,
                french ? "ID" : visa ? "V" : List.of("P", "PD", "I", "AC").get(random.nextInt(4)),
                issuer,
                words(random, 1 + random.nextInt(3), 9),
                words(random, random.nextInt(4), 7),
                "X" + text(random, overflow ? 9 + random.nextInt(4) : 1 + random.nextInt(8)),
                french ? issuer : new CountryCode(random.nextBoolean() ? "D" : "XXA"),
                birth,
                List.of(Sex.values()).get(random.nextInt(3)),
                french ? null : TODAY.plusDays(random.nextInt(30000) - 15000L),
                overflow || random.nextBoolean() ? "" : text(random, 1 + random.nextInt(6)));
    }

    private static String words(Random random, int count, int longest) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder word = new StringBuilder();
            for (int letters = 1 + random.nextInt(longest); letters > 0; letters--) {
                word.append((char) ('A' + random.nextInt(26)));
            }
            words.add(word.toString());
        }
        return String.join(" ", words);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(36)));
        }
        return text.toString();
    }

    private static List<String> with(List<String> lines, int line, int position, char character) {
        List<String> changed = new ArrayList<>(lines);
        StringBuilder text = new StringBuilder(lines.get(line - 1));
        text.setCharAt(position - 1, character);
        changed.set(line - 1, text.toString());
        return changed;
    }

    private static String padded(String field) {
        return field + "<".repeat(39 - field.length());
    }

    private static Mrz read(List<String> lines) {
        MrzReading reading = MrzReader.read(lines, TODAY);
        assertThat(reading).isInstanceOf(MrzReading.Read.class);
        return requireNonNull(((MrzReading.Read) reading).mrz());
    }
}
