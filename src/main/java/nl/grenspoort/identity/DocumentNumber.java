package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A document number in its normal form: upper case, letters and digits only, so that one number has
 * one form whether it came from an MRZ, a chip, a register or a keyboard. {@code toString} hides
 * it: numbers never reach an ordinary log.
 */
public record DocumentNumber(String value) {
    public DocumentNumber {
        requireNonNull(value, "value");
        value = value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (value.isEmpty() || value.length() > 40) {
            throw new IllegalArgumentException("a document number has 1 to 40 letters and digits");
        }
    }

    @Override
    public String toString() {
        return "DocumentNumber[hidden]";
    }
}
