package nl.grenspoort.systems.vis;

import org.jspecify.annotations.Nullable;

/**
 * A facial image or fingerprints in a file: referenced, never carried. Null fields don't apply.
 *
 * @param reference in the VIS, which compares by it; null when there is none
 * @param takenLive for a facial image: only one that was may be compared with (Art. 5(1b))
 * @param absence for fingerprints: why there are none, such as {@code UNDER_AGE}
 */
public record Biometric(
        @Nullable String reference, @Nullable Boolean takenLive, @Nullable String absence) {
    public Biometric {
        if (reference == null && takenLive != null) {
            throw new IllegalArgumentException("no image was taken live");
        }
        if (reference != null && absence != null) {
            throw new IllegalArgumentException("a reason why fingerprints are absent that are not");
        }
    }

    public boolean present() {
        return reference != null;
    }
}
