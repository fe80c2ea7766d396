package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.casework.NewBorderCheck.Conveyance;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.PleasureCraftFact;
import nl.grenspoort.reference.CrossingPoints;

/** Adds to the facts of who comes on a pleasure craft where it calls. */
final class PleasureCrafts {
    private final CrossingPoints points;

    PleasureCrafts(CrossingPoints points) {
        this.points = requireNonNull(points, "points");
    }

    Facts on(BorderCheck check, Facts facts) {
        Conveyance conveyance = check.request().conveyance();
        if (conveyance == null || conveyance.kind() != Conveyance.Kind.PLEASURE_CRAFT) {
            return facts;
        }
        String place = check.terminal().crossingPoint();
        boolean open = points.open(place, CrossingPoints.Kind.SEA);
        return facts.change()
                .craft(
                        new PleasureCraftFact(
                                open, open ? null : points.nearestSea(place).orElse(null)))
                .facts();
    }
}
