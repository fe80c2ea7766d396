package nl.grenspoort.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.quality.Mutator;
import nl.grenspoort.reference.ResidenceDocuments.Kind;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;

class ResidenceDocumentsTest {
    private static final Path FILE = Path.of("config/reference/residence-documents.yaml");
    private static final ResidenceDocuments SHIPPED = read(FILE, Set.of());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "RESIDENCE_PERMIT,ESP,true",
        "RESIDENCE_PERMIT,CHE,true",
        "RESIDENCE_PERMIT,IRL,false",
        "RESIDENCE_PERMIT,CYP,false",
        "RESIDENCE_PERMIT,GBR,false",
        "LONG_STAY_VISA,NLD,true",
        "LONG_STAY_VISA,IRL,false",
        "RESIDENCE_CARD,IRL,true",
        "RESIDENCE_CARD,CYP,true",
        "RESIDENCE_CARD,GBR,false"
    })
    void a_document_counts_by_kind_and_issuer(Kind kind, String issuer, boolean counts) {
        assertThat(SHIPPED.counts(kind, new CountryCode(issuer), TODAY)).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"HRV,2023-01-01", "BGR,2024-03-31", "ROU,2024-03-31"})
    void a_permit_counts_from_the_day_its_State_is_in(String issuer, LocalDate from) {
        CountryCode code = new CountryCode(issuer);
        assertThat(SHIPPED.counts(Kind.RESIDENCE_PERMIT, code, from)).isTrue();
        assertThat(SHIPPED.counts(Kind.RESIDENCE_PERMIT, code, from.minusDays(1))).isFalse();
        // the Directive applied to it before
        assertThat(SHIPPED.counts(Kind.RESIDENCE_CARD, code, from.minusDays(1))).isTrue();
    }

    @Test
    void a_visa_for_a_long_stay_is_told_by_its_code() {
        assertThat(SHIPPED.longStay("VD")).isTrue();
        assertThat(SHIPPED.longStay("VC")).isFalse();
        assertThat(SHIPPED.longStay("V")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_specimen_counts_where_the_setting_says_so_only(Kind kind) {
        CountryCode utopia = new CountryCode("UTO");
        ResidenceDocuments demo = read(FILE, Set.of(utopia));
        assertThat(demo.counts(kind, utopia, TODAY)).isTrue();
        assertThat(demo.specimenCounts(utopia)).isTrue();
        assertThat(SHIPPED.counts(kind, utopia, TODAY)).isFalse();
        assertThat(SHIPPED.specimenCounts(utopia)).isFalse();
    }

    @Test
    void a_rule_holds_through_its_last_day() throws IOException {
        ResidenceDocuments dated =
                read(
                        file(
                                "{kind: RESIDENCE_PERMIT, validFrom: 2020-01-01, validTo: 2020-12-31,"
                                        + " issuers: [XKA]}"),
                        Set.of());
        CountryCode code = new CountryCode("XKA");
        assertThat(dated.counts(Kind.RESIDENCE_PERMIT, code, LocalDate.of(2019, 12, 31))).isFalse();
        assertThat(dated.counts(Kind.RESIDENCE_PERMIT, code, LocalDate.of(2020, 12, 31))).isTrue();
        assertThat(dated.counts(Kind.RESIDENCE_PERMIT, code, LocalDate.of(2021, 1, 1))).isFalse();
        assertThat(dated.counts(Kind.LONG_STAY_VISA, code, LocalDate.of(2020, 6, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{validFrom: 2020-01-01, issuers: [XKA]}",
                "{kind: RESIDENCE_PERMIT, issuers: [XKA]}",
                "{kind: RESIDENCE_PERMIT, validFrom: 2020-01-01}",
                "{kind: RESIDENCE_PERMIT, validFrom: 2020-01-01, issuers: [xka]}",
                "{kind: PERMIT, validFrom: 2020-01-01, issuers: [XKA]}",
                "{kind: RESIDENCE_PERMIT, validFrom: 2020-01-02, validTo: 2020-01-01, issuers: [XKA]}",
                "{kind: RESIDENCE_PERMIT, from: 2020-01-01, issuers: [XKA]}",
                "",
                "{kind"
            })
    void a_rule_that_can_not_be_applied_is_refused_naming_the_file(String rule) throws IOException {
        Path file = file(rule);
        assertThatThrownBy(() -> read(file, Set.of()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documents: []",
                "longStayVisaCodes: [VD]",
                "{longStayVisaCodes: [D], documents: []}",
                "{longStayVisaCodes: [], documents: [], more: 1}",
                ""
            })
    void a_file_that_lacks_something_is_refused_by_name(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("documents.yaml"), text);
        assertThatThrownBy(() -> read(file, Set.of()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_name() {
        Path file = folder.resolve("none.yaml");
        assertThatThrownBy(() -> read(file, Set.of()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_broken_file_is_read_or_refused_by_name() throws IOException {
        Mutator mutator = new Mutator(20261125, Files.readAllBytes(FILE));
        Path file = folder.resolve("documents.yaml");
        int refused = 0;
        for (int round = 0; round < Mutator.rounds(400); round++) {
            Files.write(file, mutator.next());
            try {
                assertThat(read(file, Set.of()).version()).as(mutator.toString()).isNotEmpty();
            } catch (StartRefusedException e) {
                refused++;
                assertThat(e.getMessage()).as(mutator.toString()).contains(file.toString());
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void another_file_has_another_version() throws IOException {
        assertThat(SHIPPED.version()).hasSize(16).isEqualTo(read(FILE, Set.of()).version());
        assertThat(
                        read(
                                        file(
                                                "{kind: RESIDENCE_CARD, validFrom: 2020-01-01,"
                                                        + " issuers: [XKA]}"),
                                        Set.of())
                                .version())
                .isNotEqualTo(SHIPPED.version());
    }

    private static ResidenceDocuments read(Path file, Set<CountryCode> specimens) {
        return ResidenceDocuments.read(ConfigFiles.onDisk(), file, specimens);
    }

    private Path file(String rule) throws IOException {
        return Files.writeString(
                folder.resolve("documents.yaml"),
                "longStayVisaCodes: [VD]\ndocuments:\n  - " + rule + "\n");
    }
}
