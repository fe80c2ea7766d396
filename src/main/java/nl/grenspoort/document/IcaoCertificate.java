package nl.grenspoort.document;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A certificate of the travel document PKI (ICAO 9303-12, 7.1): all that passive authentication
 * asks of it, taken out once. The JDK's own class refuses the curves that many States spell out.
 *
 * @param subjectKey hex of the subject key identifier; empty when it has none
 * @param issuerKey hex of the authority key identifier; empty when it has none
 * @param key null when it is of a kind we can't use
 * @param scheme how it is signed; null when that is none of ours
 * @param usage null when the extension is missing
 * @param documentTypes codes a document signer may sign, from its documentTypeList; empty for any
 * @param country ISO 3166-1 alpha-2 of the subject, else of the issuer, upper case; empty when
 *     neither has one
 * @param fingerprint SHA-256 over its DER, hex
 */
@SuppressWarnings("ArrayRecordComponent") // compared by fingerprint
record IcaoCertificate(
        X500Name subject,
        X500Name issuer,
        BigInteger serial,
        String subjectKey,
        String issuerKey,
        @Nullable PublicKey key,
        @Nullable SignatureScheme scheme,
        byte[] signed,
        byte[] signature,
        Instant notBefore,
        Instant notAfter,
        boolean authority,
        @Nullable KeyUsage usage,
        Set<ASN1ObjectIdentifier> purposes,
        Set<String> documentTypes,
        String country,
        String fingerprint) {
    private static final ASN1ObjectIdentifier DOCUMENT_TYPE_LIST =
            new ASN1ObjectIdentifier("2.23.136.1.1.6.2");

    static IcaoCertificate parse(byte[] der) throws MalformedException {
        try {
            return of(Certificate.getInstance(ASN1Primitive.fromByteArray(der)));
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle reports malformed ASN.1 by many kinds of exception
            throw new MalformedException("not a certificate", e);
        }
    }

    /** Throws what Bouncy Castle throws on ASN.1 of another shape. */
    static IcaoCertificate of(Certificate certificate) throws IOException {
        Extensions extensions = certificate.getTBSCertificate().getExtensions();
        SubjectKeyIdentifier own =
                extensions == null ? null : SubjectKeyIdentifier.fromExtensions(extensions);
        AuthorityKeyIdentifier above =
                extensions == null ? null : AuthorityKeyIdentifier.fromExtensions(extensions);
        BasicConstraints constraints =
                extensions == null ? null : BasicConstraints.fromExtensions(extensions);
        // what is signed names the algorithm too: both must be one
        boolean oneAlgorithm =
                certificate
                        .getSignatureAlgorithm()
                        .equals(certificate.getTBSCertificate().getSignature());
        return new IcaoCertificate(
                whole(certificate.getSubject()),
                whole(certificate.getIssuer()),
                certificate.getSerialNumber().getValue(),
                own == null ? "" : hex(own.getKeyIdentifier()),
                above == null ? "" : hex(above.getKeyIdentifierOctets()),
                PublicKeys.of(certificate.getSubjectPublicKeyInfo()),
                oneAlgorithm ? SignatureScheme.of(certificate.getSignatureAlgorithm(), null) : null,
                certificate.getTBSCertificate().getEncoded("DER"),
                certificate.getSignature().getOctets(),
                certificate.getStartDate().getDate().toInstant(),
                certificate.getEndDate().getDate().toInstant(),
                constraints != null && constraints.isCA(),
                extensions == null ? null : KeyUsage.fromExtensions(extensions),
                purposes(extensions),
                documentTypes(extensions),
                country(certificate),
                Digests.sha256Hex(certificate.getEncoded("DER")));
    }

    /** Whether {@code issued} was signed with this certificate's key. */
    boolean signed(IcaoCertificate issued) {
        return key != null
                && issued.scheme != null
                && issued.scheme.holds(key, issued.signed, issued.signature);
    }

    /** Whether it may sign certificates. CSCAs of long ago say so in only one of two places. */
    boolean maySignCertificates() {
        return usage == null ? authority : usage.hasUsages(KeyUsage.keyCertSign);
    }

    boolean validAt(Instant time) {
        return !time.isBefore(notBefore) && !time.isAfter(notAfter);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IcaoCertificate that && fingerprint.equals(that.fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    @Override
    public String toString() {
        return "IcaoCertificate[" + subject + ", " + fingerprint.substring(0, 16) + "]";
    }

    /** The name with its parts parsed: Bouncy Castle does that late, where it would surprise. */
    static X500Name whole(X500Name name) {
        for (RDN part : name.getRDNs()) {
            part.getTypesAndValues();
        }
        return name;
    }

    private static String country(Certificate certificate) {
        String own = country(certificate.getSubject());
        return own.isEmpty() ? country(certificate.getIssuer()) : own;
    }

    private static String country(X500Name name) {
        RDN[] countries = name.getRDNs(BCStyle.C);
        return countries.length == 0
                        || !(countries[0].getFirst().getValue() instanceof ASN1String text)
                ? ""
                : text.getString().strip().toUpperCase(Locale.ROOT);
    }

    private static Set<ASN1ObjectIdentifier> purposes(@Nullable Extensions extensions) {
        ExtendedKeyUsage extended =
                extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
        return extended == null
                ? Set.of()
                : Arrays.stream(extended.getUsages())
                        .map(KeyPurposeId::toOID)
                        .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** {@code DocumentTypeListSyntax} of ICAO 9303-12: version, set of document codes. */
    private static Set<String> documentTypes(@Nullable Extensions extensions) {
        if (extensions == null || extensions.getExtension(DOCUMENT_TYPE_LIST) == null) {
            return Set.of();
        }
        ASN1Sequence list =
                ASN1Sequence.getInstance(extensions.getExtensionParsedValue(DOCUMENT_TYPE_LIST));
        Set<String> types = new TreeSet<>();
        for (var type : ASN1Set.getInstance(list.getObjectAt(1))) {
            types.add(((ASN1String) type).getString());
        }
        return Set.copyOf(types);
    }

    private static String hex(byte @Nullable [] identifier) {
        return identifier == null ? "" : HexFormat.of().formatHex(identifier);
    }
}
