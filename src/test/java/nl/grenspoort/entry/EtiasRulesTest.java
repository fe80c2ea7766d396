package nl.grenspoort.entry;

import static nl.grenspoort.entry.AssessmentTest.Case.aCase;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Facts.SourceFact.State;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.Stays;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.reference.Phase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Regulation (EU) 2018/1240 Art. 47 and 83 at the border. */
class EtiasRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate GRACE = LocalDate.of(2026, 7, 1);

    @Test
    void a_valid_authorisation_is_nothing_to_tell() {
        assertThat(keys(visitor(answer(Phase.FULL, true)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_LIVE,ADMIT_CANDIDATE,",
        "TRANSITIONAL,ADMIT_CANDIDATE,etias.leaflet",
        "GRACE,ADMIT_CANDIDATE,etias.grace",
        "FULL,REFUSAL_CANDIDATE,etias.not-valid"
    })
    void what_a_missing_authorisation_means_follows_from_the_phase(
            Phase phase, Advice advice, @Nullable String finding) {
        Assessment assessment = visitor(answer(phase, false));
        assertThat(assessment.advice()).isEqualTo(advice);
        assertThat(keys(assessment)).isEqualTo(finding == null ? List.of() : List.of(finding));
        assertThat(assessment.letters())
                .isEqualTo(
                        phase == Phase.FULL
                                ? java.util.Set.of(RefusalLetter.C)
                                : java.util.Set.of());
    }

    @Test
    void in_the_period_of_grace_the_second_crossing_needs_one() {
        Assessment second = inGrace(GRACE.plusDays(3));
        assertThat(second.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(second.letters()).containsExactly(RefusalLetter.C);
        Finding used = finding(second, "etias.grace-used");
        assertThat(used.parameters()).containsEntry("date", "2026-07-04");
        assertThat(used.restsOn("EES")).isTrue();
        assertThat(used.restsOn("ETIAS")).isTrue();
    }

    @Test
    void entries_before_the_period_of_grace_do_not_count() {
        assertThat(inGrace(GRACE).advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(inGrace(GRACE.minusDays(1)).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    /** Law 1: whether it is the first crossing is then not known. */
    @Test
    void without_ees_nobody_is_admitted_by_grace() {
        Assessment assessment =
                aCase(TravellerClass.VISA_EXEMPT)
                        .with(answer(Phase.GRACE, false))
                        .source("EES", State.UNKNOWN)
                        .assess();
        assertThat(assessment.advice()).isEqualTo(Advice.INCONCLUSIVE);
        assertThat(assessment.letters()).isEmpty();
    }

    @Test
    void valid_in_other_states_only_is_letter_c_for_the_second_line_to_look_at() {
        Assessment assessment = visitor(limited(Phase.FULL, "GRC", "MLT"));
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.C);
        assertThat(finding(assessment, "etias.territorial-limit").parameters())
                .containsEntry("states", "GRC, MLT");
        assertThat(keys(visitor(limited(Phase.FULL, "GRC", "NLD")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TRANSITIONAL,etias.leaflet", "GRACE,etias.grace"})
    void valid_in_other_states_only_is_as_good_as_none_before(Phase phase, String finding) {
        assertThat(keys(visitor(limited(phase, "GRC")))).containsExactly(finding);
    }

    @Test
    void flag_36_2_sends_to_the_second_line_and_supports_no_refusal() {
        Assessment assessment = visitor(flagged(true, false));
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
        assertThat(finding(assessment, "etias.flag-second-line").disclosure())
                .isEqualTo(Disclosure.GUARD);
    }

    @Test
    void flag_36_3_is_told_and_decides_nothing() {
        Assessment assessment = visitor(flagged(false, true));
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(assessment.guardMustAct()).isFalse();
        assertThat(keys(assessment)).containsExactly("etias.flag-hit-without-ground");
    }

    @Test
    void an_end_within_90_days_is_told_the_traveller_and_is_no_ground() {
        EtiasFact soon = full(TODAY.plusDays(12), List.of(), false, null);
        Assessment assessment = visitor(soon);
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        Finding told = finding(assessment, "etias.expires-soon");
        assertThat(told.disclosure()).isEqualTo(Disclosure.TRAVELLER);
        assertThat(told.parameters()).containsEntry("days", "12");
    }

    @Test
    void guardians_and_family_are_told_the_guard() {
        Assessment assessment =
                visitor(
                        full(
                                null,
                                List.of("SAMPLE, TAL"),
                                true,
                                new EtiasFact.Tie("CAMPIONE, LUCA", "SPOUSE")));
        assertThat(finding(assessment, "etias.guardian").parameters())
                .containsEntry("guardians", "SAMPLE, TAL");
        assertThat(finding(assessment, "etias.family-member-of").disclosure())
                .isEqualTo(Disclosure.GUARD);
        assertThat(keys(visitor(full(null, List.of(), true, null))))
                .containsExactly("etias.family-member");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void nobody_needs_one_to_leave_nor_with_free_movement(Phase phase) {
        EtiasFact flagged =
                new EtiasFact(
                        phase,
                        GRACE,
                        true,
                        states("GRC"),
                        true,
                        true,
                        TODAY,
                        List.of("X"),
                        true,
                        null);
        assertThat(keys(aCase(TravellerClass.VISA_EXEMPT).exit().with(flagged).assess())).isEmpty();
        assertThat(keys(aCase(TravellerClass.FREE_MOVEMENT).with(flagged).assess())).isEmpty();
    }

    /** Every phase, validity and flag: each part is judged by itself. */
    @Test
    void the_parts_of_an_answer_are_judged_apart() {
        Random random = new Random(11);
        for (int round = 0; round < 3_000; round++) {
            EtiasFact any = anyAnswer(random);
            boolean before = random.nextBoolean();
            Assessment assessment =
                    aCase(TravellerClass.VISA_EXEMPT).with(any).with(stay(before)).assess();
            boolean required = any.phase() == Phase.FULL || any.phase() == Phase.GRACE && before;
            boolean lacking = !any.validIn("NLD") && required;
            assertThat(assessment.letters().contains(RefusalLetter.C))
                    .as("round %d: %s", round, any)
                    .isEqualTo(lacking);
            assertThat(keys(assessment).contains("etias.flag-second-line"))
                    .isEqualTo(any.secondLineCheck());
            if (lacking || any.secondLineCheck()) {
                assertThat(assessment.advice()).isGreaterThanOrEqualTo(Advice.SECOND_LINE);
            } else {
                assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
            }
            assertThat(assessment.findings())
                    .filteredOn(finding -> finding.key().startsWith("etias.flag"))
                    .allMatch(finding -> finding.letters().isEmpty());
        }
    }

    /** Any answer that ETIAS can give, in any phase. */
    static EtiasFact anyAnswer(Random random) {
        Phase phase = Phase.values()[random.nextInt(Phase.values().length)];
        return switch (random.nextInt(4)) {
            case 0 -> EtiasFact.notValid(phase, GRACE);
            case 1 -> limited(phase, random.nextBoolean() ? "GRC" : "NLD");
            default ->
                    new EtiasFact(
                            phase,
                            GRACE,
                            true,
                            new TreeSet<>(),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextBoolean() ? TODAY.plusDays(random.nextInt(90)) : null,
                            List.of(),
                            random.nextBoolean(),
                            null);
        };
    }

    private static Assessment inGrace(LocalDate entered) {
        return aCase(TravellerClass.VISA_EXEMPT)
                .with(answer(Phase.GRACE, false))
                .with(
                        new EesFact(
                                1,
                                List.of(Stay.recorded(Stays.NLD, entered, entered.plusDays(2))),
                                List.of(),
                                false))
                .assess();
    }

    private static EesFact stay(boolean inGrace) {
        LocalDate entered = inGrace ? GRACE.plusDays(9) : GRACE.minusDays(9);
        return new EesFact(
                1,
                List.of(Stay.recorded(Stays.NLD, entered, entered.plusDays(1))),
                List.of(),
                false);
    }

    private static Assessment visitor(EtiasFact answered) {
        return aCase(TravellerClass.VISA_EXEMPT).with(answered).assess();
    }

    private static EtiasFact answer(Phase phase, boolean valid) {
        return valid
                ? new EtiasFact(
                        phase, GRACE, true, states(), false, false, null, List.of(), false, null)
                : EtiasFact.notValid(phase, GRACE);
    }

    private static EtiasFact limited(Phase phase, String... states) {
        return new EtiasFact(
                phase, GRACE, true, states(states), false, false, null, List.of(), false, null);
    }

    private static EtiasFact flagged(boolean secondLine, boolean hit) {
        return new EtiasFact(
                Phase.FULL, GRACE, true, states(), secondLine, hit, null, List.of(), false, null);
    }

    private static EtiasFact full(
            @Nullable LocalDate lastDay,
            List<String> guardians,
            boolean familyMember,
            EtiasFact.@Nullable Tie tie) {
        return new EtiasFact(
                Phase.FULL,
                GRACE,
                true,
                states(),
                false,
                false,
                lastDay,
                guardians,
                familyMember,
                tie);
    }

    private static TreeSet<String> states(String... states) {
        return new TreeSet<>(List.of(states));
    }

    private static List<String> keys(Assessment assessment) {
        return new ArrayList<>(
                assessment.findings().stream()
                        .map(Finding::key)
                        .filter(key -> key.startsWith("etias."))
                        .toList());
    }

    private static Finding finding(Assessment assessment, String key) {
        return assessment.findings().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + key));
    }
}
