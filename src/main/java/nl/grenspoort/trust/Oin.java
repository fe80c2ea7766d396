package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.security.auth.x500.X500Principal;

/**
 * Organisatie-identificatienummer: 20 positions in the certificate's {@code subject:serialNumber}
 * (Digikoppeling PKI001). Prefix {@code 00000099} is for tests and refused in production.
 */
public record Oin(String value) {
    private static final Pattern SHAPE = Pattern.compile("\\d{8}[0-9A-Z]{8,9}0{3,4}");
    private static final Pattern SERIAL_NUMBER =
            Pattern.compile(
                    "(?:^|,)\\s*(?:SERIALNUMBER|2\\.5\\.4\\.5)=([^,]+)", Pattern.CASE_INSENSITIVE);

    public Oin {
        requireNonNull(value, "value");
        if (value.length() != 20 || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an OIN has 20 positions: prefix 8, number 8 or 9, zeros");
        }
    }

    /** The OIN a certificate was issued to; empty when its subject carries none. */
    public static Optional<Oin> of(X509Certificate certificate) {
        String subject =
                certificate
                        .getSubjectX500Principal()
                        .getName(
                                X500Principal.RFC2253, java.util.Map.of("2.5.4.5", "SERIALNUMBER"));
        Matcher matcher = SERIAL_NUMBER.matcher(subject);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String text = matcher.group(1).strip();
        return text.length() == 20 && SHAPE.matcher(text).matches()
                ? Optional.of(new Oin(text))
                : Optional.empty();
    }

    public boolean isTest() {
        return value.startsWith("00000099");
    }

    @Override
    public String toString() {
        return value;
    }
}
