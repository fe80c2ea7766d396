package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Observation.AuthorityConsulted;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.identity.DocumentKind;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/** Regulation (EU) 2016/399 Annex VII, 4; row 31 of the acceptance scenarios. */
class DiplomaticPassportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void without_a_visa_the_authority_is_consulted_before_letter_c() {
        Assessment assessment = Assessment.of(noVisa(Crossing.ENTRY).facts());
        assertThat(keys(assessment))
                .containsExactly("visa.none", "document.diplomatic", "document.diplomatic-consult");
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.C);
    }

    @Test
    void once_it_was_consulted_and_does_not_object_letter_c_may_follow() {
        Assessment assessment =
                Assessment.of(
                        noVisa(Crossing.ENTRY).observed(new AuthorityConsulted(false)).facts());
        assertThat(keys(assessment)).containsExactly("visa.none", "document.diplomatic");
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.C);
    }

    @Test
    void while_it_objects_no_refusal_is_advised() {
        Assessment assessment =
                Assessment.of(
                        noVisa(Crossing.ENTRY).observed(new AuthorityConsulted(true)).facts());
        assertThat(keys(assessment)).contains("document.diplomatic-objection");
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
    }

    /** "The same shall also apply where an alert has been entered in the SIS": 4.3. */
    @Test
    void an_alert_for_refusal_is_consulted_about_too() {
        Facts facts =
                valid().alerts(
                                List.of(
                                        new AlertFact(
                                                AlertCategory.RFSE_24_1A,
                                                false,
                                                false,
                                                false,
                                                false,
                                                "FRA",
                                                "F-1")))
                        .facts();
        Assessment assessment = Assessment.of(facts);
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.H);
        assertThat(keys(assessment)).contains("document.diplomatic-consult");
    }

    @Test
    void with_everything_in_order_the_passport_holds_nobody_up() {
        Assessment assessment = Assessment.of(valid().facts());
        assertThat(keys(assessment))
                .containsExactly("document.diplomatic", "document.diplomatic-consult");
        assertThat(assessment.guardMustAct()).isFalse();
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void on_the_way_out_nobody_is_consulted() {
        assertThat(keys(Assessment.of(noVisa(Crossing.EXIT).facts())))
                .containsExactly("document.diplomatic");
    }

    private static FactsBuilder noVisa(Crossing crossing) {
        return Facts.of(crossing, TODAY, diplomat(TravellerClass.VISA_REQUIRED))
                .documents(passport())
                .visas(new VisaFact(List.of(), false));
    }

    private static FactsBuilder valid() {
        return Facts.of(Crossing.ENTRY, TODAY, diplomat(TravellerClass.VISA_EXEMPT))
                .documents(passport());
    }

    private static List<PresentedDocumentFact> passport() {
        return List.of(
                new PresentedDocumentFact(
                        DocumentKind.PASSPORT, true, TODAY.plusYears(5), Chip.AUTHENTIC, true));
    }

    private static Traveller diplomat(TravellerClass known) {
        return new Traveller(known, Duties.of(known), 40, true, Capacity.PASSENGER);
    }

    private static List<String> keys(Assessment assessment) {
        return assessment.findings().stream().map(Finding::key).toList();
    }
}
