package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentKind;

import org.jspecify.annotations.Nullable;

/**
 * What inspection found out about one document.
 *
 * @param opticalMrz null when no MRZ was read optically
 * @param chipMrz the MRZ of DG1, believed only as far as {@code chip} says; null when DG1 was not
 *     read or is unreadable
 * @param chip passive authentication; {@code NOT_PERFORMED} when the chip was not read
 */
public record DocumentInspection(
        DocumentKind kind, @Nullable Mrz opticalMrz, @Nullable Mrz chipMrz, ChipVerdict chip) {
    public DocumentInspection {
        requireNonNull(kind, "kind");
        requireNonNull(chip, "chip");
    }

    /** The MRZ to work with: the chip's when its authenticity was proved, else the optical one. */
    public @Nullable Mrz mrz() {
        return chip.authentic() && chipMrz != null || opticalMrz == null ? chipMrz : opticalMrz;
    }
}
