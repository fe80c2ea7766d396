package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.identity.DocumentKind;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What looks like a ground for refusal, and is compared, asked or looked for first. */
class ComparedFirstTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate VALID = TODAY.plusYears(5);

    /** 2016/399 Annex V, Part B, letter H: the person is the one of the alert. */
    @Test
    void a_refusal_alert_found_by_a_similar_name_is_no_ground_and_not_told_to_the_traveller() {
        Assessment certain = Assessment.of(exempt().alerts(List.of(alert(false))).facts());
        assertThat(certain.letters()).containsExactly(RefusalLetter.H);

        Assessment similar = Assessment.of(exempt().alerts(List.of(alert(true))).facts());
        assertThat(similar.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(similar.letters()).isEmpty();
        assertThat(finding(similar, "sis.alert.refusal-uncertain").disclosure())
                .isEqualTo(Disclosure.GUARD);
    }

    /** Law 1: an unknown answer is never "no visa". */
    @Test
    void a_visa_that_is_not_shown_is_no_letter_while_the_vis_may_still_know_of_it() {
        for (SourceFact.State state : List.of(SourceFact.State.UNKNOWN, SourceFact.State.PENDING)) {
            Facts facts =
                    Facts.of(Crossing.ENTRY, TODAY, Traveller.of(TravellerClass.VISA_REQUIRED))
                            .documents(List.of(document(DocumentKind.PASSPORT, VALID)))
                            .sources(List.of(new SourceFact("VIS", state, true, null)))
                            .facts();
            assertThat(Assessment.of(facts).letters()).as("%s", state).isEmpty();
            assertThat(Assessment.of(facts).advice())
                    .as("%s", state)
                    .isNotIn(Advice.REFUSAL_CANDIDATE, Advice.ADMIT_CANDIDATE);
        }
    }

    /** 2016/399 Art. 6(1)(a): a valid travel document. */
    @Test
    void one_document_in_force_is_enough_whatever_expired_one_lies_beside_it() {
        PresentedDocumentFact expired = document(DocumentKind.SEAMANS_BOOK, TODAY.minusDays(1));
        Assessment both =
                Assessment.of(
                        exempt().documents(List.of(document(DocumentKind.PASSPORT, VALID), expired))
                                .facts());
        assertThat(both.findings()).extracting(Finding::key).doesNotContain("document.expired");
        Assessment alone = Assessment.of(exempt().documents(List.of(expired)).facts());
        assertThat(finding(alone, "document.expired").letters()).containsExactly(RefusalLetter.A);
    }

    @Test
    void a_forged_permit_is_letter_d_and_a_forged_passport_letter_b() {
        assertThat(forged(DocumentKind.RESIDENCE_PERMIT)).containsExactly(RefusalLetter.D);
        assertThat(forged(DocumentKind.VISA_STICKER)).containsExactly(RefusalLetter.D);
        assertThat(forged(DocumentKind.PASSPORT)).containsExactly(RefusalLetter.B);
    }

    /** Directive 2004/38/EC Art. 5(4). */
    @Test
    void whom_the_ees_has_as_family_of_a_free_mover_is_asked_for_the_tie_before_any_form() {
        EesFact family = new EesFact(1, List.of(), List.of(), true);
        FactsBuilder facts = exempt().stays(family).alerts(List.of(alert(false)));
        assertThat(Assessment.of(facts.facts()).advice()).isEqualTo(Advice.SECOND_LINE);
        Facts noTie = facts.observed(new Observation.FamilyTie(false)).facts();
        assertThat(Assessment.of(noTie).advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
    }

    private static Set<RefusalLetter> forged(DocumentKind kind) {
        PresentedDocumentFact document =
                new PresentedDocumentFact(kind, true, VALID, Chip.FORGED, true);
        PresentedDocumentFact passport = document(DocumentKind.PASSPORT, VALID);
        Assessment made = Assessment.of(exempt().documents(List.of(passport, document)).facts());
        return finding(made, "document.chip-not-authentic").letters();
    }

    private static FactsBuilder exempt() {
        return Facts.of(Crossing.ENTRY, TODAY, Traveller.of(TravellerClass.VISA_EXEMPT).aged(40))
                .documents(List.of(document(DocumentKind.PASSPORT, VALID)));
    }

    private static PresentedDocumentFact document(DocumentKind kind, LocalDate expiry) {
        return new PresentedDocumentFact(kind, true, expiry, Chip.AUTHENTIC, true);
    }

    private static AlertFact alert(boolean uncertain) {
        return new AlertFact(
                AlertCategory.RFSE_24_1B,
                false,
                false,
                false,
                false,
                "FRA",
                "F-1",
                null,
                Collections.emptySortedSet(),
                uncertain);
    }

    private static Finding finding(Assessment made, String key) {
        return made.findings().stream()
                .filter(finding -> finding.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
