package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Observation.BiometricsRefused;
import nl.grenspoort.entry.Observation.StayConditions;
import nl.grenspoort.entry.Observation.ThreatAssessed;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;

class ConditionRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void purpose_not_shown_supports_letter_e_and_means_not_shown_letter_g() {
        Assessment assessment = observed(visitor(), new StayConditions(false, false));
        assertThat(keys(assessment))
                .contains("conditions.purpose-not-shown", "conditions.means-not-shown");
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(assessment.letters())
                .containsExactlyInAnyOrder(RefusalLetter.E, RefusalLetter.G);
    }

    @ParameterizedTest
    @CsvSource({"true, false, G", "false, true, E"})
    void each_condition_has_its_own_letter(boolean purpose, boolean means, RefusalLetter letter) {
        assertThat(observed(visitor(), new StayConditions(purpose, means)).letters())
                .containsExactly(letter);
    }

    @Test
    void what_was_shown_leaves_nothing_to_say() {
        assertThat(observed(visitor(), new StayConditions(true, true)).advice())
                .isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(keys(observed(visitor(), new StayConditions(true, true)))).isEmpty();
        assertThat(keys(observed(citizen(), new StayConditions(true, true)))).isEmpty();
    }

    @Test
    void what_was_shown_in_the_end_counts() {
        Facts facts =
                entry(visitor())
                        .observed(new StayConditions(false, false))
                        .observed(new StayConditions(true, true))
                        .facts();
        assertThat(keys(Assessment.of(facts))).isEmpty();
    }

    /** 2016/399 Art. 8(2): no questions on purpose and means for who enters by right. */
    @ParameterizedTest
    @EnumSource(
            value = TravellerClass.class,
            names = {"FREE_MOVEMENT", "FAMILY_WITH_CARD", "RESIDENT", "EXEMPT_CREW"})
    void purpose_and_means_are_not_asked_of_everybody(TravellerClass known) {
        Assessment assessment = observed(Traveller.of(known), new StayConditions(false, false));
        assertThat(keys(assessment)).containsExactly("conditions.not-required");
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void family_without_card_is_asked_for_neither_purpose_nor_means() {
        assertThat(
                        keys(
                                observed(
                                        Traveller.of(TravellerClass.FAMILY_VISA_EXEMPT),
                                        new StayConditions(false, false))))
                .containsExactlyInAnyOrder("conditions.not-required", "family.tie-to-show");
    }

    @Test
    void nobody_is_asked_on_the_way_out() {
        Facts facts =
                Facts.of(Crossing.EXIT, TODAY, visitor())
                        .documents(passport())
                        .observed(new StayConditions(false, false))
                        .facts();
        assertThat(keys(Assessment.of(facts))).isEmpty();
    }

    /** Annex VII, 4.1. */
    @Test
    void a_diplomat_proves_no_means_and_shows_the_purpose_like_others() {
        Assessment assessment = observed(diplomat(), new StayConditions(false, false));
        assertThat(keys(assessment))
                .containsExactlyInAnyOrder(
                        "conditions.purpose-not-shown",
                        "document.diplomatic-consult",
                        "document.diplomatic",
                        "conditions.not-required");
        assertThat(assessment.letters()).containsExactly(RefusalLetter.E);
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC_POLICY, conditions.threat-public-policy",
        "INTERNAL_SECURITY, conditions.threat-internal-security",
        "PUBLIC_HEALTH, conditions.threat-public-health",
        "INTERNATIONAL_RELATIONS, conditions.threat-international-relations"
    })
    void an_assessed_threat_supports_letter_i(ThreatAssessed.Ground ground, String key) {
        Assessment assessment = observed(visitor(), new ThreatAssessed(ground));
        assertThat(keys(assessment)).containsExactly(key);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.I);
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
    }

    /** Directive 2004/38/EC Art. 27(1): public policy, public security, public health. */
    @ParameterizedTest
    @CsvSource({
        "PUBLIC_POLICY, conditions.threat-free-movement, SECOND_LINE",
        "INTERNAL_SECURITY, conditions.threat-free-movement, SECOND_LINE",
        "PUBLIC_HEALTH, conditions.threat-free-movement, SECOND_LINE",
        "INTERNATIONAL_RELATIONS, conditions.threat-no-ground, ADMIT_CANDIDATE"
    })
    void a_threat_by_a_free_mover_needs_a_decision_of_its_own(
            ThreatAssessed.Ground ground, String key, Advice advice) {
        Assessment assessment = observed(citizen(), new ThreatAssessed(ground));
        assertThat(keys(assessment)).containsExactly(key);
        assertThat(assessment.advice()).isEqualTo(advice);
        assertThat(assessment.letters()).isEmpty();
    }

    @Test
    void a_threat_that_leaves_is_told_and_not_held() {
        for (Traveller leaving : List.of(visitor(), citizen())) {
            Facts facts =
                    Facts.of(Crossing.EXIT, TODAY, leaving)
                            .documents(passport())
                            .observed(new ThreatAssessed(ThreatAssessed.Ground.PUBLIC_POLICY))
                            .facts();
            Assessment assessment = Assessment.of(facts);
            assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
            assertThat(assessment.guardMustAct()).isTrue();
        }
    }

    /** Row 18, and the boxes of letter J. */
    @ParameterizedTest
    @CsvSource({
        "EES_FILE, biometrics.refused-for-file, 6(1)(f)",
        "BORDER_CHECK, biometrics.refused-for-check, 6(1)(f)"
    })
    void refused_biometrics_support_letter_j_with_its_box(
            BiometricsRefused.Needed needed, String key, String article) {
        Assessment assessment = observed(visitor(), new BiometricsRefused(needed));
        assertThat(keys(assessment)).containsExactly(key);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.J);
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(assessment.findings().getFirst().basis()).isEqualTo(Sbc.article(article));
    }

    @ParameterizedTest
    @EnumSource(
            value = TravellerClass.class,
            names = {"FREE_MOVEMENT", "FAMILY_WITH_CARD", "RESIDENT", "MICROSTATE", "EXEMPT_CREW"})
    void who_need_not_give_biometrics_cannot_be_refused_for_giving_none(TravellerClass known) {
        for (BiometricsRefused.Needed needed : BiometricsRefused.Needed.values()) {
            Assessment assessment = observed(Traveller.of(known), new BiometricsRefused(needed));
            assertThat(keys(assessment)).containsExactly("biometrics.refused");
            assertThat(assessment.letters()).isEmpty();
            assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        }
    }

    /** Registered in the EES, so asked; a free mover all the same, so no form. */
    @Test
    void family_without_card_that_refuses_is_for_the_second_line_and_gets_no_letter() {
        Assessment assessment =
                observed(
                        Traveller.of(TravellerClass.FAMILY_VISA_EXEMPT),
                        new BiometricsRefused(BiometricsRefused.Needed.EES_FILE));
        assertThat(keys(assessment))
                .containsExactlyInAnyOrder("biometrics.refused-for-file", "family.tie-to-show");
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
    }

    /** A holder of a visa who is outside the EES is still verified against the VIS. */
    @Test
    void a_visa_duty_alone_is_reason_enough_for_the_check_and_not_for_the_file() {
        Traveller visaOnly =
                new Traveller(
                        TravellerClass.VISA_REQUIRED,
                        new Duties(
                                Duty.REQUIRED,
                                Duty.NOT_REQUIRED,
                                Duty.NOT_REQUIRED,
                                Duty.NOT_REQUIRED),
                        40,
                        false,
                        Capacity.PASSENGER);
        assertThat(
                        keys(
                                observed(
                                        visaOnly,
                                        new BiometricsRefused(
                                                BiometricsRefused.Needed.BORDER_CHECK))))
                .contains("biometrics.refused-for-check");
        assertThat(
                        keys(
                                observed(
                                        visaOnly,
                                        new BiometricsRefused(BiometricsRefused.Needed.EES_FILE))))
                .contains("biometrics.refused");
    }

    @Test
    void whatever_an_officer_found_out_is_the_officers_and_told_to_the_traveller() {
        Facts facts =
                entry(visitor())
                        .observed(new StayConditions(false, false))
                        .observed(new ThreatAssessed(ThreatAssessed.Ground.PUBLIC_HEALTH))
                        .observed(new BiometricsRefused(BiometricsRefused.Needed.EES_FILE))
                        .facts();
        assertThat(Assessment.of(facts).findings())
                .hasSize(4)
                .allSatisfy(
                        finding -> {
                            assertThat(finding.source()).isEqualTo("officer");
                            assertThat(finding.severity()).isEqualTo(Severity.REFUSAL_CANDIDATE);
                            assertThat(finding.disclosure().name()).isEqualTo("TRAVELLER");
                        });
    }

    private static Assessment observed(Traveller traveller, Observation observation) {
        return Assessment.of(entry(traveller).observed(observation).facts());
    }

    private static FactsBuilder entry(Traveller traveller) {
        return Facts.of(Crossing.ENTRY, TODAY, traveller).documents(passport());
    }

    private static List<PresentedDocumentFact> passport() {
        return List.of(
                new PresentedDocumentFact(
                        DocumentKind.PASSPORT, true, TODAY.plusYears(5), Chip.AUTHENTIC, true));
    }

    private static Traveller visitor() {
        return Traveller.of(TravellerClass.VISA_EXEMPT);
    }

    private static Traveller citizen() {
        return Traveller.of(TravellerClass.FREE_MOVEMENT);
    }

    private static Traveller diplomat() {
        return new Traveller(
                TravellerClass.VISA_EXEMPT,
                Duties.of(TravellerClass.VISA_EXEMPT),
                40,
                true,
                Capacity.PASSENGER);
    }

    private static List<String> keys(Assessment assessment) {
        return assessment.findings().stream().map(Finding::key).toList();
    }
}
