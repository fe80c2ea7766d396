package nl.grenspoort.trust;

import org.jspecify.annotations.Nullable;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Set;

/** How strong keys and signatures are, after the NCSC guidelines for TLS of May 2025. */
final class CertificateStrength {
    /** The least that NCSC rates good; what is asked of our own keys. */
    static final int GOOD_RSA = 3072;

    /** To be phased out; the least that is taken from others. */
    static final int LEAST_RSA = 2048;

    /** NIST P-256, P-384, P-521; Brainpool P256r1, P384r1, P512r1 (RFC 5480, RFC 5639). */
    private static final Set<String> CURVES =
            Set.of(
                    "1.2.840.10045.3.1.7",
                    "1.3.132.0.34",
                    "1.3.132.0.35",
                    "1.3.36.3.3.2.8.1.1.7",
                    "1.3.36.3.3.2.8.1.1.11",
                    "1.3.36.3.3.2.8.1.1.13");

    private CertificateStrength() {}

    /** What is wrong with a key; null when nothing is. */
    static @Nullable String weakness(PublicKey key, int leastRsa) {
        return switch (key) {
            case RSAPublicKey rsa when rsa.getModulus().bitLength() < leastRsa ->
                    "has an RSA key of %d bits, less than %d"
                            .formatted(rsa.getModulus().bitLength(), leastRsa);
            case RSAPublicKey _ -> null;
            case ECPublicKey ec when !CURVES.contains(curve(ec)) ->
                    "has a key on a curve that NCSC does not list (" + curve(ec) + ")";
            case ECPublicKey _ -> null;
            case EdECPublicKey _ -> null;
            default -> "has a key of a kind that NCSC does not list (" + key.getAlgorithm() + ")";
        };
    }

    /**
     * What is wrong with the algorithm a certificate or list is signed by; null when nothing is.
     */
    static @Nullable String weakness(String signatureAlgorithm) {
        String name = signatureAlgorithm.toUpperCase(Locale.ROOT).replace("-", "");
        boolean weak =
                name.startsWith("SHA1")
                        || name.startsWith("SHA224")
                        || name.startsWith("MD")
                        || name.contains("DSA")
                                && !name.contains("ECDSA")
                                && !name.contains("EDDSA");
        return weak ? "is signed by " + signatureAlgorithm : null;
    }

    /** For people: {@code RSA 3072}, {@code EC 256}. */
    static String describe(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
            case ECPublicKey ec -> "EC " + ec.getParams().getCurve().getField().getFieldSize();
            case PublicKey other -> other.getAlgorithm();
        };
    }

    /** Object identifier of a named curve; explicit parameters have none. */
    private static String curve(ECPublicKey key) {
        org.bouncycastle.asn1.x509.SubjectPublicKeyInfo info =
                org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(key.getEncoded());
        return info.getAlgorithm().getParameters()
                        instanceof org.bouncycastle.asn1.ASN1ObjectIdentifier named
                ? named.getId()
                : "unnamed";
    }
}
