package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Observation.AsylumRequest;
import nl.grenspoort.entry.Observation.FamilyTie;
import nl.grenspoort.entry.Observation.NotTheSubject;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class AlertRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** Who gets no form: they are consulted about, or looked into, in the second line. */
    private static final Set<TravellerClass> FREE_MOVERS =
            Set.of(
                    TravellerClass.FREE_MOVEMENT,
                    TravellerClass.FAMILY_WITH_CARD,
                    TravellerClass.FAMILY_VISA_EXEMPT,
                    TravellerClass.FAMILY_VISA_REQUIRED);

    /**
     * Every category, every class, both ways, from the hit table of 2.2: what a third-country
     * national meets on entry and on exit, and what a free mover does. Letters after the slash.
     */
    @ParameterizedTest
    @CsvSource({
        // category, entry TCN, exit TCN, entry free mover, exit free mover, shown to
        "ARREST, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, GUARD",
        "RFSE_24_1A, REFUSAL_CANDIDATE/H, ATTENTION, SECOND_LINE, SECOND_LINE, TRAVELLER",
        "RFSE_24_1B, REFUSAL_CANDIDATE/H, ATTENTION, SECOND_LINE, SECOND_LINE, TRAVELLER",
        "RFSE_25, REFUSAL_CANDIDATE/H, ATTENTION, SECOND_LINE, SECOND_LINE, TRAVELLER",
        "RFSE_26_FM, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, GUARD",
        "RETURN, SECOND_LINE, ATTENTION, SECOND_LINE, ATTENTION, TRAVELLER",
        "CHILD_ABDUCT, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, GUARD",
        "CHILD_TRAVEL, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, GUARD",
        "VULN_ADULT, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, GUARD",
        "MISS_PROT, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, GUARD",
        "SPECIFIC, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, GUARD",
        "INQUIRY, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, GUARD",
        "DISCREET, INFORMATION, INFORMATION, INFORMATION, INFORMATION, GUARD",
        "INFO_ALERT, INFORMATION, INFORMATION, INFORMATION, INFORMATION, GUARD",
        "JUDICIAL, ATTENTION, ATTENTION, ATTENTION, ATTENTION, TRAVELLER",
        "MISS_NOPROT, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, TRAVELLER",
        "OBJECT_SEIZE, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, TRAVELLER",
        "UNKNOWN, SECOND_LINE, SECOND_LINE, SECOND_LINE, SECOND_LINE, GUARD"
    })
    void every_category_has_its_action_whoever_crosses_and_whichever_way(
            AlertCategory category,
            String entry,
            String exit,
            String freeEntry,
            String freeExit,
            Disclosure shown) {
        for (TravellerClass known : TravellerClass.values()) {
            boolean free = FREE_MOVERS.contains(known);
            String onEntry = free ? freeEntry : entry;
            if (known == TravellerClass.UNDETERMINED) {
                // maybe a free mover: the second line settles that first, the letter is proposed
                onEntry = onEntry.replace("REFUSAL_CANDIDATE", "SECOND_LINE");
            }
            if (known == TravellerClass.RESIDENT && category.key().contains(".rfse-")) {
                // a permit and a refusal alert: the States consult each other (2018/1861 Art. 30)
                onEntry = "SECOND_LINE";
            }
            Finding entering = only(alert(category), Crossing.ENTRY, known);
            assertThat(outcome(entering)).as("%s on entry", known).isEqualTo(onEntry);
            Finding leaving = only(alert(category), Crossing.EXIT, known);
            assertThat(outcome(leaving)).as("%s on exit", known).isEqualTo(free ? freeExit : exit);
            if (!free && known != TravellerClass.RESIDENT) {
                assertThat(List.of(entering, leaving))
                        .extracting(Finding::disclosure)
                        .containsOnly(shown);
            }
        }
    }

    @Test
    void the_table_leaves_no_category_out() {
        assertThat(AlertCategory.values()).hasSize(18);
    }

    /** 2018/1862 Art. 24, 25: alerts under Art. 26, 32, 36 and 37a, and no other. */
    @ParameterizedTest
    @CsvSource({
        "ARREST, ATTENTION, sis.alert.arrest.flagged",
        "CHILD_ABDUCT, ATTENTION, sis.alert.child-abduct.flagged",
        "CHILD_TRAVEL, ATTENTION, sis.alert.child-travel.flagged",
        "VULN_ADULT, ATTENTION, sis.alert.vuln-adult.flagged",
        "MISS_PROT, ATTENTION, sis.alert.miss-prot.flagged",
        "MISS_NOPROT, ATTENTION, sis.alert.miss-noprot.flagged",
        "SPECIFIC, INFORMATION, sis.alert.specific.flagged",
        "INQUIRY, INFORMATION, sis.alert.inquiry.flagged",
        "DISCREET, INFORMATION, sis.alert.discreet.flagged",
        "INFO_ALERT, INFORMATION, sis.alert.info-alert.flagged",
        "RFSE_24_1A, REFUSAL_CANDIDATE, sis.alert.rfse-24-1a",
        "RFSE_24_1B, REFUSAL_CANDIDATE, sis.alert.rfse-24-1b",
        "RFSE_25, REFUSAL_CANDIDATE, sis.alert.rfse-25",
        "RFSE_26_FM, SECOND_LINE, sis.alert.rfse-26-fm",
        "RETURN, SECOND_LINE, sis.alert.return",
        "JUDICIAL, ATTENTION, sis.alert.judicial",
        "OBJECT_SEIZE, SECOND_LINE, sis.alert.object-seize",
        "UNKNOWN, SECOND_LINE, sis.alert.unknown"
    })
    void a_flag_stops_the_action_of_what_can_be_flagged_and_of_nothing_else(
            AlertCategory category, Severity severity, String key) {
        AlertFact flagged = new AlertFact(category, false, false, false, true, "FRA", "F-1");
        Finding finding = only(flagged, Crossing.ENTRY, TravellerClass.VISA_EXEMPT);
        assertThat(finding.key()).isEqualTo(key);
        assertThat(finding.severity()).isEqualTo(severity);
    }

    /** 2018/1861 Art. 23, 2016/399 Annex V, A(3). */
    @Test
    void an_arrest_is_read_before_a_refusal() {
        Assessment both =
                assess(
                        Crossing.ENTRY,
                        TravellerClass.VISA_EXEMPT,
                        alert(AlertCategory.RFSE_24_1A),
                        alert(AlertCategory.ARREST));
        assertThat(keys(both)).containsExactly("sis.alert.arrest", "sis.alert.rfse-24-1a");
        assertThat(both.letters()).containsExactly(RefusalLetter.H);
    }

    @Test
    void a_national_arrest_is_read_before_a_refusal_too() {
        Facts facts =
                facts(Crossing.ENTRY, TravellerClass.VISA_EXEMPT, alert(AlertCategory.RFSE_25))
                        .change()
                        .records(
                                List.of(
                                        new RegisterFact(
                                                "NATIONAL-REGISTER",
                                                RegisterFact.Kind.ARREST,
                                                false,
                                                new TreeSet<>(),
                                                "R-1")))
                        .facts();
        assertThat(keys(Assessment.of(facts)))
                .containsExactly("register.arrest", "sis.alert.rfse-25");
    }

    @Test
    void equally_grave_alerts_are_read_in_the_order_of_their_actions() {
        AlertFact[] all =
                Arrays.stream(AlertCategory.values())
                        .map(AlertRulesTest::alert)
                        .toArray(AlertFact[]::new);
        assertThat(keys(assess(Crossing.EXIT, TravellerClass.VISA_EXEMPT, all)))
                .containsExactly(
                        "sis.alert.arrest",
                        "sis.alert.rfse-26-fm",
                        "sis.alert.child-abduct",
                        "sis.alert.child-travel",
                        "sis.alert.vuln-adult",
                        "sis.alert.miss-prot",
                        "sis.alert.specific",
                        "sis.alert.inquiry",
                        "sis.alert.miss-noprot",
                        "sis.alert.object-seize",
                        "sis.alert.unknown",
                        "sis.alert.rfse-24-1a",
                        "sis.alert.rfse-24-1b",
                        "sis.alert.rfse-25",
                        "sis.alert.return.exit",
                        "sis.alert.judicial",
                        "sis.alert.discreet",
                        "sis.alert.info-alert");
    }

    @Test
    void alerts_of_several_states_are_all_told_each_with_its_state_and_number() {
        Assessment assessment =
                assess(
                        Crossing.ENTRY,
                        TravellerClass.VISA_EXEMPT,
                        new AlertFact(
                                AlertCategory.JUDICIAL, false, false, false, false, "ITA", "I-2"),
                        new AlertFact(
                                AlertCategory.JUDICIAL, false, false, false, false, "FRA", "F-1"),
                        alert(AlertCategory.DISCREET));
        assertThat(assessment.findings())
                .extracting(finding -> finding.parameters().get("issuingState"))
                .containsExactly("FRA", "ITA", "FRA");
        assertThat(assessment.findings())
                .extracting(finding -> finding.parameters().get("reference"))
                .containsExactly("F-1", "I-2", "F-1");
    }

    @Test
    void a_refusal_alert_that_tells_of_free_movement_is_consulted_about() {
        AlertFact family =
                new AlertFact(AlertCategory.RFSE_24_1B, false, false, true, false, "FRA", "F-1");
        Finding finding = only(family, Crossing.ENTRY, TravellerClass.VISA_REQUIRED);
        assertThat(finding.key()).isEqualTo("sis.alert.rfse-26-fm");
        assertThat(finding.letters()).isEmpty();
    }

    @Test
    void a_family_tie_that_was_shown_makes_a_refusal_alert_one_to_consult_about() {
        Facts shown =
                facts(Crossing.ENTRY, TravellerClass.VISA_EXEMPT, alert(AlertCategory.RFSE_24_1B))
                        .change()
                        .observed(new FamilyTie(true))
                        .facts();
        assertThat(keys(Assessment.of(shown))).contains("sis.alert.rfse-26-fm");
        assertThat(Assessment.of(shown).letters()).isEmpty();
    }

    /** 2018/1860 Art. 6 and 8. */
    @ParameterizedTest
    @CsvSource({
        "ENTRY, true, sis.alert.return.entry-ban, SECOND_LINE/H",
        "ENTRY, false, sis.alert.return.no-entry-ban, ATTENTION",
        "ENTRY, , sis.alert.return, SECOND_LINE",
        "EXIT, true, sis.alert.return.exit, ATTENTION",
        "EXIT, false, sis.alert.return.exit, ATTENTION",
        "EXIT, , sis.alert.return.exit, ATTENTION"
    })
    void a_return_alert_depends_on_the_entry_ban_and_lets_everybody_leave(
            Crossing crossing, @Nullable Boolean ban, String key, String outcome) {
        Finding finding = only(returning(ban), crossing, TravellerClass.VISA_EXEMPT);
        assertThat(finding.key()).isEqualTo(key);
        assertThat(outcome(finding)).isEqualTo(outcome);
    }

    @Test
    void the_victim_of_misuse_is_compared_first_whatever_the_alert_asks() {
        for (AlertCategory category : AlertCategory.values()) {
            Finding finding = only(misused(category), Crossing.ENTRY, TravellerClass.VISA_EXEMPT);
            if (category == AlertCategory.DISCREET || category == AlertCategory.INFO_ALERT) {
                assertThat(outcome(finding)).isEqualTo("INFORMATION");
            } else {
                assertThat(finding.key()).isEqualTo("sis.misused-identity");
                assertThat(outcome(finding)).isEqualTo("SECOND_LINE");
            }
        }
    }

    @Test
    void who_was_found_to_be_the_victim_is_released_and_sirene_is_told() {
        for (AlertCategory category : AlertCategory.values()) {
            Facts facts =
                    facts(Crossing.ENTRY, TravellerClass.FREE_MOVEMENT, misused(category))
                            .change()
                            .observed(new NotTheSubject("F-1"))
                            .facts();
            Assessment assessment = Assessment.of(facts);
            assertThat(keys(assessment)).as("%s", category).containsExactly("sis.not-the-subject");
            assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
            assertThat(assessment.guardMustAct()).isFalse();
        }
    }

    @Test
    void a_comparison_with_one_alert_says_nothing_of_another() {
        Facts facts =
                facts(Crossing.ENTRY, TravellerClass.FREE_MOVEMENT, misused(AlertCategory.ARREST))
                        .change()
                        .observed(new NotTheSubject("F-2"))
                        .facts();
        assertThat(keys(Assessment.of(facts))).containsExactly("sis.misused-identity");
    }

    @Test
    void comparisons_with_several_alerts_all_count() {
        AlertFact other =
                new AlertFact(AlertCategory.SPECIFIC, false, true, false, false, "ITA", "I-1");
        Facts facts =
                facts(
                                Crossing.ENTRY,
                                TravellerClass.FREE_MOVEMENT,
                                misused(AlertCategory.ARREST),
                                other)
                        .change()
                        .observed(new NotTheSubject("F-1"))
                        .observed(new NotTheSubject("I-1"))
                        .facts();
        assertThat(keys(Assessment.of(facts)))
                .containsExactly("sis.not-the-subject", "sis.not-the-subject");
    }

    @Test
    void an_alert_that_tells_of_no_misuse_is_not_undone_by_saying_so() {
        Facts facts =
                facts(Crossing.ENTRY, TravellerClass.FREE_MOVEMENT, alert(AlertCategory.ARREST))
                        .change()
                        .observed(new NotTheSubject("F-1"))
                        .facts();
        assertThat(keys(Assessment.of(facts))).containsExactly("sis.alert.arrest");
    }

    @Test
    void what_an_alert_warns_of_is_read_before_everything() {
        AlertFact armed =
                new AlertFact(
                        AlertCategory.JUDICIAL,
                        false,
                        false,
                        false,
                        false,
                        "FRA",
                        "F-1",
                        null,
                        new TreeSet<>(Set.of("ARMED", "TERRORISM_RELATED")));
        Assessment assessment =
                assess(
                        Crossing.ENTRY,
                        TravellerClass.VISA_EXEMPT,
                        alert(AlertCategory.ARREST),
                        armed,
                        alert(AlertCategory.RFSE_25));
        assertThat(keys(assessment)).startsWith("sis.warnings", "sis.alert.arrest");
        assertThat(assessment.findings().getFirst().parameters())
                .containsEntry("warnings", "ARMED, TERRORISM_RELATED")
                .containsEntry("reference", "F-1");
    }

    /** 2018/1862 Art. 37(3): the guard is warned, and nobody else can notice. */
    @ParameterizedTest
    @EnumSource(
            value = AlertCategory.class,
            names = {"DISCREET", "INFO_ALERT"})
    void a_warning_of_a_secret_alert_gives_nothing_away(AlertCategory secret) {
        Assessment without = assess(Crossing.ENTRY, TravellerClass.VISA_EXEMPT);
        AlertFact armed =
                new AlertFact(
                        secret,
                        false,
                        false,
                        false,
                        false,
                        "FRA",
                        "F-1",
                        null,
                        new TreeSet<>(Set.of("ARMED")));
        Assessment with = assess(Crossing.ENTRY, TravellerClass.VISA_EXEMPT, armed);
        assertThat(with.advice()).isEqualTo(without.advice());
        assertThat(with.guardMustAct()).isEqualTo(without.guardMustAct());
        assertThat(with.findings()).extracting(Finding::disclosure).containsOnly(Disclosure.GUARD);
        assertThat(keys(with)).startsWith("sis.warnings");
    }

    @Test
    void nobody_is_warned_of_the_subject_of_an_alert_on_its_victim_once_released() {
        AlertFact armed =
                new AlertFact(
                        AlertCategory.ARREST,
                        false,
                        true,
                        false,
                        false,
                        "FRA",
                        "F-1",
                        null,
                        new TreeSet<>(Set.of("ARMED")));
        Facts facts = facts(Crossing.ENTRY, TravellerClass.FREE_MOVEMENT, armed);
        assertThat(keys(Assessment.of(facts)))
                .containsExactly("sis.warnings", "sis.misused-identity");
        assertThat(keys(Assessment.of(facts.change().observed(new NotTheSubject("F-1")).facts())))
                .containsExactly("sis.not-the-subject");
    }

    @Test
    void after_a_request_for_protection_alerts_are_told_and_propose_no_letter() {
        for (AlertCategory category : AlertCategory.values()) {
            Facts facts =
                    facts(Crossing.ENTRY, TravellerClass.VISA_EXEMPT, alert(category))
                            .change()
                            .observed(new AsylumRequest())
                            .facts();
            Assessment assessment = Assessment.of(facts);
            assertThat(assessment.letters()).as("%s", category).isEmpty();
            assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
            assertThat(assessment.findings()).hasSize(2);
        }
    }

    private static String outcome(Finding finding) {
        return finding.letters().isEmpty()
                ? finding.severity().name()
                : finding.severity() + "/" + finding.letters().iterator().next();
    }

    private static Finding only(AlertFact alert, Crossing crossing, TravellerClass known) {
        List<Finding> findings =
                AlertRules.everyAlertIsTold(facts(crossing, known, alert)).toList();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static Assessment assess(Crossing crossing, TravellerClass known, AlertFact... alerts) {
        return Assessment.of(facts(crossing, known, alerts));
    }

    private static Facts facts(Crossing crossing, TravellerClass known, AlertFact... alerts) {
        return Facts.of(crossing, TODAY, Traveller.of(known))
                .documents(
                        List.of(
                                new Facts.PresentedDocumentFact(
                                        nl.grenspoort.identity.DocumentKind.PASSPORT,
                                        true,
                                        TODAY.plusYears(5),
                                        Facts.PresentedDocumentFact.Chip.AUTHENTIC,
                                        true)))
                .alerts(List.of(alerts))
                .facts();
    }

    private static List<String> keys(Assessment assessment) {
        return assessment.findings().stream().map(Finding::key).toList();
    }

    private static AlertFact alert(AlertCategory category) {
        return new AlertFact(category, false, false, false, false, "FRA", "F-1");
    }

    private static AlertFact misused(AlertCategory category) {
        return new AlertFact(category, false, true, false, false, "FRA", "F-1");
    }

    private static AlertFact returning(@Nullable Boolean ban) {
        return new AlertFact(
                AlertCategory.RETURN,
                false,
                false,
                false,
                false,
                "FRA",
                "F-1",
                ban,
                new TreeSet<>());
    }
}
