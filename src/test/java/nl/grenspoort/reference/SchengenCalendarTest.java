package nl.grenspoort.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.reference.SchengenCalendar.Area;
import nl.grenspoort.reference.SchengenCalendar.Span;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

class SchengenCalendarTest {
    private static final SchengenCalendar SHIPPED =
            SchengenCalendar.read(Path.of("config/reference/schengen.yaml"));
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NLD, 2026-11-23, COMMON",
                "DEU, 2026-11-23, COMMON",
                "D,   2026-11-23, COMMON",
                "HRV, 2022-12-31, OWN",
                "HRV, 2023-01-01, COMMON",
                "BGR, 2024-03-30, OWN",
                "BGR, 2024-03-31, COMMON",
                "ROU, 2024-03-31, COMMON",
                "CYP, 2026-11-23, OWN",
                "IRL, 2026-11-23, OUTSIDE",
                "BES, 2026-11-23, OUTSIDE",
                "ABW, 2026-11-23, OUTSIDE",
                "CUW, 2026-11-23, OUTSIDE",
                "SXM, 2026-11-23, OUTSIDE",
                "GBR, 2026-11-23, -",
                "LIE, 2011-12-18, -"
            })
    void a_state_counts_where_the_dated_rule_says(
            String state, LocalDate day, @Nullable Area area) {
        assertThat(SHIPPED.areaOf(new CountryCode(state), day).orElse(null)).isEqualTo(area);
    }

    @Test
    void twenty_nine_states_are_in_the_common_count_today() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        List<Span> spans = SHIPPED.between(today, today);
        Span common = spans.stream().filter(s -> s.area() == Area.COMMON).findFirst().orElseThrow();
        // Germany is there by both its codes
        assertThat(common.states()).hasSize(29 + 1).contains(new CountryCode("D"));
        assertThat(spans).extracting(Span::area).doesNotHaveDuplicates();
    }

    @Test
    void what_changes_within_a_span_of_days_is_told_with_its_dates() {
        LocalDate first = LocalDate.of(2024, 1, 1);
        LocalDate last = LocalDate.of(2024, 12, 31);
        LocalDate joined = LocalDate.of(2024, 3, 31);
        Set<CountryCode> both = Set.of(new CountryCode("BGR"), new CountryCode("ROU"));
        assertThat(SHIPPED.between(first, last))
                .contains(
                        new Span(Area.OWN, first, joined.minusDays(1), both),
                        new Span(Area.COMMON, joined, last, both));
    }

    /** Every day of every State, against the rule for the one day. */
    @Test
    void spans_say_the_same_as_single_days() {
        LocalDate first = LocalDate.of(2022, 6, 1);
        LocalDate last = LocalDate.of(2024, 6, 1);
        List<Span> spans = SHIPPED.between(first, last);
        for (String code : List.of("NLD", "D", "HRV", "BGR", "CYP", "IRL", "BES", "GBR")) {
            CountryCode state = new CountryCode(code);
            first.datesUntil(last.plusDays(1))
                    .forEach(
                            day ->
                                    assertThat(
                                                    spans.stream()
                                                            .filter(
                                                                    span ->
                                                                            span.states()
                                                                                            .contains(
                                                                                                    state)
                                                                                    && !day
                                                                                            .isBefore(
                                                                                                    span
                                                                                                            .first())
                                                                                    && !day.isAfter(
                                                                                            span
                                                                                                    .last()))
                                                            .map(Span::area))
                                            .as("%s on %s", state, day)
                                            .isEqualTo(
                                                    SHIPPED.areaOf(state, day).stream().toList()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NL-AMS, NLD, 2026-07-01",
                "DE-FRA, DEU, 2026-07-01",
                "GR-ATH, GRC, 2026-07-02",
                "PT-LIS, PRT, 2026-07-01",
                "PT-PDL, PRT, 2026-07-01",
                "PT-PDL-1, PRT, 2026-07-01",
                "FI-HEL, FIN, 2026-07-02",
                "BQ-BON, BES, 2026-07-01",
                "XX-YYY, -, 2026-07-01"
            })
    void a_crossing_point_has_a_state_and_days_that_begin_in_its_zone(
            String point, @Nullable String state, LocalDate day) {
        Instant halfPastElevenInAmsterdam = Instant.parse("2026-07-01T21:30:00Z");
        assertThat(SHIPPED.stateOf(point).map(CountryCode::value).orElse(null)).isEqualTo(state);
        assertThat(SHIPPED.dayAt(point, halfPastElevenInAmsterdam, AMSTERDAM)).isEqualTo(day);
    }

    @Test
    void the_azores_have_a_time_of_their_own_within_portugal() {
        Instant night = Instant.parse("2026-07-02T23:30:00Z");
        assertThat(SHIPPED.dayAt("PT-LIS", night, ZoneOffset.UTC)).isEqualTo("2026-07-03");
        assertThat(SHIPPED.dayAt("PT-PDL", night, ZoneOffset.UTC)).isEqualTo("2026-07-02");
    }

    @Test
    void the_ees_began_was_everywhere_and_then_stamps_were_read_for_180_days() {
        SchengenCalendar.Ees ees = SHIPPED.ees();
        assertThat(ees.begins()).isEqualTo("2025-10-12");
        assertThat(ees.everywhere()).isEqualTo("2026-04-10");
        assertThat(ees.stampsReadUntil()).isEqualTo(ees.everywhere().plusDays(180));
        assertThat(SHIPPED.version()).matches("[0-9a-f]{16}");
        assertThat(SHIPPED.reviewed()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ees: {begins| ",
                "states: []| areas are missing",
                "areas: []| states are missing",
                "more: 1| ",
                "states: [{points: [NL], zone: UTC}]| state 1: code is missing",
                "states: [{code: nld, points: [NL], zone: UTC}]| state 1: ",
                "states: [{code: NLD, zone: UTC}]| state 1: points are missing",
                "states: [{code: NLD, points: [Nl], zone: UTC}]| state 1: Nl is no beginning",
                "states: [{code: NLD, points: [NL]}]| state 1: zone is missing",
                "states: [{code: NLD, points: [NL], zone: Mars/Base}]| state 1: there is no zone Mars/Base",
                "states: [{code: NLD, points: [NL], zone: UTC}, {code: DEU, points: [NL], zone: UTC}]| state 2: NL begins",
            })
    void a_file_that_can_not_be_used_is_refused_naming_it_and_the_place(String text, String place)
            throws IOException {
        assertRefused(text, place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: 2020-01-01, states: [NLD]}| area 2: area is missing",
                "{area: COMMON, states: [NLD]}| area 2: from is missing",
                "{area: COMMON, from: 2020-01-01}| area 2: states are missing",
                "{area: COMMON, from: 2020-01-01, states: [FRA]}| area 2: FRA is not among the states",
                "{area: COMMON, from: 2020-01-01, states: [fra]}| area 2: ",
                "{area: OWN, from: 2019-01-01, states: [NLD]}| area 2: a State is in two areas from 2019-01-01",
                "{area: SCHENGEN, from: 2020-01-01, states: [NLD]}| ",
                "{area: OWN, from: soon, states: [NLD]}| ",
            })
    void an_area_that_can_not_be_applied_is_refused(String area, String place) throws IOException {
        assertRefused(
                """
                ees: {begins: 2025-10-12, everywhere: 2026-04-10, stampsReadUntil: 2026-10-07}
                states: [{code: NLD, points: [NL], zone: UTC}]
                areas:
                  - {area: COMMON, from: 2019-01-01, states: [NLD]}
                  - %s
                """
                        .formatted(area),
                place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{everywhere: 2026-04-10, stampsReadUntil: 2026-10-07}",
                "{begins: 2025-10-12, stampsReadUntil: 2026-10-07}",
                "{begins: 2025-10-12, everywhere: 2026-04-10}",
                "{begins: 2025-10-12, everywhere: 2025-04-10, stampsReadUntil: 2026-10-07}",
                "{begins: 2025-10-12, everywhere: 2026-04-10, stampsReadUntil: 2026-01-07}"
            })
    void dates_of_the_ees_that_are_missing_or_out_of_order_are_refused(String ees)
            throws IOException {
        assertRefused("ees: " + ees + "\nstates: []\nareas: []\n", "ees: ");
    }

    private void assertRefused(String text, String place) throws IOException {
        Path file = Files.writeString(folder.resolve("schengen.yaml"), text);
        assertThatThrownBy(() -> SchengenCalendar.read(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(place == null ? "" : place);
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_name() {
        Path file = folder.resolve("none.yaml");
        assertThatThrownBy(() -> SchengenCalendar.read(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString());
    }
}
