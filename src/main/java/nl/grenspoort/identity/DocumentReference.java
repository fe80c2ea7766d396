package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A document as registers name it: type, issuer, number, and its expiry date where known.
 *
 * @param kind what it is; registers search by it
 */
public record DocumentReference(
        DocumentKind kind, CountryCode issuer, DocumentNumber number, @Nullable LocalDate expiry) {
    public DocumentReference {
        requireNonNull(kind, "kind");
        requireNonNull(issuer, "issuer");
        requireNonNull(number, "number");
    }

    /**
     * Whether both name the same document: issuer and number; kinds are written differently across
     * registers.
     */
    public boolean sameDocument(DocumentReference other) {
        return issuer.equals(other.issuer) && number.equals(other.number);
    }
}
