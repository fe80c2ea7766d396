package nl.grenspoort.entry;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.Severity;

import java.util.stream.Stream;

/** Who comes on a pleasure craft: Regulation (EU) 2016/399 Annex VI, 3.2.4 to 3.2.6. */
final class PleasureCraftRules {
    private PleasureCraftRules() {}

    /**
     * A craft from a third country calls at a border crossing point. Where it exceptionally calls
     * elsewhere, the nearest one is to be told, with the list of those on board, before anybody
     * goes ashore; then each is checked as any other traveller. Free movers are checked there;
     * others are for the second line, which settles with that crossing point where they are
     * entered.
     */
    static Stream<Finding> listIsToldToCrossingPoint(Facts facts) {
        PleasureCraftFact craft = facts.craft();
        if (craft == null || facts.crossing() == Crossing.EXIT) {
            return Stream.empty();
        }
        if (craft.atCrossingPoint()) {
            return Stream.of(
                    told("pleasure-craft.at-crossing-point", Severity.INFORMATION, "3.2.5"));
        }
        String nearest = craft.nearest();
        Severity severity =
                facts.travellerClass().freeMovement() ? Severity.ATTENTION : Severity.SECOND_LINE;
        return Stream.of(
                nearest == null
                        ? told("pleasure-craft.list-nowhere", severity, "3.2.5")
                        : told("pleasure-craft.list", severity, "3.2.5").with("nearest", nearest));
    }

    private static Finding told(String key, Severity severity, String point) {
        return Finding.of(
                key, severity, Disclosure.TRAVELLER, Sbc.article("Annex VI, " + point), "lane");
    }
}
