package nl.grenspoort.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PassportType;
import nl.grenspoort.quality.Mutator;
import nl.grenspoort.reference.Meaning.Need;
import nl.grenspoort.reference.Meaning.Open;
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
import java.util.List;

class NationalitiesTest {
    private static final Nationalities SHIPPED =
            Nationalities.read(Path.of("config/reference/nationalities.yaml"));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "D,FREE_MOVEMENT",
        "NOR,FREE_MOVEMENT",
        "AND,MICROSTATE",
        "SMR,MICROSTATE",
        "USA,VISA_EXEMPT",
        "GBD,VISA_EXEMPT",
        "GBN,VISA_EXEMPT",
        "GBO,VISA_EXEMPT",
        "GBP,VISA_EXEMPT",
        "GBS,VISA_EXEMPT",
        "KEN,VISA_REQUIRED",
        "XXA,STATELESS",
        "XXB,REFUGEE",
        "XXC,REFUGEE",
        "XXX,UNSPECIFIED",
        "UTO,SPECIMEN",
        "UNO,ORGANISATION",
        "EUE,ORGANISATION"
    })
    void a_nationality_selects_the_regime(String code, Status status) {
        assertThat(SHIPPED.of(passport(code), TODAY)).isEqualTo(new Meaning(status, List.of(), ""));
    }

    @ParameterizedTest
    @CsvSource({"ZZZ", "DEU", "SUN"})
    void what_no_rule_names_is_unknown_and_left_to_a_guard(String code) {
        assertThat(on(code, TODAY)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void a_rule_holds_from_its_day() {
        assertThat(on("VUT", LocalDate.of(2023, 2, 3))).isEqualTo(Status.UNKNOWN);
        assertThat(on("VUT", LocalDate.of(2023, 2, 4))).isEqualTo(Status.VISA_REQUIRED);
        assertThat(on("RKS", LocalDate.of(2023, 12, 31))).isEqualTo(Status.VISA_REQUIRED);
        assertThat(on("RKS", LocalDate.of(2024, 1, 1))).isEqualTo(Status.VISA_EXEMPT);
    }

    @Test
    void nauru_waits_for_its_agreement_with_a_visa() {
        assertThat(on("NRU", TODAY)).isEqualTo(Status.VISA_REQUIRED);
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
        DocumentMarks marks = passport("XKA");
        assertThat(dated.of(marks, LocalDate.of(2019, 12, 31)).status()).isEqualTo(Status.UNKNOWN);
        assertThat(dated.of(marks, LocalDate.of(2020, 12, 31)).status())
                .isEqualTo(Status.VISA_EXEMPT);
        assertThat(dated.of(marks, LocalDate.of(2021, 12, 31)).status())
                .isEqualTo(Status.VISA_REQUIRED);
        assertThat(dated.of(marks, LocalDate.of(2022, 1, 1)).status())
                .isEqualTo(Status.VISA_EXEMPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALB", "BIH", "GEO", "MDA", "MKD", "MNE", "RKS", "SRB", "UKR"})
    void only_a_biometric_passport_of_some_States_is_exempt(String code) {
        assertThat(on(code, TODAY)).isEqualTo(Status.VISA_EXEMPT);
        Meaning unread = SHIPPED.of(marks(code, PassportType.ORDINARY, Known.UNKNOWN), TODAY);
        assertThat(unread.status()).isEqualTo(Status.VISA_REQUIRED);
        assertThat(unread.open())
                .containsExactly(new Open(Status.VISA_EXEMPT, Need.BIOMETRIC_PASSPORT));
        Meaning without = SHIPPED.of(marks(code, PassportType.ORDINARY, Known.NO), TODAY);
        assertThat(without).isEqualTo(new Meaning(Status.VISA_REQUIRED, List.of(), ""));
        // an identity card is no biometric passport, whatever its chip
        Meaning card = SHIPPED.of(marks(code, PassportType.NONE, Known.YES), TODAY);
        assertThat(card).isEqualTo(new Meaning(Status.VISA_REQUIRED, List.of(), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "DIPLOMATIC,2026-03-05,VISA_EXEMPT",
        "DIPLOMATIC,2026-03-06,VISA_REQUIRED",
        "SERVICE,2026-03-06,VISA_REQUIRED",
        "OFFICIAL,2027-03-06,VISA_REQUIRED",
        "OFFICIAL,2027-03-07,VISA_EXEMPT",
        "ORDINARY,2026-11-23,VISA_EXEMPT"
    })
    void georgian_passports_of_state_need_a_visa_for_a_year(
            PassportType type, LocalDate day, Status status) {
        assertThat(SHIPPED.of(marks("GEO", type, Known.YES), day).status()).isEqualTo(status);
    }

    @Test
    void a_type_that_nobody_can_name_leaves_open_what_depends_on_it() {
        Meaning meaning = SHIPPED.of(marks("GEO", PassportType.UNLISTED, Known.YES), TODAY);
        assertThat(meaning.status()).isEqualTo(Status.VISA_EXEMPT);
        assertThat(meaning.open())
                .containsExactly(new Open(Status.VISA_REQUIRED, Need.PASSPORT_TYPE));
    }

    @Test
    void the_page_of_a_serbian_passport_names_who_issued_it() {
        assertThat(SHIPPED.of(passport("SRB"), TODAY).lookFor()).isEqualTo("Koordinaciona uprava");
    }

    @Test
    void a_passport_of_taiwan_is_exempt_with_an_identity_card_number() {
        assertThat(on("TWN", TODAY)).isEqualTo(Status.VISA_REQUIRED);
        DocumentMarks numbered =
                new DocumentMarks(
                        new CountryCode("TWN"),
                        new CountryCode("TWN"),
                        PassportType.ORDINARY,
                        "X00000001",
                        true,
                        Known.UNKNOWN);
        assertThat(SHIPPED.of(numbered, TODAY).status()).isEqualTo(Status.VISA_EXEMPT);
    }

    @ParameterizedTest
    @CsvSource({
        "K12345678,VISA_EXEMPT", // Hong Kong
        "HJ1234567,VISA_EXEMPT",
        "MA1234567,VISA_EXEMPT", // Macao
        "E12345678,VISA_REQUIRED",
        "EA1234567,VISA_REQUIRED",
        "G12345678,VISA_REQUIRED",
        "DE1234567,VISA_REQUIRED",
        "'',VISA_REQUIRED"
    })
    void passports_of_hong_kong_and_macao_are_told_by_their_series(String number, Status status) {
        assertThat(SHIPPED.of(numbered("CHN", "CHN", number), TODAY).status()).isEqualTo(status);
    }

    @Test
    void a_series_counts_with_its_issuer_only() {
        assertThat(SHIPPED.of(numbered("CHN", "XKA", "K12345678"), TODAY).status())
                .isEqualTo(Status.VISA_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "XXB,REFUGEE,D,MEMBER_STATE_REFUGEE",
        "XXA,ORDINARY,NLD,MEMBER_STATE_REFUGEE",
        "SYR,REFUGEE,SWE,MEMBER_STATE_REFUGEE",
        "LVA,ALIEN,LVA,MEMBER_STATE_REFUGEE",
        "SYR,REFUGEE,TUR,VISA_REQUIRED",
        "XXB,REFUGEE,TUR,REFUGEE",
        "XXB,REFUGEE,IRL,REFUGEE",
        "XXB,REFUGEE,CAN,REFUGEE"
    })
    void a_refugee_s_document_counts_by_who_issued_it(
            String nationality, PassportType type, String issuer, Status status) {
        DocumentMarks marks =
                new DocumentMarks(
                        new CountryCode(nationality),
                        new CountryCode(issuer),
                        type,
                        "X00000001",
                        false,
                        Known.YES);
        assertThat(SHIPPED.of(marks, TODAY).status()).isEqualTo(status);
    }

    @Test
    void a_passport_of_the_holy_see_makes_a_microstate_s_holder_of_any_national() {
        assertThat(SHIPPED.of(numbered("KEN", "VAT", "X1"), TODAY).status())
                .isEqualTo(Status.MICROSTATE);
    }

    @Test
    void a_national_exemption_is_a_rule_that_somebody_adds() throws IOException {
        Nationalities exempting =
                Nationalities.read(
                        file(
                                """
                                rules:
                                  - {status: REFUGEE, validFrom: 2018-12-18, codes: [XXB]}
                                  - {status: VISA_EXEMPT, validFrom: 2018-12-18, codes: [XXB], when: {issuers: [CAN]}}
                                """));
        assertThat(exempting.of(numbered("XXB", "CAN", "X1"), TODAY).status())
                .isEqualTo(Status.VISA_EXEMPT);
        assertThat(exempting.of(numbered("XXB", "TUR", "X1"), TODAY).status())
                .isEqualTo(Status.REFUGEE);
    }

    @Test
    void a_specimen_is_one_from_its_day_on() {
        assertThat(SHIPPED.specimen(new CountryCode("UTO"), TODAY)).isTrue();
        assertThat(SHIPPED.specimen(new CountryCode("UTO"), LocalDate.of(1999, 12, 31))).isFalse();
        assertThat(SHIPPED.specimen(new CountryCode("KEN"), TODAY)).isFalse();
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
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, codes: []}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, validTo: 2019-12-31, codes: [XKA]}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, codes: [XKA], when: {}}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, codes: [XKA], when: {biometric: false}}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, codes: [XKA], when: {personalNumber: false}}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, codes: [XKA], when: {numbers: '['}}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, codes: [XKA], when: {passports: [RED]}}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, codes: [XKA], when: {issuer: [CHN]}}",
                "{status: VISA_EXEMPT, validFrom: 2020-01-01, when: {biometric: true}}",
                "",
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

    @ParameterizedTest
    @CsvSource({
        "'codes: [XKA], when: {biometric: true}','codes: [XKA], when: {issuers: [XKA]}'",
        "'when: {issuers: [XKA, XKB]}','when: {issuers: [XKB]}'"
    })
    void two_conditions_that_may_both_hold_are_refused(String one, String other)
            throws IOException {
        Path file =
                file(
                        """
                        rules:
                          - {status: VISA_EXEMPT, validFrom: 2019-01-01, %s}
                          - {status: VISA_REQUIRED, validFrom: 2019-01-01, %s}
                        """
                                .formatted(one, other));
        assertThatThrownBy(() -> Nationalities.read(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("rule 2")
                .hasMessageContaining("2019-01-01");
    }

    @Test
    void conditions_on_other_issuers_may_say_different_things() throws IOException {
        Path file =
                file(
                        """
                        rules:
                          - {status: VISA_EXEMPT, validFrom: 2019-01-01, when: {issuers: [XKA]}}
                          - {status: VISA_REQUIRED, validFrom: 2019-01-01, when: {issuers: [XKB]}}
                        """);
        assertThat(Nationalities.read(file).of(numbered("KEN", "XKB", "X1"), TODAY).status())
                .isEqualTo(Status.VISA_REQUIRED);
    }

    /** Whatever somebody types: the file is read, or refused by its name. Nothing else happens. */
    @Test
    void a_broken_file_is_read_or_refused_by_name() throws IOException {
        byte[] good = Files.readAllBytes(Path.of("config/reference/nationalities.yaml"));
        Mutator mutator = new Mutator(20261125, good);
        Path file = folder.resolve("nationalities.yaml");
        int refused = 0;
        for (int round = 0; round < Mutator.rounds(400); round++) {
            Files.write(file, mutator.next());
            try {
                Nationalities read = Nationalities.read(file);
                assertThat(read.of(passport("KEN"), TODAY)).as(mutator.toString()).isNotNull();
            } catch (StartRefusedException e) {
                refused++;
                assertThat(e.getMessage()).as(mutator.toString()).contains(file.toString());
            }
        }
        assertThat(refused).isPositive();
    }

    private static Status on(String code, LocalDate day) {
        return SHIPPED.of(passport(code), day).status();
    }

    private static DocumentMarks passport(String code) {
        return marks(code, PassportType.ORDINARY, Known.YES);
    }

    private static DocumentMarks marks(String code, PassportType type, Known biometric) {
        return new DocumentMarks(
                new CountryCode(code), new CountryCode(code), type, "X00000001", false, biometric);
    }

    private static DocumentMarks numbered(String nationality, String issuer, String number) {
        return new DocumentMarks(
                new CountryCode(nationality),
                new CountryCode(issuer),
                PassportType.ORDINARY,
                number,
                false,
                Known.UNKNOWN);
    }
}
