package nl.grenspoort.document;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The one signer of a {@link SignedObject}: which certificate it names and what it signed (RFC
 * 5652, 5.3 to 5.6).
 *
 * @param issuer with {@code serial}, the certificate it names; null when it names it by key
 * @param keyIdentifier hex; empty when it names it by issuer and serial number
 * @param digest of the content; null when none of ours
 * @param scheme of the signature; null when none of ours
 * @param attributes DER of the signed attributes; null when the content itself is signed
 * @param attributesHold the signed attributes name this content's type and digest
 * @param signingTime as the signer says; null when it doesn't
 */
@SuppressWarnings("ArrayRecordComponent") // signed bytes; compared by nobody
record CmsSigner(
        @Nullable X500Name issuer,
        @Nullable BigInteger serial,
        String keyIdentifier,
        @Nullable String digest,
        @Nullable SignatureScheme scheme,
        byte @Nullable [] attributes,
        boolean attributesHold,
        byte[] signature,
        @Nullable Instant signingTime) {

    /** Throws what Bouncy Castle throws on ASN.1 of another shape. */
    static CmsSigner of(SignerInfo info, ASN1ObjectIdentifier contentType, byte[] content)
            throws IOException {
        String digest = SignatureScheme.digest(info.getDigestAlgorithm());
        ASN1Set set = info.getAuthenticatedAttributes();
        AttributeTable signed = set == null ? null : new AttributeTable(set);
        IssuerAndSerialNumber named =
                info.getSID().isTagged()
                        ? null
                        : IssuerAndSerialNumber.getInstance(info.getSID().getId());
        return new CmsSigner(
                named == null ? null : IcaoCertificate.whole(named.getName()),
                named == null ? null : named.getSerialNumber().getValue(),
                named == null ? keyIdentifier(info) : "",
                digest,
                SignatureScheme.of(info.getDigestEncryptionAlgorithm(), digest),
                set == null ? null : set.getEncoded("DER"),
                signed == null || digest == null || hold(signed, contentType, digest, content),
                info.getEncryptedDigest().getOctets(),
                signed == null ? null : time(signed));
    }

    /** Whether this certificate is the one it names; names are compared as names, not as bytes. */
    boolean names(IcaoCertificate certificate) {
        return issuer == null
                ? !keyIdentifier.isEmpty() && keyIdentifier.equals(certificate.subjectKey())
                : issuer.equals(certificate.issuer()) && certificate.serial().equals(serial);
    }

    /** Whether what it signed was signed with this key. */
    boolean signedWith(PublicKey key, byte[] content) {
        return scheme != null
                && scheme.holds(key, attributes == null ? content : attributes, signature);
    }

    private static boolean hold(
            AttributeTable signed,
            ASN1ObjectIdentifier contentType,
            String digest,
            byte[] content) {
        Optional<?> type = only(signed, CMSAttributes.contentType);
        Optional<?> hash = only(signed, CMSAttributes.messageDigest);
        return type.isPresent()
                && type.get().equals(contentType)
                && hash.isPresent()
                && hash.get() instanceof ASN1OctetString octets
                && MessageDigest.isEqual(octets.getOctets(), Digests.of(digest, content));
    }

    /** The value of an attribute that must be there once, with one value (RFC 5652, 11). */
    private static Optional<?> only(AttributeTable signed, ASN1ObjectIdentifier type) {
        if (signed.getAll(type).size() != 1) {
            return Optional.empty();
        }
        Attribute attribute = signed.get(type);
        return attribute.getAttrValues().size() == 1
                ? Optional.of(attribute.getAttrValues().getObjectAt(0).toASN1Primitive())
                : Optional.empty();
    }

    private static @Nullable Instant time(AttributeTable signed) {
        return only(signed, CMSAttributes.signingTime)
                .map(value -> Time.getInstance(value).getDate().toInstant())
                .orElse(null);
    }

    private static String keyIdentifier(SignerInfo info) {
        return HexFormat.of()
                .formatHex(ASN1OctetString.getInstance(info.getSID().getId()).getOctets());
    }

    @Override
    public String toString() {
        return "CmsSigner[" + digest + ", " + scheme + "]";
    }
}
