package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.entry.Observation.AsylumRequest;
import nl.grenspoort.entry.Observation.AuthorityConsulted;
import nl.grenspoort.entry.Observation.FamilyTie;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;

class RefusalTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final Finding TOLD =
            Finding.of(
                    "visa.none",
                    Severity.ATTENTION,
                    Disclosure.TRAVELLER,
                    Sbc.article("6(1)(b)"),
                    "VIS");

    /** Domain 11.3: the form is for third-country nationals on entry. */
    @ParameterizedTest
    @CsvSource({
        "FREE_MOVEMENT, FREE_MOVEMENT",
        "FAMILY_WITH_CARD, FREE_MOVEMENT",
        "FAMILY_VISA_EXEMPT, FREE_MOVEMENT",
        "FAMILY_VISA_REQUIRED, FREE_MOVEMENT",
        "RESIDENT, POSSIBLE",
        "MICROSTATE, POSSIBLE",
        "EXEMPT_CREW, POSSIBLE",
        "VISA_EXEMPT, POSSIBLE",
        "VISA_REQUIRED, POSSIBLE",
        "UNDETERMINED, REGIME_FIRST"
    })
    void the_form_is_for_third_country_nationals_on_entry(TravellerClass known, Refusal expected) {
        assertThat(Refusal.of(entry(known).facts())).isEqualTo(expected);
        assertThat(Refusal.of(Facts.of(Crossing.EXIT, TODAY, Traveller.of(known)).facts()))
                .isEqualTo(Refusal.EXIT);
    }

    @ParameterizedTest
    @EnumSource(Crossing.class)
    void a_request_for_protection_comes_before_everything(Crossing crossing) {
        for (TravellerClass any : TravellerClass.values()) {
            assertThat(
                            Refusal.of(
                                    Facts.of(crossing, TODAY, Traveller.of(any))
                                            .observed(new AsylumRequest())
                                            .facts()))
                    .isEqualTo(Refusal.ASYLUM);
        }
    }

    @Test
    void a_tie_that_was_shown_counts_and_one_that_was_not_does_not() {
        FactsBuilder facts = entry(TravellerClass.VISA_EXEMPT);
        assertThat(Refusal.of(facts.observed(new FamilyTie(true)).facts()))
                .isEqualTo(Refusal.FREE_MOVEMENT);
        assertThat(Refusal.of(facts.observed(new FamilyTie(false)).facts()))
                .isEqualTo(Refusal.POSSIBLE);
    }

    @Test
    void a_minor_may_be_refused_like_an_adult() {
        Traveller child = Traveller.of(TravellerClass.VISA_EXEMPT).aged(9);
        assertThat(Refusal.of(Facts.of(Crossing.ENTRY, TODAY, child).facts()))
                .isEqualTo(Refusal.POSSIBLE);
    }

    @Test
    void a_diplomat_is_not_refused_before_the_authority_was_consulted_nor_against_its_objection() {
        FactsBuilder facts = Facts.of(Crossing.ENTRY, TODAY, diplomat());
        assertThat(Refusal.of(facts.facts())).isEqualTo(Refusal.CONSULT_FIRST);
        assertThat(Refusal.of(facts.observed(new AuthorityConsulted(true)).facts()))
                .isEqualTo(Refusal.CONSULT_FIRST);
        assertThat(Refusal.of(facts.observed(new AuthorityConsulted(false)).facts()))
                .isEqualTo(Refusal.POSSIBLE);
    }

    @Test
    void a_lacking_condition_is_a_candidate_where_the_form_may_follow_at_once() {
        Finding candidate = candidate(entry(TravellerClass.VISA_REQUIRED).facts());
        assertThat(candidate.severity()).isEqualTo(Severity.REFUSAL_CANDIDATE);
        assertThat(candidate.letters()).containsExactly(RefusalLetter.C);
    }

    @Test
    void a_lacking_condition_goes_to_the_second_line_first_where_the_law_says_so() {
        for (Facts facts :
                new Facts[] {
                    Facts.of(Crossing.ENTRY, TODAY, diplomat()).facts(),
                    entry(TravellerClass.UNDETERMINED).facts()
                }) {
            assertThat(candidate(facts).severity()).isEqualTo(Severity.SECOND_LINE);
            assertThat(candidate(facts).letters()).containsExactly(RefusalLetter.C);
        }
    }

    @Test
    void a_lacking_condition_is_only_told_where_no_form_may_follow() {
        for (Facts facts :
                new Facts[] {
                    entry(TravellerClass.FREE_MOVEMENT).facts(),
                    entry(TravellerClass.VISA_EXEMPT).observed(new AsylumRequest()).facts(),
                    Facts.of(Crossing.EXIT, TODAY, Traveller.of(TravellerClass.VISA_EXEMPT)).facts()
                }) {
            assertThat(candidate(facts)).isEqualTo(TOLD);
            assertThat(Refusal.doubt(TOLD, facts, RefusalLetter.D)).isEqualTo(TOLD);
        }
    }

    @Test
    void a_doubt_keeps_its_severity_and_gets_its_letters() {
        Finding doubt =
                Refusal.doubt(TOLD, entry(TravellerClass.VISA_EXEMPT).facts(), RefusalLetter.D);
        assertThat(doubt.severity()).isEqualTo(Severity.ATTENTION);
        assertThat(doubt.letters()).containsExactly(RefusalLetter.D);
    }

    @Test
    void nobody_makes_a_candidate_but_this_class() {
        Finding made = candidate(entry(TravellerClass.VISA_REQUIRED).facts());
        assertThatThrownBy(() -> candidate(made, entry(TravellerClass.VISA_REQUIRED).facts()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("visa.none");
    }

    private static Finding candidate(Facts facts) {
        return candidate(TOLD, facts);
    }

    private static Finding candidate(Finding finding, Facts facts) {
        return Refusal.candidate(finding, facts, RefusalLetter.C);
    }

    private static FactsBuilder entry(TravellerClass known) {
        return Facts.of(Crossing.ENTRY, TODAY, Traveller.of(known));
    }

    private static Traveller diplomat() {
        return new Traveller(
                TravellerClass.VISA_REQUIRED,
                Duties.of(TravellerClass.VISA_REQUIRED),
                null,
                true,
                Capacity.PASSENGER);
    }
}
