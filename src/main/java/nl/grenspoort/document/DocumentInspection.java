package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

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
        return (chip.authentic() && chipMrz != null) || opticalMrz == null ? chipMrz : opticalMrz;
    }

    /**
     * False when page and chip name different holders or different documents: number, birth, expiry
     * or name differ (ICAO 9303-11, 5.1: the MRZ in the chip is that on the page). True when one of
     * them is missing, or when the page's check digits fail, so that it may have been misread; a
     * name that may be truncated agrees with every longer one.
     */
    public boolean chipAgreesWithPage() {
        return opticalMrz == null || chipMrz == null || MrzAgreement.agree(opticalMrz, chipMrz);
    }

    /** Identity data of the MRZ; empty when name or birth is missing. */
    public Optional<Person> person() {
        Mrz mrz = mrz();
        return mrz == null || mrz.name() == null || mrz.birth() == null
                ? Optional.empty()
                : Optional.of(
                        new Person(mrz.name(), mrz.birth(), mrz.sex(), List.of(mrz.nationality())));
    }

    /** The document as registers name it; empty when its number is missing. */
    public Optional<DocumentReference> reference() {
        Mrz mrz = mrz();
        return mrz == null || mrz.number() == null
                ? Optional.empty()
                : Optional.of(
                        new DocumentReference(kind, mrz.issuer(), mrz.number(), mrz.expiry()));
    }
}
