package nl.grenspoort.entry;

import static nl.grenspoort.entry.AssessmentTest.Case.aCase;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.Facts.SourceFact.State;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.Stays;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

class AssessmentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void a_free_mover_with_a_good_document_and_no_alert_may_be_admitted() {
        assertThat(aCase(TravellerClass.FREE_MOVEMENT).assess().advice())
                .isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void an_arrest_alert_leads_to_the_second_line_and_is_told_to_the_guard_only() {
        Assessment assessment =
                aCase(TravellerClass.FREE_MOVEMENT).with(alert(AlertCategory.ARREST)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(finding(assessment, "sis.alert.arrest").disclosure())
                .isEqualTo(Disclosure.GUARD);
    }

    @Test
    void a_discreet_check_alert_changes_neither_advice_nor_what_a_guard_must_do() {
        Assessment without = aCase(TravellerClass.FREE_MOVEMENT).assess();
        Assessment with =
                aCase(TravellerClass.FREE_MOVEMENT).with(alert(AlertCategory.DISCREET)).assess();
        assertThat(with.advice()).isEqualTo(without.advice());
        assertThat(with.guardMustAct()).isEqualTo(without.guardMustAct());
        assertThat(finding(with, "sis.alert.discreet").disclosure()).isEqualTo(Disclosure.GUARD);
    }

    /** A flag asks for less to be done, a misused identity for care: neither may give it away. */
    @ParameterizedTest
    @EnumSource(
            value = AlertCategory.class,
            names = {"DISCREET", "INFO_ALERT"})
    void nothing_else_that_a_secret_alert_says_can_be_noticed_either(AlertCategory secret) {
        Assessment without = aCase(TravellerClass.VISA_EXEMPT).assess();
        for (boolean misused : new boolean[] {false, true}) {
            for (boolean flagged : new boolean[] {false, true}) {
                AlertFact alert =
                        new AlertFact(secret, false, misused, false, flagged, "FRA", "F-1");
                Assessment with = aCase(TravellerClass.VISA_EXEMPT).with(alert).assess();
                assertThat(with.advice()).isEqualTo(without.advice());
                assertThat(with.guardMustAct()).isEqualTo(without.guardMustAct());
                assertThat(with.letters()).isEqualTo(without.letters());
            }
        }
    }

    @Test
    void a_refusal_alert_supports_letter_h_for_a_third_country_national_on_entry() {
        Assessment assessment =
                aCase(TravellerClass.VISA_EXEMPT).with(alert(AlertCategory.RFSE_24_1B)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.H);
    }

    @Test
    void a_refusal_alert_on_a_free_mover_is_consulted_about_and_supports_no_letter() {
        Assessment assessment =
                aCase(TravellerClass.FREE_MOVEMENT).with(alert(AlertCategory.RFSE_24_1B)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AlertCategory.class)
    void no_letter_is_ever_proposed_for_a_free_mover(AlertCategory category) {
        Assessment assessment =
                aCase(TravellerClass.FREE_MOVEMENT)
                        .with(alert(category))
                        .document(DocumentKind.PASSPORT, TODAY.minusDays(1), Chip.FORGED)
                        .assess();
        assertThat(assessment.letters()).isEmpty();
    }

    @Test
    void the_victim_of_misuse_is_not_treated_as_the_subject_of_the_alert() {
        AlertFact misused =
                new AlertFact(AlertCategory.ARREST, false, true, false, false, "ITA", "I-1");
        Assessment assessment = aCase(TravellerClass.VISA_EXEMPT).with(misused).assess();
        assertThat(assessment.findings())
                .extracting(Finding::key)
                .doesNotContain("sis.alert.arrest");
        assertThat(finding(assessment, "sis.misused-identity").letters()).isEmpty();
    }

    @Test
    void an_unanswered_mandatory_source_is_inconclusive_even_with_nothing_else_wrong() {
        assertThat(
                        aCase(TravellerClass.FREE_MOVEMENT)
                                .source("SIS", State.UNKNOWN)
                                .assess()
                                .advice())
                .isEqualTo(Advice.INCONCLUSIVE);
    }

    @Test
    void ninety_days_used_support_letter_f_on_the_last_day_and_nothing_the_day_after() {
        EesFact stays =
                stays(
                        Stay.recorded(
                                Stays.NLD, LocalDate.of(2026, 5, 28), LocalDate.of(2026, 8, 25)));
        assertThat(aCase(TravellerClass.VISA_EXEMPT).with(stays).assess().letters())
                .containsExactly(RefusalLetter.F);
        EesFact dayLater =
                stays(
                        Stay.recorded(
                                Stays.NLD, LocalDate.of(2026, 5, 27), LocalDate.of(2026, 8, 24)));
        assertThat(aCase(TravellerClass.VISA_EXEMPT).with(dayLater).assess().advice())
                .isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void an_overstay_on_exit_lets_the_person_leave_and_tells_the_guard() {
        Assessment assessment =
                aCase(TravellerClass.VISA_EXEMPT)
                        .exit()
                        .with(stays(Stay.recorded(Stays.NLD, TODAY.minusDays(96), null)))
                        .assess();
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(assessment.guardMustAct()).isTrue();
        assertThat(assessment.letters()).isEmpty();
        assertThat(finding(assessment, "stay.overstay").parameters()).containsEntry("days", "7");
    }

    @Test
    void a_missing_entry_on_exit_presumes_nothing() {
        Assessment assessment = aCase(TravellerClass.VISA_EXEMPT).exit().with(stays()).assess();
        assertThat(assessment.findings()).extracting(Finding::key).doesNotContain("stay.overstay");
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void a_refusal_weeks_ago_sends_to_the_second_line_and_is_no_ground_by_itself() {
        EesFact refused = new EesFact(1, List.of(), List.of(TODAY.minusWeeks(3)), false);
        Assessment entry = aCase(TravellerClass.VISA_EXEMPT).with(refused).assess();
        assertThat(entry.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(entry.letters()).isEmpty();
        assertThat(finding(entry, "ees.refused-before").parameters())
                .containsEntry("date", TODAY.minusWeeks(3).toString());
        Assessment exit = aCase(TravellerClass.VISA_EXEMPT).exit().with(refused).assess();
        assertThat(exit.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(finding(exit, "ees.refused-before").severity()).isEqualTo(Severity.INFORMATION);
    }

    @Test
    void a_visa_duty_without_visa_supports_letter_c() {
        assertThat(aCase(TravellerClass.VISA_REQUIRED).assess().letters())
                .containsExactly(RefusalLetter.C);
    }

    @Test
    void an_unknown_issuer_is_never_better_than_inconclusive() {
        assertThat(
                        aCase(TravellerClass.FREE_MOVEMENT)
                                .document(DocumentKind.PASSPORT, TODAY.plusYears(1), Chip.UNPROVED)
                                .assess()
                                .advice())
                .isEqualTo(Advice.INCONCLUSIVE);
    }

    /**
     * Law 1 over random cases: whatever answer is taken away, the advice never becomes to admit.
     */
    @Test
    void removing_an_answer_never_creates_an_advice_to_admit_and_keeps_findings_of_other_sources() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            Case whole = randomCase(random);
            Assessment before = whole.assess();
            for (String system : Case.SYSTEMS) {
                Assessment after = whole.without(system).assess();
                assertThat(after.advice())
                        .as("round %d without %s", round, system)
                        .isNotEqualTo(Advice.ADMIT_CANDIDATE);
                assertThat(after.findings())
                        .containsAll(
                                before.findings().stream()
                                        .filter(finding -> !finding.restsOn(system))
                                        .toList());
            }
        }
    }

    private static Case randomCase(Random random) {
        TravellerClass[] classes = {TravellerClass.VISA_EXEMPT, TravellerClass.VISA_REQUIRED};
        Case some = aCase(classes[random.nextInt(classes.length)]);
        if (random.nextBoolean()) {
            some.exit();
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            some.with(alert(AlertCategory.values()[random.nextInt(AlertCategory.values().length)]));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            some.with(
                    new RegisterFact(
                            random.nextBoolean() ? "NATIONAL-REGISTER" : "OTHER-REGISTER",
                            RegisterFact.Kind.values()[
                                    random.nextInt(RegisterFact.Kind.values().length)],
                            random.nextBoolean(),
                            new TreeSet<>(),
                            "R-" + i));
        }
        some.with(EtiasRulesTest.anyAnswer(random));
        if (random.nextInt(4) == 0) {
            some.with(SltdRulesTest.anyRecord(random));
        }
        LocalDate entry = TODAY.minusDays(random.nextInt(300));
        return some.with(
                stays(
                        Stay.recorded(
                                Stays.NLD,
                                entry,
                                random.nextBoolean() ? null : entry.plusDays(random.nextInt(90)))));
    }

    private static AlertFact alert(AlertCategory category) {
        return new AlertFact(
                category,
                category == AlertCategory.OBJECT_SEIZE,
                false,
                false,
                false,
                "FRA",
                "F-1");
    }

    private static EesFact stays(Stay... stays) {
        return new EesFact(1, List.of(stays), List.of(), false);
    }

    private static Finding finding(Assessment assessment, String key) {
        return assessment.findings().stream()
                .filter(finding -> finding.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "no finding " + key + " in " + assessment.findings()));
    }

    /**
     * A traveller with a good passport whose systems all answered, until the example says
     * otherwise.
     */
    static final class Case {
        private final TravellerClass travellerClass;
        private Crossing crossing = Crossing.ENTRY;
        private PresentedDocumentFact document =
                new PresentedDocumentFact(
                        DocumentKind.PASSPORT, true, TODAY.plusYears(5), Chip.AUTHENTIC, true);

        /** Two registers: what one says never stands in for the other. */
        static final List<String> SYSTEMS =
                List.of("SIS", "EES", "ETIAS", "SLTD", "NATIONAL-REGISTER", "OTHER-REGISTER");

        private List<AlertFact> alerts = new ArrayList<>();
        private List<RegisterFact> records = new ArrayList<>();
        private @Nullable EesFact stays;
        private @Nullable EtiasFact etias;
        private List<SltdFact> sltd = new ArrayList<>();
        private final Map<String, State> states = new HashMap<>();

        private Case(TravellerClass travellerClass) {
            this.travellerClass = travellerClass;
        }

        static Case aCase(TravellerClass travellerClass) {
            return new Case(travellerClass);
        }

        Case exit() {
            crossing = Crossing.EXIT;
            return this;
        }

        Case document(DocumentKind kind, LocalDate expiry, Chip chip) {
            document = new PresentedDocumentFact(kind, true, expiry, chip, true);
            return this;
        }

        Case with(AlertFact alert) {
            alerts.add(alert);
            return this;
        }

        Case with(RegisterFact entry) {
            records.add(entry);
            return this;
        }

        Case with(EesFact known) {
            stays = known;
            return this;
        }

        Case with(SltdFact listed) {
            sltd.add(listed);
            return this;
        }

        Case with(EtiasFact answered) {
            etias = answered;
            return this;
        }

        Case source(String system, State state) {
            states.put(system, state);
            return this;
        }

        Case without(String system) {
            Case less = new Case(travellerClass);
            less.crossing = crossing;
            less.document = document;
            less.alerts = system.equals("SIS") ? List.of() : alerts;
            less.stays = system.equals("EES") ? null : stays;
            less.sltd = system.equals("SLTD") ? List.of() : sltd;
            less.etias = system.equals("ETIAS") ? null : etias;
            less.records =
                    records.stream().filter(entry -> !entry.register().equals(system)).toList();
            return less.source(system, State.UNKNOWN);
        }

        Assessment assess() {
            boolean free = travellerClass.freeMovement();
            return Assessment.of(
                    Facts.of(crossing, TODAY, Traveller.of(travellerClass))
                            .documents(List.of(document))
                            .alerts(alerts)
                            .records(records)
                            .stays(stays)
                            .etias(etias)
                            .sltd(sltd)
                            .sources(SYSTEMS.stream().map(system -> source(system, free)).toList())
                            .facts());
        }

        private SourceFact source(String system, boolean free) {
            return Set.of("EES", "ETIAS").contains(system) && free
                    ? new SourceFact(system, State.NOT_NEEDED, false, null)
                    : new SourceFact(
                            system, states.getOrDefault(system, State.ANSWERED), true, null);
        }
    }
}
