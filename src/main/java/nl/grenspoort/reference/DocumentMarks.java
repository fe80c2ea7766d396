package nl.grenspoort.reference;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PassportType;

/**
 * What of a travel document decides what its holder's nationality means: the lists of Regulation
 * (EU) 2018/1806 name nationalities, and some of them with conditions on the document.
 *
 * @param type {@link PassportType#NONE} for what is no passport
 * @param number in normal form; empty when there is none
 * @param personalNumber the MRZ holds a personal number beside the document's
 * @param biometric whether it was proved to have a chip of its issuer
 */
public record DocumentMarks(
        CountryCode nationality,
        CountryCode issuer,
        PassportType type,
        String number,
        boolean personalNumber,
        Known biometric) {
    public DocumentMarks {
        requireNonNull(nationality, "nationality");
        requireNonNull(issuer, "issuer");
        requireNonNull(type, "type");
        requireNonNull(number, "number");
        requireNonNull(biometric, "biometric");
    }

    @Override
    public String toString() {
        return "DocumentMarks[%s, %s, %s]".formatted(nationality, issuer, type);
    }
}
