package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Organisatie-identificatienummer: 20 positions in the certificate's {@code subject:serialNumber}
 * (Digikoppeling PKI001). Prefix {@code 00000099} is for tests and refused in production.
 */
public record Oin(String value) {
    /** Numbers handed out today end on zeros; older ones in use, such as Logius' own, don't. */
    private static final Pattern SHAPE = Pattern.compile("[0-9]{8}[0-9A-Z]{12}");

    public Oin {
        requireNonNull(value, "value");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an OIN has 20 positions: prefix 8 digits, then 12 digits or capitals");
        }
    }

    /**
     * The OIN a certificate was issued to; empty when its subject carries none, or more than one
     * serial number. The name is read part by part: as text, a common name could pretend to hold
     * one.
     */
    public static Optional<Oin> of(X509Certificate certificate) {
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        List<AttributeTypeAndValue> serialNumbers =
                Stream.of(subject.getRDNs())
                        .map(RDN::getTypesAndValues)
                        .flatMap(Stream::of)
                        .filter(part -> part.getType().equals(BCStyle.SERIALNUMBER))
                        .toList();
        return serialNumbers.size() == 1
                        && serialNumbers.getFirst().getValue() instanceof ASN1String text
                        && SHAPE.matcher(text.getString()).matches()
                ? Optional.of(new Oin(text.getString()))
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
