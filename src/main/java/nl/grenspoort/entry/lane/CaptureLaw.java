package nl.grenspoort.entry.lane;

import nl.grenspoort.entry.EnrolmentFact;
import nl.grenspoort.entry.EnrolmentFact.Field;
import nl.grenspoort.entry.EnrolmentFact.File;
import nl.grenspoort.entry.TravellerClass;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a lane asks the traveller to give: Regulation (EU) 2017/2226 Art. 15 to 17. It asks no
 * question that documents and enrolment don't raise: an EES that did not answer raises none.
 */
public final class CaptureLaw {
    /** Whole years from which fingerprints are taken: Art. 17(3). */
    static final int FINGERS_FROM_AGE = 12;

    private CaptureLaw() {}

    /**
     * A face to compare, with the chip's (2016/399 Art. 8(2), 8(3)(a)) or that of the file
     * (2017/2226 Art. 23(2)), or to put into the file. Fingerprints where {@link #fingers} says so.
     */
    public static Set<Sample> asked(Ground ground) {
        if (ground.lane() == LaneKind.GUARDED) {
            return Set.of();
        }
        return fingers(ground) ? EnumSet.allOf(Sample.class) : EnumSet.of(Sample.FACE);
    }

    /**
     * Where travellers enrol themselves, which takes an authentic chip (2016/399 Art. 8a(1)), those
     * whose file lacks fingerprints. A gate lets nobody enrol. A birth date that leaves two answers
     * is for the guard to settle.
     */
    private static boolean fingers(Ground ground) {
        Integer age = ground.age();
        return ground.lane() == LaneKind.SELF_SERVICE
                && ground.chipAuthentic()
                && fingersInEes(ground.travellerClass())
                && age != null
                && age >= FINGERS_FROM_AGE
                && lackFingers(ground.enrolment());
    }

    /**
     * Visa-exempt travellers: Art. 17(1)(c). Those of visa holders are in the VIS (Art. 16); of
     * others there is no file.
     */
    static boolean fingersInEes(TravellerClass travellerClass) {
        return travellerClass == TravellerClass.VISA_EXEMPT
                || travellerClass == TravellerClass.FAMILY_VISA_EXEMPT;
    }

    private static boolean lackFingers(EnrolmentFact enrolment) {
        return enrolment.file() == File.NONE
                || enrolment.file() == File.ONE && lackFingers(enrolment, enrolment.fingers());
    }

    /**
     * What could not be given for a while is asked again at each crossing (Art. 17(5)). Not
     * applicable is said of children below twelve, until they have grown up, and for good of
     * whoever can never give any (Art. 17(3), 17(4)): the age at the last record tells which.
     */
    private static boolean lackFingers(EnrolmentFact enrolment, Field fingers) {
        Integer then = enrolment.ageAtLastRecord();
        return switch (fingers) {
            case MISSING, TEMPORARILY_IMPOSSIBLE -> true;
            case NOT_APPLICABLE -> then == null || then < FINGERS_FROM_AGE;
            case PRESENT, NOT_TOLD -> false;
        };
    }

    /**
     * Whether EES and VIS hold all that a verification needs, so that nothing is left to enrol. A
     * file without a face is complete when the VIS holds one that was taken live (Art. 16(1)(d)).
     */
    static boolean enrolled(Ground ground) {
        EnrolmentFact enrolment = ground.enrolment();
        if (enrolment.file() != File.ONE) {
            return false;
        }
        boolean face =
                enrolment.face() == Field.PRESENT
                        || ground.travellerClass().visaDuty() && enrolment.faceInVis();
        return face && (!fingersInEes(ground.travellerClass()) || fingersComplete(ground));
    }

    private static boolean fingersComplete(Ground ground) {
        Integer age = ground.age();
        Field fingers = ground.enrolment().fingers();
        return fingers == Field.PRESENT
                || fingers == Field.NOT_APPLICABLE
                        && (age != null && age < FINGERS_FROM_AGE
                                || !lackFingers(ground.enrolment(), fingers));
    }
}
