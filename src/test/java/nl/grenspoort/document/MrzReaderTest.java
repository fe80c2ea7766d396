package nl.grenspoort.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.document.Mrz.CheckDigitFailure;
import nl.grenspoort.document.Mrz.CheckDigitFailure.Field;
import nl.grenspoort.document.MrzProblem.Code;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class MrzReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String PASSPORT_1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private static final String PASSPORT_2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    static Stream<String[]> specimens() throws IOException {
        return Files.readAllLines(TestFiles.path("mrz/mrz-specimens.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void a_specimen_has_the_failures_it_is_known_for(
            String format, String expected, String mrz, String source) {
        Map<String, Field> fields =
                Map.of("dob", Field.BIRTH, "opt", Field.OPTIONAL, "comp", Field.COMPOSITE);
        Set<Field> failing =
                expected.startsWith("bad:")
                        ? Arrays.stream(expected.substring(4).split(","))
                                .map(fields::get)
                                .collect(Collectors.toSet())
                        : Set.of();
        Map<String, MrzFormat> formats =
                Map.of(
                        "MRVA", MrzFormat.MRV_A,
                        "MRVB", MrzFormat.MRV_B,
                        "TD1", MrzFormat.TD1,
                        "TD3", MrzFormat.TD3,
                        "FR-ID(legacy 2x36)", MrzFormat.FRENCH_CARD);
        Mrz read = read(mrz.split("\\|"));
        assertThat(read.format()).isEqualTo(formats.get(format));
        assertThat(read.failures().stream().map(CheckDigitFailure::field))
                .as(source)
                .containsExactlyInAnyOrderElementsOf(failing);
    }

    @Test
    void a_passport_is_read_field_by_field() {
        assertThat(read(PASSPORT_1, PASSPORT_2))
                .isEqualTo(
                        new Mrz(
                                MrzFormat.TD3,
                                "P",
                                new CountryCode("UTO"),
                                new PersonName("ERIKSSON", "ANNA MARIA"),
                                false,
                                new DocumentNumber("L898902C3"),
                                new CountryCode("UTO"),
                                new PartialDate(1974, 8, 12),
                                Sex.FEMALE,
                                LocalDate.of(2012, 4, 15),
                                true,
                                List.of()));
    }

    @Test
    void a_card_is_read_field_by_field() {
        assertThat(
                        read(
                                "I<UTOD231458907<<<<<<<<<<<<<<<",
                                "7408122F1204159UTO<<<<<<<<<<<6",
                                "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"))
                .isEqualTo(
                        new Mrz(
                                MrzFormat.TD1,
                                "I",
                                new CountryCode("UTO"),
                                new PersonName("ERIKSSON", "ANNA MARIA"),
                                false,
                                new DocumentNumber("D23145890"),
                                new CountryCode("UTO"),
                                new PartialDate(1974, 8, 12),
                                Sex.FEMALE,
                                LocalDate.of(2012, 4, 15),
                                false,
                                List.of()));
    }

    @Test
    void a_long_number_goes_on_in_the_optional_field_of_a_TD1() {
        Mrz read =
                read(
                        "I<UTOD23145890<7349<<<<<<<<<<<",
                        "3407127M9507122UTO<<<<<<<<<<<2",
                        "STEVENSON<<PETER<JOHN<<<<<<<<<");
        assertThat(read.number()).isEqualTo(new DocumentNumber("D23145890734"));
        assertThat(read.failures()).isEmpty();
        assertThat(read.birth()).isEqualTo(new PartialDate(1934, 7, 12));
        assertThat(read.expiry()).isEqualTo(LocalDate.of(1995, 7, 12));
    }

    @Test
    void a_long_number_whose_check_digit_fails_is_told_where_that_digit_stands() {
        Mrz read =
                read(
                        "I<UTOD23145890<7348<<<<<<<<<<<",
                        "3407127M9507122UTO<<<<<<<<<<<2",
                        "STEVENSON<<PETER<JOHN<<<<<<<<<");
        assertThat(read.failures())
                .contains(new CheckDigitFailure(Field.DOCUMENT_NUMBER, 1, 19, '9', '8'));
    }

    @Test
    void a_long_number_goes_on_in_the_optional_field_of_a_TD2() throws MalformedException {
        Mrz read = read(Dg1.lines(TestFiles.bytes("lds/icao/dg1_2.bin")));
        assertThat(read.format()).isEqualTo(MrzFormat.TD2);
        assertThat(read.number()).isEqualTo(new DocumentNumber("123456789012"));
        assertThat(read.name()).isEqualTo(new PersonName("SMITH", "JOHN T"));
        assertThat(read.nationality()).isEqualTo(new CountryCode("HMD"));
        assertThat(read.failures()).isEmpty();
    }

    @Test
    void a_failing_check_digit_is_told_with_its_place_and_the_right_digit() {
        Mrz read = read(PASSPORT_1, "L898902C36UTO7408123F1204159ZE184226B<<<<<10");
        assertThat(read.checkDigitsHold()).isFalse();
        assertThat(read.failures())
                .contains(new CheckDigitFailure(Field.BIRTH, 2, 20, '2', '3'))
                .extracting(CheckDigitFailure::field)
                .containsExactly(Field.BIRTH, Field.COMPOSITE);
        assertThat(read.birth()).isEqualTo(new PartialDate(1974, 8, 12));
    }

    @Test
    void an_old_french_card_is_read_in_its_own_layout() {
        Mrz read =
                read(
                        "IDFRANOVAK<<<<<<<<<<<<<<<<<<<<123456",
                        "ABCDE12345126JAN<<<<<<<<<<<8110251M8");
        assertThat(read.name()).isEqualTo(new PersonName("NOVAK", "JAN"));
        assertThat(read.number()).isEqualTo(new DocumentNumber("ABCDE1234512"));
        assertThat(read.nationality()).isEqualTo(new CountryCode("FRA"));
        assertThat(read.birth()).isEqualTo(new PartialDate(1981, 10, 25));
        assertThat(read.sex()).isEqualTo(Sex.MALE);
        assertThat(read.expiry()).isNull();
        assertThat(read.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "740812, 1974-08-12",
        "7408<<, 1974-08-00",
        "740800, 1974-08-00",
        "74<<<<, 1974-00-00",
        "74<<12, 1974-00-00",
        "261123, 2026-11-23",
        "261124, 1926-11-24",
        "26<<<<, 2026-00-00",
        "2612<<, 1926-12-00",
        "27<<<<, 1927-00-00",
        "000229, 2000-02-29",
    })
    void a_birth_is_never_later_than_today_and_keeps_its_unknown_parts(String field, String birth) {
        assertThat(new MrzDates(TODAY).birth(field)).isEqualTo(PartialDate.parse(birth));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<<<<<", "741312", "740230", "BB0911", "7408A1", "7<0812"})
    void what_is_no_date_is_no_birth(String field) {
        assertThat(new MrzDates(TODAY).birth(field)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "261123, 2026-11-23",
        "750101, 2075-01-01",
        "761231, 2076-12-31",
        "770101, 1977-01-01",
        "940623, 1994-06-23",
        "280229, 2028-02-29",
    })
    void an_expiry_lies_within_fifty_years(String field, LocalDate expiry) {
        assertThat(new MrzDates(TODAY).expiry(field)).isEqualTo(expiry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<<<<<", "2ZZ716", "2801<<", "270229"})
    void what_is_no_whole_date_is_no_expiry(String field) {
        assertThat(new MrzDates(TODAY).expiry(field)).isNull();
    }

    @Test
    void the_century_follows_the_day_asked_about() {
        assertThat(new MrzDates(LocalDate.of(1999, 12, 31)).birth("740812"))
                .isEqualTo(new PartialDate(1974, 8, 12));
        assertThat(new MrzDates(LocalDate.of(1999, 12, 31)).expiry("040101"))
                .isEqualTo(LocalDate.of(2004, 1, 1));
        assertThat(new MrzDates(LocalDate.of(2101, 1, 1)).birth("990101"))
                .isEqualTo(new PartialDate(2099, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({"D<<, D", "UTO, UTO", "XXA, XXA", "RKS, RKS", "<<<, XXX"})
    void a_nationality_loses_its_filler_and_none_is_unspecified(String field, String code) {
        Mrz read = read(PASSPORT_1, "L898902C36" + field + PASSPORT_2.substring(13));
        assertThat(read.nationality()).isEqualTo(new CountryCode(code));
    }

    @ParameterizedTest
    @CsvSource({"F, FEMALE", "M, MALE", "<, UNSPECIFIED", "X, UNSPECIFIED"})
    void a_sex_is_read(String field, Sex sex) {
        assertThat(read(PASSPORT_1, PASSPORT_2.replace("2F1", "2" + field + "1")).sex())
                .isEqualTo(sex);
    }

    @ParameterizedTest
    @CsvSource({
        "ERIKSSON<<ANNA<MARIA, ERIKSSON, ANNA MARIA",
        "VAN<DER<MUELLEN<<HENK, VAN DER MUELLEN, HENK",
        "ARKFREITH<KASSAB, ARKFREITH KASSAB, ''",
        "<<FIRST<NAME, FIRST NAME, ''",
        "OCONNOR<<ENYA<<SIOBHAN, OCONNOR, ENYA SIOBHAN",
    })
    void a_name_splits_at_two_fillers(String field, String surname, String givenNames) {
        Mrz read = read("P<UTO" + field + "<".repeat(39 - field.length()), PASSPORT_2);
        assertThat(read.name()).isEqualTo(new PersonName(surname, givenNames));
        assertThat(read.nameMayBeTruncated()).isFalse();
    }

    @Test
    void an_empty_name_is_none_and_a_full_one_may_be_truncated() {
        assertThat(read("P<UTO" + "<".repeat(39), PASSPORT_2).name()).isNull();
        assertThat(
                        read("P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", PASSPORT_2)
                                .nameMayBeTruncated())
                .isTrue();
    }

    @Test
    void an_empty_optional_field_may_have_filler_for_its_check_digit() {
        String line = "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<";
        String composite = line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43);
        assertThat(read(PASSPORT_1, line + CheckDigit.of(composite)).failures()).isEmpty();
    }

    @Test
    void a_number_of_filler_only_is_none() {
        assertThat(read(PASSPORT_1, "<<<<<<<<<0" + PASSPORT_2.substring(10)).number()).isNull();
    }

    @Test
    void lines_of_a_wrong_number_are_no_mrz() {
        assertThat(MrzReader.problems(List.of()))
                .extracting(MrzProblem::code)
                .containsExactly(Code.LINE_COUNT);
        assertThat(MrzReader.problems(List.of(PASSPORT_1)))
                .extracting(MrzProblem::code)
                .containsExactly(Code.LINE_COUNT);
    }

    @Test
    void every_wrong_line_and_character_is_named_by_its_place() {
        assertThat(
                        MrzReader.problems(
                                List.of("P<UTOeRIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<< ", "L89")))
                .extracting(MrzProblem::code, MrzProblem::line, MrzProblem::position)
                .containsExactly(
                        tuple(Code.LINE_LENGTH, 1, 0),
                        tuple(Code.CHARACTER, 1, 6),
                        tuple(Code.CHARACTER, 1, 44),
                        tuple(Code.LINE_LENGTH, 2, 0));
        assertThat(MrzReader.problems(List.of(PASSPORT_1, PASSPORT_2 + "<")))
                .extracting(MrzProblem::code, MrzProblem::line)
                .containsExactly(tuple(Code.LINE_LENGTH, 2));
    }

    @Test
    void codes_that_are_none_are_named_by_their_place() {
        assertThat(
                        MrzReader.problems(
                                List.of(
                                        "1<0TO" + PASSPORT_1.substring(5),
                                        PASSPORT_2.replace("UTO", "U1O"))))
                .extracting(MrzProblem::code, MrzProblem::line, MrzProblem::position)
                .containsExactly(
                        tuple(Code.DOCUMENT_CODE, 1, 1),
                        tuple(Code.COUNTRY_CODE, 1, 3),
                        tuple(Code.COUNTRY_CODE, 2, 11));
        assertThat(MrzReader.problems(List.of("P<U<O" + PASSPORT_1.substring(5), PASSPORT_2)))
                .extracting(MrzProblem::position)
                .containsExactly(3);
    }

    @Test
    void neither_a_problem_nor_an_mrz_in_a_log_shows_what_was_read() {
        MrzReading unreadable = MrzReader.read(List.of("P<UTOERIKSSON", PASSPORT_2), TODAY);
        assertThat(unreadable).isInstanceOf(MrzReading.Unreadable.class);
        assertThat(unreadable.toString()).doesNotContain("ERIKSSON", "L898902C3");
        assertThat(MrzReader.read(List.of(PASSPORT_1, PASSPORT_2), TODAY).toString())
                .doesNotContain("ERIKSSON", "L898902C3", "1974");
    }

    private static Mrz read(String... lines) {
        return read(List.of(lines));
    }

    private static Mrz read(List<String> lines) {
        MrzReading reading = MrzReader.read(lines, TODAY);
        assertThat(reading).isInstanceOf(MrzReading.Read.class);
        return requireNonNull(((MrzReading.Read) reading).mrz());
    }
}
