package nl.grenspoort.entry.lane;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may use a lane without a guard, and its last word: Regulation (EU) 2016/399 Art. 8a to 8c.
 */
public final class LaneLaw {
    /** Whole years from which automated border control is meant to be used: Art. 8c. */
    static final int LANES_FROM_AGE = 12;

    private LaneLaw() {}

    /** The last word. There is one text for each, whatever its cause (law 3). */
    public enum Word {
        OPEN,
        GO_TO_DESK,
        TRY_AGAIN
    }

    /**
     * A misreading is tried once more; whatever is in doubt goes to the desk. A hit never makes a
     * traveller try again.
     */
    public static Word last(LaneCase known) {
        if (known.lane() == LaneKind.GUARDED) {
            return known.admit() ? Word.OPEN : Word.GO_TO_DESK;
        }
        if (known.misread() && known.retryLeft()) {
            return Word.TRY_AGAIN;
        }
        return known.admit() && !known.guardMustAct() && known.obstacles().isEmpty()
                ? Word.OPEN
                : Word.GO_TO_DESK;
    }

    /**
     * Why a traveller of this kind can't pass this lane now, whatever the systems say.
     *
     * @param fromAge whole years from which the lane is open to this class; null when it is not
     * @param officerOnDuty the lane's named officer is on duty
     */
    public static Set<Obstacle> obstacles(
            Ground ground, @Nullable Integer fromAge, boolean officerOnDuty) {
        Set<Obstacle> found = EnumSet.noneOf(Obstacle.class);
        if (ground.lane() == LaneKind.GUARDED) {
            return found;
        }
        Integer age = ground.age();
        if (age != null && age < LANES_FROM_AGE) {
            found.add(Obstacle.CHILD_BELOW_TWELVE);
        }
        if (fromAge == null) {
            found.add(Obstacle.CLASS_NOT_ADMITTED);
        } else if (age == null || age < fromAge) {
            found.add(Obstacle.BELOW_LANE_AGE);
        }
        if (ground.travellerClass().eesDuty() && !CaptureLaw.enrolled(ground)) {
            found.add(notEnrolled(ground.lane()));
        }
        if (!officerOnDuty) {
            found.add(Obstacle.NO_OFFICER_ON_DUTY);
        }
        return found;
    }

    /** A gate is no place to enrol at; a kiosk is, and a guard confirms what it took. */
    private static Obstacle notEnrolled(LaneKind lane) {
        return lane == LaneKind.E_GATE ? Obstacle.NOT_ENROLLED : Obstacle.ENROLMENT_TO_CONFIRM;
    }
}
