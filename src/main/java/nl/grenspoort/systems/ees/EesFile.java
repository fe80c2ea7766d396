package nl.grenspoort.systems.ees;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An individual file with its linked records: Regulation (EU) 2017/2226 Art. 16 to 20, as far as
 * the first line may see it.
 *
 * @param reference of the file; empty where the purpose may not see it
 * @param familyMember of a Union citizen, without residence card (Art. 16(2)(c))
 * @param face whether a facial image is enrolled
 * @param fingers whether fingerprints are enrolled; never so for holders of a visa, whose prints
 *     are in the VIS
 * @param entries entry records, with their exit where there is one, oldest first
 * @param refusals refusals of entry, oldest first
 */
public record EesFile(
        String reference,
        boolean familyMember,
        Enrolment face,
        Enrolment fingers,
        List<Entry> entries,
        List<Refusal> refusals) {
    public EesFile {
        requireNonNull(reference, "reference");
        requireNonNull(face, "face");
        requireNonNull(fingers, "fingers");
        entries = List.copyOf(entries);
        refusals = List.copyOf(refusals);
    }

    /** State of a biometric field: Art. 17(3) to (5), 21(3). */
    public enum Enrolment {
        PRESENT,
        /** To be captured at the next crossing, as after a fallback. */
        MISSING,
        TEMPORARILY_IMPOSSIBLE,
        NOT_APPLICABLE,
        /** The purpose may not know. */
        NOT_TOLD
    }

    /**
     * An entry and, once it happened, its exit.
     *
     * @param exitAt null while the stay is open
     * @param authorisedUntil last day of the authorised stay; null when not recorded
     * @param extension of the authorised stay; null without one
     */
    public record Entry(
            Instant entryAt,
            String entryPoint,
            @Nullable Instant exitAt,
            @Nullable String exitPoint,
            @Nullable LocalDate authorisedUntil,
            @Nullable Extension extension) {
        public Entry {
            requireNonNull(entryAt, "entryAt");
            requireNonNull(entryPoint, "entryPoint");
        }

        /** Of a stay that was not extended. */
        public Entry(
                Instant entryAt,
                String entryPoint,
                @Nullable Instant exitAt,
                @Nullable String exitPoint,
                @Nullable LocalDate authorisedUntil) {
            this(entryAt, entryPoint, exitAt, exitPoint, authorisedUntil, null);
        }
    }

    /**
     * An extension of the authorised stay: Art. 19(1), (2).
     *
     * @param until its new last day
     */
    public record Extension(LocalDate until, Ground ground) {
        public Extension {
            requireNonNull(until, "until");
            requireNonNull(ground, "ground");
        }

        /** By what the stay was extended. */
        public enum Ground {
            /** By an authority: Regulation (EC) 810/2009 Art. 33. */
            AUTHORITY,
            /** Under a bilateral visa waiver agreement: Schengen Convention Art. 20(2). */
            BILATERAL_AGREEMENT
        }
    }

    /**
     * A refusal of entry: Art. 18.
     *
     * @param letters reasons of Annex V, Part B
     */
    public record Refusal(Instant at, String crossingPoint, List<String> letters) {
        public Refusal {
            requireNonNull(at, "at");
            requireNonNull(crossingPoint, "crossingPoint");
            letters = List.copyOf(letters);
        }
    }
}
