package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Observation.AsylumRequest;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;

/** Regulation (EU) 2016/399 Art. 3(b), 4, 14(1); row 28 of the acceptance scenarios. */
class AsylumRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void a_request_without_any_document_is_handed_over() {
        Assessment assessment =
                Assessment.of(
                        entry(TravellerClass.UNDETERMINED)
                                .documents(List.of())
                                .observed(new AsylumRequest())
                                .facts());
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
        assertThat(assessment.handover()).contains(Handover.ASYLUM);
        Finding told = assessment.findings().getFirst();
        assertThat(told.key()).isEqualTo("asylum.requested");
        assertThat(told.disclosure()).isEqualTo(Disclosure.TRAVELLER);
        assertThat(told.basis()).isEqualTo(Sbc.article("3(b)"));
    }

    @Test
    void without_a_request_nothing_is_handed_over() {
        assertThat(Assessment.of(entry(TravellerClass.VISA_REQUIRED).facts()).handover()).isEmpty();
    }

    /** All that would support a refusal is still told, and supports none. */
    @ParameterizedTest
    @EnumSource(TravellerClass.class)
    void a_request_takes_every_letter_away_and_no_finding(TravellerClass known) {
        FactsBuilder facts = entry(known).visas(new VisaFact(List.of(), true));
        Assessment before = Assessment.of(facts.facts());
        Assessment after = Assessment.of(facts.observed(new AsylumRequest()).facts());
        assertThat(after.letters()).isEmpty();
        assertThat(after.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(after.findings())
                .extracting(Finding::key)
                .contains("asylum.requested")
                .containsAll(before.findings().stream().map(Finding::key).toList());
    }

    @ParameterizedTest
    @EnumSource(Crossing.class)
    void a_request_is_one_whichever_way_the_person_goes(Crossing crossing) {
        Facts facts =
                Facts.of(crossing, TODAY, Traveller.of(TravellerClass.FREE_MOVEMENT))
                        .observed(new AsylumRequest())
                        .facts();
        assertThat(Assessment.of(facts).handover()).contains(Handover.ASYLUM);
    }

    private static FactsBuilder entry(TravellerClass known) {
        return Facts.of(Crossing.ENTRY, TODAY, Traveller.of(known));
    }
}
