package nl.grenspoort.document;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.icao.CscaMasterList;
import org.bouncycastle.asn1.x509.Certificate;

import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A CSCA master list (ICAO 9303-12, 8): a State's list of the country signing certificates it
 * trusts, signed by it.
 */
final class MasterList {
    static final int LARGEST = 32 * 1024 * 1024;
    private static final ASN1ObjectIdentifier CONTENT_TYPE =
            new ASN1ObjectIdentifier("2.23.136.1.1.2");
    private static final ASN1ObjectIdentifier SIGNER_PURPOSE =
            new ASN1ObjectIdentifier("2.23.136.1.1.3");
    private static final int LONGEST_CHAIN = 3;

    private MasterList() {}

    /**
     * The certificates of a list whose signature holds and whose signer's certificate chains up to
     * one of the anchors.
     *
     * @throws MalformedException saying why it is not accepted
     */
    static List<IcaoCertificate> verified(byte[] file, Collection<IcaoCertificate> anchors)
            throws MalformedException {
        if (file.length > LARGEST) {
            throw new MalformedException("a master list is too large");
        }
        SignedObject list = SignedObject.parse(file);
        if (!CONTENT_TYPE.equals(list.contentType())) {
            throw new MalformedException("the CMS object is no master list");
        }
        IcaoCertificate certificate =
                list.signerCertificate()
                        .orElseThrow(
                                () ->
                                        new MalformedException(
                                                "the signer's certificate is missing"));
        requireSigned(list, certificate);
        if (!certificate.purposes().contains(SIGNER_PURPOSE)) {
            throw new MalformedException("the signer may not sign master lists");
        }
        if (!chains(certificate, list.certificates(), anchors, LONGEST_CHAIN)) {
            throw new MalformedException("the signer was issued by none of the anchors");
        }
        return certificates(list.content());
    }

    private static void requireSigned(SignedObject list, IcaoCertificate certificate)
            throws MalformedException {
        CmsSigner signer = list.signer();
        PublicKey key = certificate.key();
        if (signer == null
                || key == null
                || signer.digest() == null
                || !signer.attributesHold()
                || !signer.signedWith(key, list.content())) {
            throw new MalformedException("the signature of a master list doesn't hold");
        }
        if (signer.signingTime() != null && !certificate.validAt(signer.signingTime())) {
            throw new MalformedException("a master list was signed when its signer wasn't valid");
        }
    }

    private static boolean chains(
            IcaoCertificate issued,
            List<IcaoCertificate> between,
            Collection<IcaoCertificate> anchors,
            int longest) {
        if (anchors.stream().anyMatch(anchor -> issues(anchor, issued))) {
            return true;
        }
        return longest > 1
                && between.stream()
                        .filter(above -> !above.equals(issued) && issues(above, issued))
                        .anyMatch(above -> chains(above, between, anchors, longest - 1));
    }

    private static boolean issues(IcaoCertificate above, IcaoCertificate issued) {
        boolean named =
                above.subject().equals(issued.issuer())
                        || (!issued.issuerKey().isEmpty()
                                && issued.issuerKey().equals(above.subjectKey()));
        return named && above.maySignCertificates() && above.signed(issued);
    }

    private static List<IcaoCertificate> certificates(byte[] content) throws MalformedException {
        try {
            List<IcaoCertificate> certificates = new ArrayList<>();
            CscaMasterList list = CscaMasterList.getInstance(ASN1Primitive.fromByteArray(content));
            for (Certificate certificate : list.getCertStructs()) {
                certificates.add(IcaoCertificate.of(certificate));
            }
            return certificates;
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle reports malformed ASN.1 by many kinds of exception
            throw new MalformedException("a master list's content is malformed", e);
        }
    }
}
