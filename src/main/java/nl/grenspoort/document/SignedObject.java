package nl.grenspoort.document;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A CMS {@code SignedData} (RFC 5652, 5), taken apart but not believed: an EF.SOD or a master list.
 * BER is accepted, as issuers write it.
 *
 * @param signers how many there are
 * @param signer null unless there is exactly one
 * @param remarks codes for departures from the standard in places that no signature covers
 */
@SuppressWarnings("ArrayRecordComponent") // signed bytes; compared by nobody
record SignedObject(
        ASN1ObjectIdentifier contentType,
        byte[] content,
        List<IcaoCertificate> certificates,
        int signers,
        @Nullable CmsSigner signer,
        List<String> remarks) {
    SignedObject {
        certificates = List.copyOf(certificates);
        remarks = List.copyOf(remarks);
    }

    static SignedObject parse(byte[] encoded) throws MalformedException {
        try {
            ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
            if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
                throw new MalformedException("the CMS object is not signed data");
            }
            // the same values can be written in many ways, and signatures are over the values
            boolean canonical = Arrays.equals(encoded, info.getEncoded(ASN1Encoding.DER));
            return of(SignedData.getInstance(info.getContent()), canonical);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle reports malformed ASN.1 by many kinds of exception
            throw new MalformedException("not a CMS object", e);
        }
    }

    private static SignedObject of(SignedData data, boolean canonical) throws IOException {
        ContentInfo encapsulated = data.getEncapContentInfo();
        ASN1ObjectIdentifier type = encapsulated.getContentType();
        byte[] content = ASN1OctetString.getInstance(encapsulated.getContent()).getOctets();
        List<Certificate> certificates = new ArrayList<>();
        if (data.getCertificates() != null) {
            for (ASN1Encodable certificate : data.getCertificates()) {
                certificates.add(Certificate.getInstance(certificate));
            }
        }
        List<IcaoCertificate> parsed = new ArrayList<>();
        for (Certificate certificate : certificates) {
            parsed.add(IcaoCertificate.of(certificate));
        }
        ASN1Set infos = data.getSignerInfos();
        if (infos.size() != 1) {
            return new SignedObject(type, content, parsed, infos.size(), null, List.of());
        }
        SignerInfo info = SignerInfo.getInstance(infos.getObjectAt(0));
        return new SignedObject(
                type,
                content,
                parsed,
                1,
                CmsSigner.of(info, type, content),
                remarks(data, info, certificates, canonical));
    }

    /** The certificate that the signer names. */
    Optional<IcaoCertificate> signerCertificate() {
        CmsSigner one = signer;
        return one == null
                ? Optional.empty()
                : certificates.stream().filter(one::names).findFirst();
    }

    private static List<String> remarks(
            SignedData data, SignerInfo info, List<Certificate> certificates, boolean canonical)
            throws IOException {
        List<String> remarks = new ArrayList<>();
        if (!canonical) {
            remarks.add("NOT_DER");
        }
        // RFC 5652, 5.1 and 5.3: 3 for content that isn't plain data or a signer named by its key
        boolean byKey = info.getSID().isTagged();
        boolean plain =
                CMSObjectIdentifiers.data.equals(data.getEncapContentInfo().getContentType());
        if (!data.getVersion().hasValue(plain && !byKey ? 1 : 3)
                || !info.getVersion().hasValue(byKey ? 3 : 1)) {
            remarks.add("CMS_VERSION");
        }
        if (!lists(data.getDigestAlgorithms(), info.getDigestAlgorithm())) {
            remarks.add("DIGEST_NOT_LISTED");
        }
        if (!byKey && !namesToTheByte(info, certificates)) {
            remarks.add("SIGNER_NAMED_OTHERWISE");
        }
        if (info.getAuthenticatedAttributes() == null) {
            remarks.add("NO_SIGNED_ATTRIBUTES");
        }
        return remarks;
    }

    private static boolean lists(ASN1Set digests, AlgorithmIdentifier used) {
        for (ASN1Encodable digest : digests) {
            AlgorithmIdentifier listed = AlgorithmIdentifier.getInstance(digest);
            String name = SignatureScheme.digest(listed);
            if (name != null && name.equals(SignatureScheme.digest(used))) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesToTheByte(SignerInfo info, List<Certificate> certificates)
            throws IOException {
        byte[] named = info.getSID().getId().toASN1Primitive().getEncoded("DER");
        for (Certificate certificate : certificates) {
            byte[] own =
                    new IssuerAndSerialNumber(
                                    certificate.getIssuer(),
                                    certificate.getSerialNumber().getValue())
                            .getEncoded("DER");
            if (Arrays.equals(named, own)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "SignedObject[" + contentType + ", signers " + signers + "]";
    }
}
