package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Which biometric data of the traveller EES and VIS hold, and nothing else of what they hold: what
 * a lane asks for may follow from it (law 3).
 *
 * @param file of EES
 * @param face in that file; {@link Field#NOT_TOLD} without one
 * @param fingers in that file; {@link Field#NOT_TOLD} without one
 * @param ageAtLastRecord the traveller's age at the last crossing that the file records, in whole
 *     years; null when it records none, or the birth date leaves it open
 * @param faceInVis a facial image that was taken live: 2017/2226 Art. 15(1), 16(1)(d)
 * @param fingersInVis 2017/2226 Art. 16(1)
 */
public record EnrolmentFact(
        File file,
        Field face,
        Field fingers,
        @Nullable Integer ageAtLastRecord,
        boolean faceInVis,
        boolean fingersInVis) {
    /** Neither system was asked, or none answered. */
    public static final EnrolmentFact UNKNOWN = of(File.UNKNOWN);

    public EnrolmentFact {
        requireNonNull(file, "file");
        requireNonNull(face, "face");
        requireNonNull(fingers, "fingers");
    }

    /** Without a file of its own to look into, and without a visa. */
    public static EnrolmentFact of(File file) {
        return new EnrolmentFact(file, Field.NOT_TOLD, Field.NOT_TOLD, null, false, false);
    }

    /** One file with these fields, and no visa. */
    public static EnrolmentFact of(Field face, Field fingers, @Nullable Integer ageAtLastRecord) {
        return new EnrolmentFact(File.ONE, face, fingers, ageAtLastRecord, false, false);
    }

    /** With what the VIS holds. */
    public EnrolmentFact vis(boolean liveFace, boolean prints) {
        return new EnrolmentFact(file, face, fingers, ageAtLastRecord, liveFace, prints);
    }

    /** With what another system holds; in whichever order, for each has its own fields. */
    public EnrolmentFact and(EnrolmentFact other) {
        return (other.file == File.UNKNOWN ? this : other)
                .vis(faceInVis || other.faceInVis, fingersInVis || other.fingersInVis);
    }

    /** How many individual files of EES are the traveller's. */
    public enum File {
        UNKNOWN,
        NONE,
        ONE,
        /** Which is the right one is not known yet: 2017/2226 Art. 23(4), 27. */
        SEVERAL
    }

    /** State of a biometric field: 2017/2226 Art. 17(3) to (5), 21(3). */
    public enum Field {
        PRESENT,
        MISSING,
        TEMPORARILY_IMPOSSIBLE,
        NOT_APPLICABLE,
        NOT_TOLD
    }
}
