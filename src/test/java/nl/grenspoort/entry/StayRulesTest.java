package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Observation.StayShown;
import nl.grenspoort.entry.Observation.StayShown.Evidence;
import nl.grenspoort.entry.VisaFact.Kind;
import nl.grenspoort.entry.VisaFact.State;
import nl.grenspoort.entry.VisaFact.Visa;
import nl.grenspoort.entry.stay.Extension;
import nl.grenspoort.entry.stay.Period;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayLimits.Limit;
import nl.grenspoort.entry.stay.StayResult;
import nl.grenspoort.entry.stay.Stays;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.CountryCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings on stays: the rules of stay and evidence, over the facts of one check. */
class StayRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** T3 and T4: on the day that leaves the window a whole stay is lawful again. */
    @ParameterizedTest
    @CsvSource({"2026-06-28, false, ''", "2026-06-29, false, ''", "2026-06-30, true, 2026-09-27"})
    void letter_f_is_proposed_to_the_very_day(LocalDate today, boolean days, String last) {
        Facts facts = entry(today, "2026-01-01..2026-03-31").facts();
        Assessment assessment = Assessment.of(facts);
        if (days) {
            assertThat(finding(facts, "stay.days-left").parameters())
                    .containsEntry("days", "90")
                    .containsEntry("date", last);
            assertThat(assessment.letters()).isEmpty();
        } else {
            assertThat(finding(facts, "stay.exhausted").letters()).containsExactly(RefusalLetter.F);
            assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        }
    }

    /** T13: told to the guard, with its days; nobody is kept from leaving. */
    @Test
    void an_overstay_on_exit_names_its_days_and_supports_no_letter() {
        Facts facts = exit("2026-08-19..").facts();
        Finding overstay = finding(facts, "stay.overstay");
        assertThat(overstay.parameters())
                .containsEntry("days", "7")
                .containsEntry("from", "2026-11-17")
                .containsEntry("until", "2026-11-23");
        assertThat(overstay.letters()).isEmpty();
        assertThat(overstay.source()).isEqualTo("EES");
        assertThat(Assessment.of(facts).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void the_end_that_the_ees_has_ends_a_stay_and_an_extension_lifts_it() {
        Stay until = ees("2026-11-01", TODAY.minusDays(3), null);
        assertThat(finding(exit().stays(file(until)).facts(), "stay.overstay").parameters())
                .containsEntry("days", "3");
        Extension extension = new Extension(TODAY, Extension.Ground.AUTHORITY);
        Facts extended =
                exit().stays(file(ees("2026-08-01", TODAY.minusDays(30), extension))).facts();
        assertThat(keys(extended)).doesNotContain("stay.overstay");
        assertThat(result(extended).limitedBy()).isEqualTo(Limit.EXTENSION);
    }

    @Test
    void a_limited_visa_has_a_stay_of_its_own_on_exit_too() {
        Visa limited = visa(Kind.SHORT_STAY, true, 5, "2026-11-01", "2026-12-31");
        Facts tooLong = exit("2026-11-17..").visas(new VisaFact(List.of(limited), false)).facts();
        Finding overstay = finding(tooLong, "stay.overstay");
        assertThat(overstay.parameters()).containsEntry("days", "2");
        assertThat(overstay.source()).isEqualTo("EES+VIS");
        assertThat(result(tooLong).limitedBy()).isEqualTo(Limit.LIMITED_VISA);

        Facts ninetyUsed =
                exit("2026-06-01..2026-08-29 2026-11-20..")
                        .visas(new VisaFact(List.of(limited), false))
                        .facts();
        assertThat(keys(ninetyUsed)).doesNotContain("stay.overstay");
        assertThat(keys(ninetyUsed.change().visas(null).facts())).contains("stay.overstay");
    }

    @Test
    void days_of_a_visa_that_earlier_stays_used_are_gone() {
        Visa twenty = visa(Kind.SHORT_STAY, false, 20, "2026-09-01", "2026-12-31");
        Facts facts =
                exit("2026-10-01..2026-10-15 2026-11-17..")
                        .visas(new VisaFact(List.of(twenty), false))
                        .facts();
        assertThat(finding(facts, "stay.overstay").parameters())
                .containsEntry("days", "2")
                .containsEntry("from", "2026-11-22");
        assertThat(result(facts).limitedBy()).isEqualTo(Limit.VISA_DAYS);
    }

    @Test
    void which_of_two_visas_a_stay_was_under_nobody_knows_so_none_limits_it() {
        Visa one = visa(Kind.SHORT_STAY, false, 5, "2026-11-01", "2026-12-31");
        Visa other = visa(Kind.SHORT_STAY, false, 30, "2026-11-01", "2026-12-31");
        Facts facts = exit("2026-11-10..").visas(new VisaFact(List.of(one, other), false)).facts();
        assertThat(keys(facts)).doesNotContain("stay.overstay");
    }

    @Test
    void days_under_a_long_stay_visa_are_left_out_and_a_stay_under_one_is_not_counted() {
        Visa past = visa(Kind.LONG_STAY, false, null, "2026-06-01", "2026-09-30");
        Facts facts =
                entry(TODAY, "2026-06-01..2026-09-30")
                        .visas(
                                new VisaFact(
                                        List.of(
                                                past,
                                                visa(
                                                        Kind.SHORT_STAY,
                                                        false,
                                                        90,
                                                        "2026-10-01",
                                                        "2027-12-31")),
                                        false))
                        .facts();
        Finding left = finding(facts, "stay.days-left");
        assertThat(left.parameters()).containsEntry("days", "90");
        assertThat(left.source()).isEqualTo("EES+VIS");
        assertThat(keys(facts.change().visas(null).facts())).contains("stay.exhausted");

        Visa today = visa(Kind.LONG_STAY, false, null, "2026-06-01", "2027-09-30");
        Facts longStay = exit("2026-06-01..").visas(new VisaFact(List.of(today), false)).facts();
        assertThat(ShortStay.of(longStay)).isEmpty();
        assertThat(keys(longStay)).noneMatch(key -> key.startsWith("stay."));
    }

    /** T15: days that the VIS says were under a residence permit. */
    @ParameterizedTest
    @CsvSource({"STANDS, 90", "EXPIRED, 90", "WITHDRAWN, 0", "REVOKED, 0", "ANNULLED, 0"})
    void days_under_a_residence_permit_are_left_out_while_it_stood(
            PermitFact.State state, int days) {
        LocalDate today = day("2026-04-01");
        Facts facts =
                entry(today, "2026-01-01..2026-03-31")
                        .permits(
                                new PermitFact(
                                        List.of(
                                                new PermitFact.Permit(
                                                        "X2",
                                                        state,
                                                        "NLD",
                                                        day("2025-01-01"),
                                                        day("2026-03-31"),
                                                        true,
                                                        false))))
                        .facts();
        assertThat(result(facts).daysLeft()).isEqualTo(days);
    }

    @ParameterizedTest
    @EnumSource(
            value = TravellerClass.class,
            names = {"VISA_EXEMPT", "VISA_REQUIRED", "UNDETERMINED"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_has_ninety_days(TravellerClass other) {
        Facts facts = entry(TODAY, "2026-07-01..2026-11-20").traveller(Traveller.of(other)).facts();
        assertThat(ShortStay.of(facts)).isEmpty();
        assertThat(keys(facts)).noneMatch(key -> key.startsWith("stay."));
    }

    /** Row 24: 130 days in the last 180, and no letter. */
    @Test
    void the_family_of_a_union_citizen_has_no_limit() {
        EesFact family =
                new EesFact(
                        1, Stays.parse(Stays.NLD, "2026-07-01..2026-11-07"), List.of(), true, true);
        assertThat(ShortStay.of(entry(TODAY, "").stays(family).facts())).isEmpty();
        Facts shown =
                entry(TODAY, "2026-07-01..2026-11-07")
                        .observed(new Observation.FamilyTie(true))
                        .facts();
        assertThat(ShortStay.of(shown)).isEmpty();
        Facts notShown =
                entry(TODAY, "2026-07-01..2026-11-07")
                        .observed(new Observation.FamilyTie(false))
                        .facts();
        assertThat(keys(notShown)).contains("stay.exhausted");
    }

    @Test
    void an_answer_with_several_files_counts_nothing() {
        EesFact two =
                new EesFact(
                        2,
                        Stays.parse(Stays.NLD, "2026-07-01..2026-11-07"),
                        List.of(),
                        false,
                        false);
        assertThat(ShortStay.of(entry(TODAY, "").stays(two).facts())).isEmpty();
    }

    @Test
    void at_a_border_where_the_rule_does_not_apply_nothing_is_counted() {
        Facts facts =
                entry(TODAY, "2026-07-01..2026-11-20").calendar(Stays.calendar(Stays.IRL)).facts();
        assertThat(ShortStay.of(facts)).isEmpty();
        assertThat(keys(facts)).noneMatch(key -> key.startsWith("stay."));
    }

    /** Row 33. */
    @Test
    void days_in_cyprus_are_named_and_take_none_of_the_ninety() {
        Facts facts =
                entry(TODAY, "")
                        .observed(shown("2026-08-30", "2026-11-22", "CYP", Evidence.STAMP))
                        .facts();
        assertThat(finding(facts, "stay.days-left").parameters()).containsEntry("days", "90");
        assertThat(finding(facts, "stay.evidence-apart").parameters())
                .containsEntry("state", "CYP")
                .containsEntry("evidence", "STAMP")
                .containsEntry("dates", "2026-08-30 - 2026-11-22");
        assertThat(result(facts).counted()).isEmpty();
    }

    @Test
    void what_a_stamp_shows_is_counted_beside_the_record() {
        Facts facts =
                entry(TODAY, "2026-09-01..2026-09-30")
                        .observed(shown("2026-08-01", "2026-08-31", "FRA", Evidence.STAMP))
                        .facts();
        StayResult result = result(facts);
        assertThat(result.used()).isEqualTo(61);
        assertThat(result.counted())
                .extracting(range -> range.state() + " " + range.source() + " " + range.days())
                .containsExactly(
                        "FRA STAMP " + new Period(day("2026-08-01"), day("2026-08-31")),
                        "NLD EES " + new Period(day("2026-09-01"), day("2026-09-30")));
        assertThat(finding(facts, "stay.evidence-counted").severity())
                .isEqualTo(Severity.INFORMATION);
        assertThat(requireNonNull(ShortStay.of(facts).orElseThrow().days()))
                .hasSize(180)
                .filteredOn(day -> day.counts())
                .hasSize(61);
    }

    /** Row 10. */
    @Test
    void a_missing_entry_presumes_nothing_and_a_stamp_makes_up_for_it() {
        Facts missing = exit("").facts();
        assertThat(keys(missing))
                .contains("stay.no-entry-on-record")
                .doesNotContain("stay.overstay");
        assertThat(result(missing).lastLawfulDay()).isNull();

        Facts rebutted =
                missing.change()
                        .observed(shown("2026-11-10", null, "NLD", Evidence.TICKET))
                        .facts();
        assertThat(keys(rebutted))
                .contains("stay.entry-shown")
                .doesNotContain("stay.no-entry-on-record", "stay.overstay");
        assertThat(Assessment.of(rebutted).guardMustAct()).isFalse();
        assertThat(result(rebutted).lastLawfulDay()).isEqualTo("2027-02-07");

        Facts tooLong =
                missing.change().observed(shown("2026-08-01", null, "NLD", Evidence.STAMP)).facts();
        assertThat(finding(tooLong, "stay.overstay").parameters()).containsEntry("days", "25");
    }

    @Test
    void a_missing_exit_counts_its_entry_day_and_is_presumed_by_nobody_but_asked_about() {
        Facts missing = entry(TODAY, "2026-08-01..").facts();
        assertThat(finding(missing, "stay.days-left").parameters()).containsEntry("days", "90");
        assertThat(result(missing).used()).isEqualTo(1);
        assertThat(keys(missing)).contains("stay.no-exit-on-record", "stay.presumption-possible");
        assertThat(Assessment.of(missing).letters()).isEmpty();

        Facts filled =
                missing.change()
                        .observed(shown("2026-08-01", "2026-08-20", "NLD", Evidence.STAMP))
                        .facts();
        assertThat(keys(filled))
                .contains("stay.exit-shown")
                .doesNotContain("stay.no-exit-on-record", "stay.presumption-possible");
        assertThat(result(filled).used()).isEqualTo(20);

        Facts shortly = entry(TODAY, "2026-11-01..").facts();
        assertThat(keys(shortly))
                .contains("stay.no-exit-on-record")
                .doesNotContain("stay.presumption-possible");
    }

    @Test
    void while_the_ees_is_unknown_evidence_promises_no_day_and_may_use_up_all() {
        Facts some =
                unknown()
                        .observed(shown("2026-11-01", "2026-11-10", "NLD", Evidence.STAMP))
                        .facts();
        assertThat(keys(some)).contains("stay.evidence-counted").doesNotContain("stay.days-left");
        assertThat(result(some))
                .extracting(StayResult::used, StayResult::daysLeft, StayResult::lastLawfulDay)
                .containsExactly(10, null, null);
        Facts all =
                unknown()
                        .observed(shown("2026-07-01", "2026-11-10", "NLD", Evidence.STAMP))
                        .facts();
        assertThat(finding(all, "stay.exhausted").source()).isEqualTo("officer");
        assertThat(ShortStay.of(unknown().facts())).isEmpty();
    }

    @Test
    void a_stay_that_is_said_to_begin_after_today_is_none() {
        Facts facts =
                entry(TODAY, "").observed(shown("2026-11-24", null, "NLD", Evidence.STAMP)).facts();
        assertThat(keys(facts)).noneMatch(key -> key.startsWith("stay.evidence"));
    }

    @Test
    void what_differs_is_told_with_both_dates() {
        Facts facts =
                entry(TODAY, "2026-05-03..2026-05-09")
                        .observed(shown("2026-05-01", "2026-05-09", "NLD", Evidence.STAMP))
                        .facts();
        Finding prevails = finding(facts, "stay.ees-prevails");
        assertThat(prevails.parameters())
                .containsEntry("recorded", "2026-05-03 - 2026-05-09")
                .containsEntry("dates", "2026-05-01 - 2026-05-09");
        assertThat(prevails.severity()).isEqualTo(Severity.ATTENTION);
        assertThat(prevails.restsOn("EES")).isTrue();
        Facts withoutBiometrics =
                facts.change()
                        .stays(
                                new EesFact(
                                        1,
                                        Stays.parse(Stays.NLD, "2025-10-15..2025-10-20"),
                                        List.of(),
                                        false,
                                        false))
                        .observations(
                                List.of(shown("2025-10-10", "2025-10-20", "NLD", Evidence.STAMP)))
                        .facts();
        assertThat(keys(withoutBiometrics)).contains("stay.stamp-prevails");
    }

    private static FactsBuilder entry(LocalDate today, String stays) {
        return Facts.of(Crossing.ENTRY, today, Traveller.of(TravellerClass.VISA_EXEMPT))
                .calendar(Stays.CALENDAR)
                .stays(file(stays));
    }

    private static FactsBuilder unknown() {
        return Facts.of(Crossing.ENTRY, TODAY, Traveller.of(TravellerClass.VISA_EXEMPT))
                .calendar(Stays.CALENDAR);
    }

    private static FactsBuilder exit(String stays) {
        return exit().stays(file(stays));
    }

    private static FactsBuilder exit() {
        return Facts.of(Crossing.EXIT, TODAY, Traveller.of(TravellerClass.VISA_EXEMPT))
                .documents(
                        List.of(
                                new Facts.PresentedDocumentFact(
                                        nl.grenspoort.identity.DocumentKind.PASSPORT,
                                        true,
                                        TODAY.plusYears(5),
                                        Facts.PresentedDocumentFact.Chip.AUTHENTIC,
                                        true)))
                .calendar(Stays.CALENDAR);
    }

    private static EesFact file(String stays) {
        return file(Stays.parse(Stays.NLD, stays).toArray(Stay[]::new));
    }

    private static EesFact file(Stay... stays) {
        return new EesFact(1, List.of(stays), List.of(), false, true);
    }

    private static Stay ees(
            String entry, @Nullable LocalDate until, @Nullable Extension extension) {
        return new Stay(Stays.NLD, day(entry), null, Stay.Source.EES, until, extension);
    }

    private static StayShown shown(
            String entry, @Nullable String exit, String state, Evidence evidence) {
        return new StayShown(
                day(entry), exit == null ? null : day(exit), new CountryCode(state), evidence);
    }

    private static Visa visa(
            Kind kind, boolean limited, @Nullable Integer days, String from, String until) {
        return new Visa(
                "X1",
                kind,
                State.STANDS,
                limited,
                true,
                0,
                day(from),
                day(until),
                days,
                true,
                true,
                true);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static StayResult result(Facts facts) {
        return ShortStay.of(facts).orElseThrow().result();
    }

    private static Set<String> keys(Facts facts) {
        return Assessment.of(facts).findings().stream()
                .map(Finding::key)
                .collect(Collectors.toSet());
    }

    private static Finding finding(Facts facts, String key) {
        List<Finding> found = new ArrayList<>(Assessment.of(facts).findings());
        found.removeIf(finding -> !finding.key().equals(key));
        assertThat(found).as("%s in %s", key, keys(facts)).hasSize(1);
        return found.getFirst();
    }
}
