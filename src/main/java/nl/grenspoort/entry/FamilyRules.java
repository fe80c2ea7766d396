package nl.grenspoort.entry;

import nl.grenspoort.entry.Observation.FamilyTie;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a tie to a free mover means on entry without a residence card: Directive 2004/38/EC Art.
 * 2(2), 5(2), 5(4). No limit of 90 days, no question about purpose or means, no form of Annex V; a
 * visa or travel authorisation that is lacking may still be obtained, and the right be shown by
 * other means.
 */
final class FamilyRules {
    static final String OFFICER = "officer";

    private FamilyRules() {}

    /**
     * As long as nobody has looked at it, each who says that there is a tie: a guard asks for it.
     */
    static Stream<Finding> tieIsAskedFor(Facts facts) {
        if (facts.crossing() != Crossing.ENTRY || tie(facts).isPresent()) {
            return Stream.empty();
        }
        return sources(facts)
                .map(
                        source ->
                                Finding.of(
                                        "family.tie-to-show",
                                        Severity.ATTENTION,
                                        Disclosure.TRAVELLER,
                                        directive("5(2)"),
                                        source));
    }

    /** Shown: what the guard may not ask and do any more. */
    static Stream<Finding> shownTieIsTold(Facts facts) {
        return facts.crossing() == Crossing.ENTRY && tie(facts).filter(FamilyTie::shown).isPresent()
                ? Stream.of(
                        Finding.of(
                                "family.tie-shown",
                                Severity.INFORMATION,
                                Disclosure.TRAVELLER,
                                directive("5(4)"),
                                OFFICER))
                : Stream.empty();
    }

    /**
     * Said to be there and not shown: the second line gives every reasonable opportunity before the
     * traveller is checked as any other third-country national.
     */
    static Stream<Finding> tieNotShown(Facts facts) {
        boolean doubted = tie(facts).filter(tie -> !tie.shown()).isPresent();
        return facts.crossing() == Crossing.ENTRY && doubted
                ? sources(facts)
                        .map(
                                source ->
                                        Finding.of(
                                                "family.tie-not-shown",
                                                Severity.SECOND_LINE,
                                                Disclosure.TRAVELLER,
                                                directive("5(4)"),
                                                source.equals(OFFICER)
                                                        ? source
                                                        : Finding.together(source, OFFICER)))
                : Stream.empty();
    }

    /** Who says that there is a tie: the class that the traveller is checked as, EES, ETIAS. */
    private static Stream<String> sources(Facts facts) {
        Facts.EesFact stays = facts.stays();
        EtiasFact etias = facts.etias();
        Stream.Builder<String> sources = Stream.builder();
        if (facts.travellerClass().familyWithoutCard()) {
            sources.add(OFFICER);
        }
        if (stays != null && stays.familyMember()) {
            sources.add("EES");
        }
        if (etias != null && etias.familyMember()) {
            sources.add("ETIAS");
        }
        return sources.build();
    }

    private static Optional<FamilyTie> tie(Facts facts) {
        return facts.observed(FamilyTie.class);
    }

    private static LegalBasis directive(String article) {
        return new LegalBasis("2004/38", article);
    }
}
