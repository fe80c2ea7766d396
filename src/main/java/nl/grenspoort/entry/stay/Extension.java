package nl.grenspoort.entry.stay;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * An authorised stay that was extended: Regulation (EU) 2017/2226 Art. 19.
 *
 * @param until its new last day
 */
public record Extension(LocalDate until, Ground ground) {
    public Extension {
        requireNonNull(until, "until");
        requireNonNull(ground, "ground");
    }

    /** By what. */
    public enum Ground {
        /** Force majeure, humanitarian or serious personal reasons: (EC) 810/2009 Art. 33. */
        AUTHORITY,
        /** A bilateral visa waiver agreement: Schengen Convention Art. 20(2), 2017/2226 19(2). */
        BILATERAL_AGREEMENT
    }
}
