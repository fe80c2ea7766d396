package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Observation.FamilyTie;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.reference.Phase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/** Members of a free mover's family, without residence card. */
class FamilyRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @ParameterizedTest
    @EnumSource(TravellerClass.class)
    void class_records_and_a_shown_tie_say_that_somebody_is_of_the_family(TravellerClass regime) {
        boolean byClass = regime.familyWithoutCard();
        assertThat(entering(regime).facts().familyMember()).isEqualTo(byClass);
        assertThat(entering(regime).stays(ees(true)).facts().familyMember()).isTrue();
        assertThat(entering(regime).stays(ees(false)).facts().familyMember()).isEqualTo(byClass);
        // what the applicant said is asked about, and decides nothing
        assertThat(entering(regime).etias(etias(true)).facts().familyMember()).isEqualTo(byClass);
        assertThat(entering(regime).observed(new FamilyTie(true)).facts().familyMember()).isTrue();
    }

    @Test
    void what_an_officer_found_out_outweighs_what_is_recorded() {
        FactsBuilder recorded =
                entering(TravellerClass.FAMILY_VISA_EXEMPT).stays(ees(true)).etias(etias(true));
        assertThat(recorded.observed(new FamilyTie(false)).facts().familyMember()).isFalse();
        // of two the later counts
        assertThat(recorded.observed(new FamilyTie(true)).facts().familyMember()).isTrue();
    }

    @Test
    void a_tie_that_nobody_looked_at_is_asked_for_once_for_each_who_says_so() {
        Facts facts =
                entering(TravellerClass.VISA_EXEMPT).stays(ees(true)).etias(etias(true)).facts();
        assertThat(FamilyRules.tieIsAskedFor(facts))
                .allSatisfy(
                        finding -> {
                            assertThat(finding.key()).isEqualTo("family.tie-to-show");
                            assertThat(finding.severity()).isEqualTo(Severity.ATTENTION);
                        })
                .extracting(Finding::source)
                .containsExactly("EES", "ETIAS");
        assertThat(FamilyRules.tieIsAskedFor(entering(TravellerClass.FAMILY_VISA_REQUIRED).facts()))
                .hasSize(1);
        assertThat(FamilyRules.tieIsAskedFor(entering(TravellerClass.VISA_REQUIRED).facts()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void once_an_officer_looked_it_is_told_and_not_asked_for(boolean shown) {
        Facts facts =
                entering(TravellerClass.VISA_EXEMPT)
                        .stays(ees(true))
                        .observed(new FamilyTie(shown))
                        .facts();
        assertThat(FamilyRules.tieIsAskedFor(facts)).isEmpty();
        assertThat(FamilyRules.shownTieIsTold(facts)).hasSize(shown ? 1 : 0);
        assertThat(FamilyRules.tieNotShown(facts))
                .extracting(Finding::key, Finding::source)
                .containsExactlyElementsOf(
                        shown
                                ? List.of()
                                : List.of(
                                        org.assertj.core.groups.Tuple.tuple(
                                                "family.tie-not-shown", "EES+officer")));
    }

    @Test
    void a_tie_that_nobody_claimed_and_nobody_showed_is_not_told() {
        Facts facts = entering(TravellerClass.VISA_EXEMPT).observed(new FamilyTie(false)).facts();
        assertThat(FamilyRules.tieNotShown(facts)).isEmpty();
    }

    @Test
    void on_exit_nobody_is_asked_for_a_tie() {
        Facts leaving =
                Facts.of(Crossing.EXIT, TODAY, Traveller.of(TravellerClass.FAMILY_VISA_EXEMPT))
                        .stays(ees(true))
                        .facts();
        assertThat(FamilyRules.tieIsAskedFor(leaving)).isEmpty();
        Facts observed = leaving.change().observed(new FamilyTie(false)).facts();
        assertThat(FamilyRules.tieNotShown(observed)).isEmpty();
        assertThat(
                        FamilyRules.shownTieIsTold(
                                leaving.change().observed(new FamilyTie(true)).facts()))
                .isEmpty();
    }

    /** Row 24: 130 days in the last 180, and no letter F. */
    @Test
    void a_member_of_the_family_has_no_ninety_days() {
        EesFact long130 =
                new EesFact(
                        1,
                        List.of(
                                Stay.recorded(
                                        new CountryCode("NLD"),
                                        TODAY.minusDays(156),
                                        TODAY.minusDays(27))),
                        List.of(),
                        false);
        FactsBuilder facts = entering(TravellerClass.VISA_EXEMPT).stays(long130);
        assertThat(keys(facts.facts())).contains("stay.exhausted");
        assertThat(keys(facts.observed(new FamilyTie(true)).facts()))
                .doesNotContain("stay.exhausted", "stay.days-left");
    }

    /** Directive 2004/38/EC Art. 5(4): no form, and every opportunity to obtain what is lacking. */
    @Test
    void a_lacking_visa_or_authorisation_is_for_the_second_line_without_letter() {
        for (Facts facts :
                List.of(
                        entering(TravellerClass.FAMILY_VISA_REQUIRED)
                                .visas(new VisaFact(List.of(), false))
                                .facts(),
                        entering(TravellerClass.FAMILY_VISA_EXEMPT)
                                .etias(EtiasFact.notValid(Phase.FULL, null))
                                .facts(),
                        entering(TravellerClass.VISA_REQUIRED)
                                .visas(new VisaFact(List.of(), false))
                                .observed(new FamilyTie(true))
                                .facts())) {
            List<Finding> lacking =
                    Assessment.of(facts).findings().stream()
                            .filter(finding -> finding.severity() == Severity.SECOND_LINE)
                            .filter(finding -> !finding.source().equals("document"))
                            .toList();
            assertThat(lacking)
                    .singleElement()
                    .satisfies(
                            finding ->
                                    assertThat(finding.basis()).hasToString("2004/38 Art. 5(4)"));
            assertThat(Assessment.of(facts).letters()).isEmpty();
        }
    }

    /** 2018/1861 Art. 26: the issuing State is consulted, and nobody is refused on the alert. */
    @Test
    void a_refusal_alert_on_a_member_of_the_family_is_consulted() {
        Facts facts =
                entering(TravellerClass.FAMILY_VISA_EXEMPT)
                        .alerts(
                                List.of(
                                        new Facts.AlertFact(
                                                AlertCategory.RFSE_24_1A,
                                                false,
                                                false,
                                                false,
                                                false,
                                                "ITA",
                                                "R1")))
                        .facts();
        assertThat(keys(facts)).contains("sis.alert.rfse-26-fm").doesNotContain("sirene.consult");
        assertThat(Assessment.of(facts).letters()).isEmpty();
    }

    private static List<String> keys(Facts facts) {
        return Assessment.of(facts).findings().stream().map(Finding::key).toList();
    }

    private static FactsBuilder entering(TravellerClass regime) {
        return Facts.of(Crossing.ENTRY, TODAY, Traveller.of(regime));
    }

    private static EesFact ees(boolean family) {
        return new EesFact(1, List.of(), List.of(), family);
    }

    private static EtiasFact etias(boolean family) {
        return new EtiasFact(
                Phase.FULL,
                null,
                true,
                Collections.emptySortedSet(),
                false,
                false,
                null,
                List.of(),
                family,
                null);
    }
}
