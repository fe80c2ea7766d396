package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.Severity;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;

/** Regulation (EU) 2016/399 Annex VI, 3.2.4 to 3.2.6. */
class PleasureCraftRulesTest {
    private static final PleasureCraftFact MARINA = new PleasureCraftFact(false, "IJmuiden");

    @ParameterizedTest
    @EnumSource(TravellerClass.class)
    void at_a_marina_the_nearest_crossing_point_is_to_be_told_of_everybody(TravellerClass regime) {
        Finding finding = only(found(Crossing.ENTRY, regime, MARINA));
        assertThat(finding.key()).isEqualTo("pleasure-craft.list");
        assertThat(finding.parameters()).containsEntry("nearest", "IJmuiden");
        assertThat(finding.basis().article()).isEqualTo("Annex VI, 3.2.5");
        assertThat(finding.letters()).isEmpty();
        assertThat(finding.severity())
                .isEqualTo(regime.freeMovement() ? Severity.ATTENTION : Severity.SECOND_LINE);
    }

    @Test
    void where_no_nearest_is_known_the_guard_finds_it_out() {
        Finding finding =
                only(
                        found(
                                Crossing.ENTRY,
                                TravellerClass.VISA_EXEMPT,
                                new PleasureCraftFact(false, null)));
        assertThat(finding.key()).isEqualTo("pleasure-craft.list-nowhere");
        assertThat(finding.severity()).isEqualTo(Severity.SECOND_LINE);
        assertThat(finding.parameters()).isEmpty();
    }

    @Test
    void at_a_crossing_point_they_are_checked_as_others_are() {
        Finding finding =
                only(
                        found(
                                Crossing.ENTRY,
                                TravellerClass.VISA_EXEMPT,
                                new PleasureCraftFact(true, null)));
        assertThat(finding.key()).isEqualTo("pleasure-craft.at-crossing-point");
        assertThat(finding.severity()).isEqualTo(Severity.INFORMATION);
    }

    @Test
    void nothing_is_told_of_those_who_leave_or_came_otherwise() {
        assertThat(found(Crossing.EXIT, TravellerClass.VISA_EXEMPT, MARINA)).isEmpty();
        assertThat(found(Crossing.ENTRY, TravellerClass.VISA_EXEMPT, null)).isEmpty();
    }

    private static List<Finding> found(
            Crossing crossing, TravellerClass regime, @Nullable PleasureCraftFact craft) {
        Facts facts =
                Facts.of(crossing, LocalDate.of(2026, 11, 23), Traveller.of(regime))
                        .craft(craft)
                        .facts();
        return Assessment.of(facts).findings().stream()
                .filter(finding -> finding.key().startsWith("pleasure-craft."))
                .toList();
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }
}
