package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.Officer;
import nl.grenspoort.access.Register;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.lane.Ground;
import nl.grenspoort.entry.lane.LaneLaw;
import nl.grenspoort.entry.lane.Obstacle;
import nl.grenspoort.reference.Lanes;
import nl.grenspoort.start.StartRefusedException;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds what keeps a traveller from passing a lane, whatever the systems say. */
final class LaneAccess {
    private final Lanes lanes;
    private final Register register;

    /**
     * @throws StartRefusedException when the rules name a lane or a traveller class that does not
     *     exist: they would never apply, and a lane would silently be closed
     */
    LaneAccess(Lanes lanes, Register register) {
        this.lanes = requireNonNull(lanes, "lanes");
        this.register = requireNonNull(register, "register");
        refuseUnknown("lane", lanes.lanes(), unguarded());
        refuseUnknown("traveller class", lanes.classes(), TravellerClass.values());
    }

    private static Enum<?>[] unguarded() {
        return Stream.of(Lane.values()).filter(lane -> !lane.guarded()).toArray(Enum<?>[]::new);
    }

    private static void refuseUnknown(String what, Set<String> named, Enum<?>[] known) {
        Set<String> unknown = new TreeSet<>(named);
        Stream.of(known).map(Enum::name).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new StartRefusedException(
                    "The rules of lanes name an unknown %s: %s."
                            .formatted(what, String.join(", ", unknown)),
                    "Correct config/reference/lanes.yaml; there are " + Arrays.asList(known) + ".");
        }
    }

    Set<Obstacle> obstacles(BorderCheck check, Facts facts) {
        Lane lane = check.terminal().lane();
        OptionalInt fromAge =
                lanes.fromAge(lane.name(), facts.travellerClass().name(), facts.today());
        return LaneLaw.obstacles(
                Ground.of(LaneRules.kind(lane), facts),
                fromAge.isPresent() ? fromAge.getAsInt() : null,
                officerOnDuty(check));
    }

    private boolean officerOnDuty(BorderCheck check) {
        String number = check.terminal().dutyOfficer();
        return number != null && register.officer(number).filter(Officer::onDuty).isPresent();
    }
}
