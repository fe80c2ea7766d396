package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Observation.Guardianship;
import nl.grenspoort.entry.Observation.Guardianship.Outcome;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.reference.Phase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;

/** Regulation (EU) 2016/399 Annex VII, 6. */
class MinorRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int CASES = 50_000;

    @ParameterizedTest
    @EnumSource(TravellerClass.class)
    void of_whatever_class_a_minor_is_asked_about_on_entry_and_on_exit(TravellerClass regime) {
        for (Crossing crossing : Crossing.values()) {
            Assessment assessment = Assessment.of(facts(crossing, aged(regime, 9)).facts());
            Finding question = minor(assessment);
            assertThat(question.key()).isEqualTo("minor.guardian-question");
            assertThat(question.severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(question.disclosure()).isEqualTo(Disclosure.GUARD);
            assertThat(question.parameters()).containsEntry("age", "9");
            assertThat(assessment.advice()).isNotEqualTo(Advice.ADMIT_CANDIDATE);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,true", "11,true", "17,true", "18,false", "80,false"})
    void a_minor_is_whoever_is_below_eighteen(int age, boolean minor) {
        Assessment assessment = assess(aged(TravellerClass.FREE_MOVEMENT, age), null);
        assertThat(assessment.advice())
                .isEqualTo(minor ? Advice.INCONCLUSIVE : Advice.ADMIT_CANDIDATE);
    }

    @ParameterizedTest
    @CsvSource({
        "0,minor.guardian-question.alone,'Annex VII, 6.3'",
        "1,minor.guardian-question.one-adult,'Annex VII, 6.2'",
        "2,minor.guardian-question.accompanied,'Annex VII, 6.2'",
        "40,minor.guardian-question.accompanied,'Annex VII, 6.2'"
    })
    void the_question_is_put_by_who_travels_along(int adults, String key, String article) {
        for (PartyFact.Part part : PartyFact.Part.values()) {
            Finding question =
                    minor(
                            assess(
                                    aged(TravellerClass.FREE_MOVEMENT, 9),
                                    new PartyFact(part, adults)));
            assertThat(question.key()).isEqualTo(key);
            assertThat(question.basis().article()).isEqualTo(article);
            assertThat(question.severity()).isEqualTo(Severity.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED,minor.guardian-confirmed,ADMIT_CANDIDATE",
        "CONSENT_SHOWN,minor.consent-shown,ADMIT_CANDIDATE",
        "DOUBT,minor.guardian-doubt,SECOND_LINE"
    })
    void what_the_officer_found_out_answers_it(Outcome outcome, String key, Advice advice) {
        for (Crossing crossing : Crossing.values()) {
            Assessment assessment =
                    Assessment.of(
                            facts(crossing, aged(TravellerClass.FREE_MOVEMENT, 9))
                                    .observed(new Guardianship(outcome))
                                    .facts());
            assertThat(minor(assessment).key()).isEqualTo(key);
            assertThat(assessment.advice()).isEqualTo(advice);
            assertThat(assessment.letters()).isEmpty();
        }
    }

    @Test
    void consent_shown_asks_for_a_guards_look_and_a_confirmed_guardian_for_nothing() {
        assertThat(observed(Outcome.CONSENT_SHOWN).guardMustAct()).isTrue();
        assertThat(observed(Outcome.CONFIRMED).guardMustAct()).isFalse();
    }

    @Test
    void of_two_observations_the_later_one_counts() {
        assertThat(observed(Outcome.CONFIRMED, Outcome.DOUBT).advice())
                .isEqualTo(Advice.SECOND_LINE);
        assertThat(observed(Outcome.DOUBT, Outcome.CONFIRMED).advice())
                .isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @ParameterizedTest
    @CsvSource({"17,18", "0,99", "11,18"})
    void an_age_that_is_left_open_below_eighteen_is_to_be_found_out(int least, int most) {
        Assessment assessment =
                assess(Traveller.of(TravellerClass.FREE_MOVEMENT).aged(least, most), null);
        assertThat(minor(assessment).key()).isEqualTo("minor.age-unknown");
        assertThat(assessment.advice()).isEqualTo(Advice.INCONCLUSIVE);
    }

    @Test
    void an_age_that_is_left_open_above_eighteen_is_no_matter_for_anybody() {
        Assessment assessment =
                assess(Traveller.of(TravellerClass.FREE_MOVEMENT).aged(18, 19), null);
        assertThat(assessment.findings()).isEmpty();
    }

    /** In doubt a minor: the same answers are accepted as of one. */
    @Test
    void who_may_be_a_minor_is_admitted_as_one() {
        Traveller open = Traveller.of(TravellerClass.FREE_MOVEMENT).aged(17, 18);
        Facts facts =
                facts(Crossing.ENTRY, open).observed(new Guardianship(Outcome.CONFIRMED)).facts();
        assertThat(Assessment.of(facts).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void what_was_found_out_about_an_adult_says_nothing() {
        Facts facts =
                facts(Crossing.ENTRY, aged(TravellerClass.FREE_MOVEMENT, 30))
                        .observed(new Guardianship(Outcome.DOUBT))
                        .facts();
        assertThat(Assessment.of(facts).findings()).isEmpty();
    }

    @Test
    void guardians_that_etias_names_are_told_beside_the_question_and_do_not_answer_it() {
        EtiasFact etias =
                new EtiasFact(
                        Phase.FULL,
                        null,
                        true,
                        new java.util.TreeSet<>(),
                        false,
                        false,
                        null,
                        List.of("LEVI, TAL"),
                        false,
                        null);
        Assessment assessment =
                Assessment.of(
                        facts(Crossing.ENTRY, aged(TravellerClass.VISA_EXEMPT, 9))
                                .etias(etias)
                                .facts());
        assertThat(assessment.findings())
                .extracting(Finding::key)
                .contains("etias.guardian", "minor.guardian-question");
        assertThat(assessment.advice()).isEqualTo(Advice.INCONCLUSIVE);
    }

    /** Whatever else is known, and whatever else officers found out. */
    @Test
    void no_facts_at_all_admit_a_minor_as_long_as_the_question_is_open() {
        RandomFacts random = new RandomFacts(20261123);
        int kept = 0;
        for (int i = 0; i < CASES; i++) {
            Facts facts = random.next();
            Facts open =
                    facts.change()
                            .traveller(facts.traveller().aged(i % 18, i % 18 + i % 3))
                            .observations(
                                    facts.observations().stream()
                                            .filter(one -> !(one instanceof Guardianship))
                                            .toList())
                            .facts();
            assertThat(Assessment.of(open).advice())
                    .as("%s", open)
                    .isNotEqualTo(Advice.ADMIT_CANDIDATE);
            Facts answered = open.change().observed(new Guardianship(Outcome.CONFIRMED)).facts();
            kept += Assessment.of(answered).advice() == Advice.ADMIT_CANDIDATE ? 1 : 0;
        }
        assertThat(kept).as("kept back by the question alone").isGreaterThan(CASES / 50);
    }

    private static Assessment observed(Outcome... outcomes) {
        FactsBuilder facts = facts(Crossing.ENTRY, aged(TravellerClass.FREE_MOVEMENT, 9));
        for (Outcome outcome : outcomes) {
            facts.observed(new Guardianship(outcome));
        }
        return Assessment.of(facts.facts());
    }

    private static Assessment assess(Traveller traveller, @Nullable PartyFact party) {
        return Assessment.of(facts(Crossing.ENTRY, traveller).party(party).facts());
    }

    private static Traveller aged(TravellerClass regime, int years) {
        return Traveller.of(regime).aged(years, years);
    }

    private static FactsBuilder facts(Crossing crossing, Traveller traveller) {
        return Facts.of(crossing, TODAY, traveller)
                .documents(
                        List.of(
                                new PresentedDocumentFact(
                                        DocumentKind.PASSPORT,
                                        true,
                                        TODAY.plusYears(5),
                                        Chip.AUTHENTIC,
                                        true)));
    }

    private static Finding minor(Assessment assessment) {
        List<Finding> found =
                assessment.findings().stream()
                        .filter(finding -> finding.key().startsWith("minor."))
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
