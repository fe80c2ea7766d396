package nl.grenspoort.reference;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PassportType;
import nl.grenspoort.reference.Meaning.Need;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * When a rule about nationalities holds for a document. All that is given must hold; what is not
 * given is not looked at.
 *
 * @param biometric passports with a chip only
 * @param passports of these types only
 * @param issuers issued by these only
 * @param numbers a regular expression for the whole number: the series a passport belongs to
 * @param personalNumber with a personal number in the MRZ only
 */
record DocumentCondition(
        boolean biometric,
        Set<PassportType> passports,
        Set<CountryCode> issuers,
        String numbers,
        boolean personalNumber) {
    static final DocumentCondition NONE =
            new DocumentCondition(false, Set.of(), Set.of(), "", false);

    DocumentCondition {
        passports = Set.copyOf(passports);
        issuers = Set.copyOf(issuers);
        Pattern.compile(numbers);
    }

    boolean given() {
        return !equals(NONE);
    }

    /** Whether it holds. What is known to fail outweighs what isn't known. */
    Known on(DocumentMarks marks) {
        if (fails(marks)) {
            return Known.NO;
        }
        return need(marks) == null ? Known.YES : Known.UNKNOWN;
    }

    private boolean fails(DocumentMarks marks) {
        return biometric && ofBiometric(marks) == Known.NO
                || !passports.isEmpty() && ofType(marks) == Known.NO
                || !issuers.isEmpty() && !issuers.contains(marks.issuer())
                || !numbers.isEmpty() && !Pattern.matches(numbers, marks.number())
                || personalNumber && !marks.personalNumber();
    }

    /** What would have to be known to judge it; null when it can be judged. */
    @Nullable Need need(DocumentMarks marks) {
        if (biometric && ofBiometric(marks) == Known.UNKNOWN) {
            return Need.BIOMETRIC_PASSPORT;
        }
        return !passports.isEmpty() && ofType(marks) == Known.UNKNOWN ? Need.PASSPORT_TYPE : null;
    }

    /** A card is no biometric passport, whatever its chip. */
    private static Known ofBiometric(DocumentMarks marks) {
        return marks.type() == PassportType.NONE ? Known.NO : marks.biometric();
    }

    private Known ofType(DocumentMarks marks) {
        if (marks.type() == PassportType.UNLISTED) {
            return Known.UNKNOWN;
        }
        return passports.contains(marks.type()) ? Known.YES : Known.NO;
    }
}
