package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A State or organisation as the MRZ writes it, without filler: {@code NLD}, {@code D}, {@code
 * UTO}, {@code XXA} (ICAO 9303-3, section 5). Says nothing about whether the code is assigned;
 * {@code reference} knows that.
 */
public record CountryCode(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{1,3}");

    public CountryCode {
        requireNonNull(value, "value");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a country code is one to three letters A-Z");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
