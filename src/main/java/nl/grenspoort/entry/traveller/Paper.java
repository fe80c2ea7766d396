package nl.grenspoort.entry.traveller;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PassportType;
import nl.grenspoort.identity.Person;
import nl.grenspoort.reference.DocumentMarks;
import nl.grenspoort.reference.Known;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A document that was presented, as far as it tells who its holder is before the law.
 *
 * @param zone null when its MRZ can't be read, or was misread
 * @param chipAgrees false when chip and page name different holders or numbers
 */
public record Paper(DocumentKind kind, @Nullable Zone zone, Chip chip, boolean chipAgrees) {
    public Paper {
        requireNonNull(kind, "kind");
        requireNonNull(chip, "chip");
    }

    /** Of which nothing can be read. */
    public static Paper unread(DocumentKind kind) {
        return new Paper(kind, null, Chip.NOT_READ, true);
    }

    boolean read() {
        return zone != null;
    }

    /** Its zone; ask {@link #read} first. */
    Zone readZone() {
        return requireNonNull(zone, "only what was read is weighed");
    }

    /** Known to be false, or to have a false page. */
    boolean forged() {
        return chip == Chip.FORGED || !chipAgrees;
    }

    /** What no date shows to be in force is not. */
    boolean inForceOn(LocalDate day) {
        return zone != null && zone.expiry() != null && !zone.expiry().isBefore(day);
    }

    PassportType type() {
        return PassportType.of(readZone().code(), readZone().nationality());
    }

    /**
     * A chip proves a biometric passport only where its issuer's signature was verified. A chip
     * that is false, unproved or unread proves nothing; nor does it prove the contrary.
     */
    DocumentMarks marks() {
        Zone read = readZone();
        return new DocumentMarks(
                read.nationality(),
                read.issuer(),
                type(),
                read.number() == null ? "" : read.number().value(),
                read.personalNumber(),
                chip == Chip.AUTHENTIC && chipAgrees ? Known.YES : Known.UNKNOWN);
    }

    /**
     * What its machine-readable zone says, with check digits that hold.
     *
     * @param code of the document, without filler: {@code P}, {@code PD}, {@code VD}, {@code AC}
     * @param number null when there is none
     * @param holder null when name or birth is missing
     * @param expiry null when unknown
     * @param personalNumber the optional data hold something
     */
    public record Zone(
            String code,
            CountryCode issuer,
            CountryCode nationality,
            @Nullable DocumentNumber number,
            @Nullable Person holder,
            @Nullable LocalDate expiry,
            boolean personalNumber) {
        public Zone {
            requireNonNull(code, "code");
            requireNonNull(issuer, "issuer");
            requireNonNull(nationality, "nationality");
        }

        @Override
        public String toString() {
            return "Zone[%s, %s, %s]".formatted(code, issuer, nationality);
        }
    }
}
