package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.PermitFact.Permit;
import nl.grenspoort.entry.PermitFact.State;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/** What permits mean on entry, and what they do to a refusal alert. */
class PermitRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final Permit GOOD = permit(State.STANDS, "2025-01-01", "2030-01-01");

    @Test
    void nothing_is_said_of_a_permit_that_is_in_force() {
        assertThat(said(facts(GOOD))).isEmpty();
    }

    @Test
    void first_and_last_day_of_a_permit_count() {
        assertThat(said(facts(permit(State.STANDS, "2026-11-23", "2026-11-23")))).isEmpty();
    }

    @Test
    void nothing_is_said_while_the_vis_is_unknown() {
        assertThat(said(resident(Crossing.ENTRY).facts())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "WITHDRAWN, 2025-01-01, 2030-01-01, permit.withdrawn",
        "REVOKED,   2025-01-01, 2030-01-01, permit.revoked",
        "ANNULLED,  2025-01-01, 2030-01-01, permit.annulled",
        "EXPIRED,   2025-01-01, 2026-11-22, permit.expired",
        "STANDS,    2025-01-01, 2026-11-22, permit.expired",
        "STANDS,    2026-11-24, 2030-01-01, permit.not-yet-valid"
    })
    void what_became_of_a_permit_is_for_the_second_line_with_letter_c(
            State state, String from, String until, String key) {
        Facts facts = facts(permit(state, from, until));
        assertThat(said(facts))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.key()).isEqualTo(key);
                            assertThat(finding.severity()).isEqualTo(Severity.SECOND_LINE);
                            assertThat(finding.letters()).containsExactly(RefusalLetter.C);
                            assertThat(finding.parameters()).containsEntry("reference", "P1");
                            assertThat(finding.source()).isEqualTo("VIS");
                        });
    }

    @Test
    void one_permit_in_force_makes_up_for_those_that_are_not() {
        assertThat(said(facts(permit(State.WITHDRAWN, "2020-01-01", "2030-01-01"), GOOD)))
                .isEmpty();
    }

    @Test
    void of_permits_that_do_not_help_those_shown_are_told_and_else_the_last() {
        Permit shown = named("SHOWN", State.WITHDRAWN, "2027-01-01", true);
        Permit later = named("LATER", State.REVOKED, "2029-01-01", false);
        Permit earlier = named("EARLIER", State.REVOKED, "2028-01-01", false);
        assertThat(said(facts(shown, later, earlier)))
                .extracting(finding -> finding.parameters().get("reference"))
                .containsExactly("SHOWN");
        assertThat(said(facts(earlier, later)))
                .extracting(finding -> finding.parameters().get("reference"))
                .containsExactly("LATER");
    }

    /** It may be older than the revised VIS: letter D is the officer's to give. */
    @Test
    void a_permit_that_the_vis_does_not_know_is_for_the_second_line_and_no_refusal() {
        assertThat(said(facts()))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.key()).isEqualTo("permit.unknown");
                            assertThat(finding.severity()).isEqualTo(Severity.SECOND_LINE);
                            assertThat(finding.letters()).containsExactly(RefusalLetter.D);
                            assertThat(finding.disclosure()).isEqualTo(Disclosure.GUARD);
                            assertThat(finding.basis()).hasToString("2016/399 Art. 8(3)(bb)");
                        });
    }

    @Test
    void a_number_that_is_anothers_permit_lets_nobody_in() {
        Permit anothers =
                new Permit(
                        "P1",
                        State.STANDS,
                        "ESP",
                        TODAY.minusYears(1),
                        TODAY.plusYears(1),
                        false,
                        true);
        assertThat(said(facts(anothers)))
                .extracting(Finding::key)
                .containsExactly("permit.other-holder");
    }

    @Test
    void on_exit_nothing_is_said_of_permits() {
        assertThat(said(resident(Crossing.EXIT).permits(new PermitFact(List.of())).facts()))
                .isEmpty();
    }

    /** 2018/1861 Art. 30, 2016/399 Art. 6(5)(a): scenario 25. */
    @ParameterizedTest
    @EnumSource(names = {"RFSE_24_1A", "RFSE_24_1B", "RFSE_25"})
    void a_refusal_alert_on_a_resident_is_consulted_and_refuses_nobody(AlertCategory category) {
        Assessment assessment =
                Assessment.of(withPermits(GOOD).alerts(List.of(alert(category))).facts());
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
        assertThat(assessment.findings())
                .filteredOn(finding -> finding.key().equals("sirene.consult"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.basis()).hasToString("2018/1861 Art. 30");
                            assertThat(finding.source()).isEqualTo("SIS");
                            assertThat(finding.parameters())
                                    .containsEntry("issuingState", "ITA")
                                    .containsEntry("reference", "R1");
                        });
    }

    @Test
    void a_national_refusal_binds_on_a_resident_too() {
        Assessment assessment =
                Assessment.of(
                        withPermits(GOOD)
                                .alerts(List.of(alert(AlertCategory.RFSE_24_1B)))
                                .records(
                                        List.of(
                                                new RegisterFact(
                                                        "NATIONAL-REGISTER",
                                                        RegisterFact.Kind.REFUSAL,
                                                        false,
                                                        new TreeSet<>(),
                                                        "N1")))
                                .facts());
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.H);
        assertThat(assessment.findings()).extracting(Finding::key).contains("sirene.consult");
    }

    @Test
    void a_permit_that_is_gone_derogates_from_nothing() {
        Permit gone = permit(State.REVOKED, "2025-01-01", "2030-01-01");
        Assessment assessment =
                Assessment.of(
                        withPermits(gone).alerts(List.of(alert(AlertCategory.RFSE_24_1A))).facts());
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(assessment.letters())
                .containsExactlyInAnyOrder(RefusalLetter.C, RefusalLetter.H);
        assertThat(assessment.findings())
                .filteredOn(finding -> finding.key().equals("permit.alert-binds"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.source()).isEqualTo("SIS+VIS");
                            assertThat(finding.disclosure()).isEqualTo(Disclosure.TRAVELLER);
                        });
    }

    /** Unknown is neither good nor gone: the States consult, and a guard decides. */
    @Test
    void a_permit_that_the_vis_does_not_know_leaves_the_alert_to_consultation() {
        Assessment assessment =
                Assessment.of(
                        withPermits().alerts(List.of(alert(AlertCategory.RFSE_24_1A))).facts());
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.findings())
                .extracting(Finding::key)
                .doesNotContain("permit.alert-binds");
    }

    @Test
    void other_alerts_mean_on_a_resident_what_they_mean_on_anybody() {
        Assessment assessment =
                Assessment.of(
                        withPermits(permit(State.REVOKED, "2025-01-01", "2030-01-01"))
                                .alerts(List.of(alert(AlertCategory.ARREST)))
                                .facts());
        assertThat(assessment.findings())
                .extracting(Finding::key)
                .contains("sis.alert.arrest")
                .doesNotContain("sirene.consult", "permit.alert-binds");
    }

    @Test
    void on_exit_a_refusal_alert_is_told_and_nobody_is_consulted_here() {
        Facts facts =
                resident(Crossing.EXIT).alerts(List.of(alert(AlertCategory.RFSE_24_1B))).facts();
        assertThat(PermitRules.derogatesFromAlert(facts)).isFalse();
        assertThat(Assessment.of(facts).findings())
                .extracting(Finding::key)
                .contains("sis.alert.rfse-24-1b");
    }

    /** A visa D counts like a permit, also when the VIS alone tells of it. */
    @ParameterizedTest
    @EnumSource(VisaFact.Kind.class)
    void of_visas_only_the_one_for_a_long_stay_derogates(VisaFact.Kind kind) {
        VisaFact.Visa visa =
                new VisaFact.Visa(
                        "V1",
                        kind,
                        VisaFact.State.STANDS,
                        false,
                        true,
                        0,
                        TODAY.minusDays(1),
                        TODAY.plusYears(1),
                        null,
                        true,
                        true,
                        true);
        Facts facts =
                Facts.of(Crossing.ENTRY, TODAY, Traveller.of(TravellerClass.VISA_REQUIRED))
                        .visas(new VisaFact(List.of(visa), false))
                        .alerts(List.of(alert(AlertCategory.RFSE_24_1B)))
                        .facts();
        boolean longStay = kind == VisaFact.Kind.LONG_STAY;
        assertThat(PermitRules.derogatesFromAlert(facts)).isEqualTo(longStay);
        assertThat(Assessment.of(facts).findings())
                .filteredOn(finding -> finding.key().equals("sirene.consult"))
                .extracting(Finding::source)
                .containsExactlyElementsOf(longStay ? List.of("SIS+VIS") : List.of());
    }

    @ParameterizedTest
    @EnumSource(value = TravellerClass.class, mode = EnumSource.Mode.EXCLUDE, names = "RESIDENT")
    void nobody_else_derogates(TravellerClass other) {
        Facts facts = Facts.of(Crossing.ENTRY, TODAY, Traveller.of(other)).facts();
        assertThat(PermitRules.derogatesFromAlert(facts)).isFalse();
    }

    private static List<Finding> said(Facts facts) {
        return PermitRules.permitStands(facts).toList();
    }

    private static Facts facts(Permit... permits) {
        return withPermits(permits).facts();
    }

    private static FactsBuilder withPermits(Permit... permits) {
        return resident(Crossing.ENTRY).permits(new PermitFact(List.of(permits)));
    }

    private static FactsBuilder resident(Crossing crossing) {
        return Facts.of(crossing, TODAY, Traveller.of(TravellerClass.RESIDENT));
    }

    private static Permit permit(State state, String from, String until) {
        return new Permit(
                "P1", state, "ESP", LocalDate.parse(from), LocalDate.parse(until), true, true);
    }

    private static Permit named(String reference, State state, String until, boolean shown) {
        return new Permit(
                reference, state, "ESP", TODAY.minusYears(1), LocalDate.parse(until), true, shown);
    }

    private static AlertFact alert(AlertCategory category) {
        return new AlertFact(category, false, false, false, false, "ITA", "R1");
    }
}
