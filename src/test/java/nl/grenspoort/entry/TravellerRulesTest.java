package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.TravellerGround.Kind;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the guard hears of how the class was found. */
class TravellerRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void a_union_document_beside_another_is_told_with_who_erases_the_file() {
        List<Finding> told =
                told(
                        Crossing.ENTRY,
                        TravellerClass.FREE_MOVEMENT,
                        new TravellerGround(
                                Kind.EU_DOCUMENT_DECIDES,
                                Map.of("nationality", "ITA", "other", "ARG")));
        assertThat(told).hasSize(1);
        Finding finding = told.getFirst();
        assertThat(finding.key()).isEqualTo("traveller.eu-document-decides");
        assertThat(finding.severity()).isEqualTo(Severity.ATTENTION);
        assertThat(finding.basis()).isEqualTo(new LegalBasis("2017/2226", "35(6)"));
        assertThat(finding.parameters()).containsEntry("nationality", "ITA");
        assertThat(finding.letters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BIOMETRIC_UNPROVED", "TYPE_UNCLEAR"})
    void an_exemption_that_is_not_proved_leaves_the_advice_on_entry_open(Kind kind) {
        TravellerGround ground = TravellerGround.of(kind, "nationality", "UKR");
        Assessment entry = Assessment.of(facts(Crossing.ENTRY, TravellerClass.VISA_EXEMPT, ground));
        assertThat(entry.advice()).isEqualTo(Advice.INCONCLUSIVE);
        assertThat(told(Crossing.EXIT, TravellerClass.VISA_EXEMPT, ground)).isEmpty();
    }

    @Test
    void an_undetermined_regime_is_told_with_its_reason() {
        Assessment assessment =
                Assessment.of(
                        facts(
                                Crossing.ENTRY,
                                TravellerClass.UNDETERMINED,
                                TravellerGround.of(Kind.SPECIMEN)));
        assertThat(assessment.findings())
                .extracting(Finding::key)
                .contains("traveller.regime-undetermined", "traveller.open-specimen");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_ground_is_told_as_gravely_as_it_is_and_to_guards_only(Kind kind) {
        List<Finding> told =
                told(Crossing.ENTRY, TravellerClass.VISA_EXEMPT, TravellerGround.of(kind));
        assertThat(told).hasSize(1);
        for (Finding finding : told) {
            assertThat(finding.key()).isEqualTo(kind.key());
            assertThat(finding.disclosure()).isEqualTo(Disclosure.GUARD);
            assertThat(finding.source()).isEqualTo("document");
            assertThat(finding.severity())
                    .isEqualTo(
                            switch (kind.told()) {
                                case TO_SETTLE -> Severity.UNKNOWN;
                                case TO_LOOK -> Severity.ATTENTION;
                                case TO_KNOW -> Severity.INFORMATION;
                            });
        }
    }

    @Test
    void every_ground_has_a_key_of_its_own() {
        assertThat(Arrays.stream(Kind.values()).map(Kind::key)).doesNotHaveDuplicates();
    }

    private static List<Finding> told(
            Crossing crossing, TravellerClass regime, TravellerGround ground) {
        return TravellerRules.groundsAreTold(facts(crossing, regime, ground)).toList();
    }

    private static Facts facts(Crossing crossing, TravellerClass regime, TravellerGround ground) {
        return Facts.of(
                        crossing,
                        TODAY,
                        new Traveller(
                                regime,
                                Duties.of(regime),
                                null,
                                false,
                                Capacity.PASSENGER,
                                List.of(ground)))
                .documents(
                        List.of(
                                new PresentedDocumentFact(
                                        DocumentKind.PASSPORT,
                                        true,
                                        TODAY.plusYears(1),
                                        PresentedDocumentFact.Chip.AUTHENTIC,
                                        true)))
                .facts();
    }
}
