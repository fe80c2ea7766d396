package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Observation.AsylumRequest;
import nl.grenspoort.entry.Observation.FamilyTie;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

/** To whom the form of Annex V is never proposed, whatever the facts: 2016/399 Art. 14. */
class NoFormTest {
    private static final int CASES = 100_000;

    @Test
    void no_facts_lead_to_a_letter_on_exit_for_a_free_mover_or_after_a_request_for_protection() {
        RandomFacts random = new RandomFacts(20_261_123);
        AtomicInteger others = new AtomicInteger();
        for (int i = 0; i < CASES; i++) {
            Facts facts = random.next();
            Assessment assessment = Assessment.of(facts);
            if (formless(facts)) {
                nothingProposed(i, facts, assessment);
            } else {
                others.addAndGet(assessment.letters().isEmpty() ? 0 : 1);
                Facts asked = facts.change().observed(new AsylumRequest()).facts();
                nothingProposed(i, asked, Assessment.of(asked));
            }
        }
        // the property would say nothing if no letter were ever proposed at all
        assertThat(others.get()).isGreaterThan(CASES / 20);
    }

    private static boolean formless(Facts facts) {
        return facts.crossing() == Crossing.EXIT
                || facts.travellerClass().freeMovement()
                || facts.observed(FamilyTie.class).filter(FamilyTie::shown).isPresent()
                || facts.observed(AsylumRequest.class).isPresent();
    }

    private static void nothingProposed(int i, Facts facts, Assessment assessment) {
        assertThat(assessment.letters()).as("case %d: %s", i, facts).isEmpty();
        assertThat(assessment.findings())
                .as("case %d: %s", i, facts)
                .allMatch(finding -> finding.letters().isEmpty());
        assertThat(assessment.advice())
                .as("case %d: %s", i, facts)
                .isNotEqualTo(Advice.REFUSAL_CANDIDATE);
    }
}
