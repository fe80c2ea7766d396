package nl.grenspoort.document;

import nl.grenspoort.document.TestPki.Issued;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Writes EF.SOD piece by piece, so that a test can make every piece wrong. */
final class TestSod {
    private final Issued signer;
    private String signature = "SHA256withECDSA";
    private String digest = "SHA-256";
    private String contentType = SecurityObject.CONTENT_TYPE;
    private String attributeType = SecurityObject.CONTENT_TYPE;
    private Optional<AlgorithmIdentifier> signatureName = Optional.empty();
    private boolean wrongDigest;
    private boolean attributes = true;
    private boolean named = true;
    private int certificates = 1;
    private int signers = 1;
    private Optional<Date> signingTime = Optional.empty();
    private Optional<byte[]> content = Optional.empty();

    TestSod(Issued signer) {
        this.signer = signer;
    }

    TestSod signature(String jcaName) {
        this.signature = jcaName;
        return this;
    }

    /** Writes another algorithm identifier than the one the signature was made with. */
    TestSod signatureNamed(ASN1ObjectIdentifier oid) {
        this.signatureName = Optional.of(new AlgorithmIdentifier(oid));
        return this;
    }

    TestSod digest(String jcaName) {
        this.digest = jcaName;
        return this;
    }

    TestSod contentType(String oid) {
        this.contentType = oid;
        this.attributeType = oid;
        return this;
    }

    TestSod attributeType(String oid) {
        this.attributeType = oid;
        return this;
    }

    TestSod wrongMessageDigest() {
        this.wrongDigest = true;
        return this;
    }

    TestSod withoutAttributes() {
        this.attributes = false;
        return this;
    }

    TestSod signerNamedByKey() {
        this.named = false;
        return this;
    }

    TestSod certificates(int count) {
        this.certificates = count;
        return this;
    }

    TestSod signers(int count) {
        this.signers = count;
        return this;
    }

    TestSod signedAt(Date time) {
        this.signingTime = Optional.of(time);
        return this;
    }

    TestSod content(byte[] bytes) {
        this.content = Optional.of(bytes);
        return this;
    }

    /** Over these files, by data group number. */
    byte[] over(Map<Integer, byte[]> groups) {
        try {
            byte[] signed = content.isPresent() ? content.get() : lds(groups);
            ASN1EncodableVector infos = new ASN1EncodableVector();
            for (int i = 0; i < signers; i++) {
                infos.add(signerInfo(signed));
            }
            ASN1EncodableVector holders = new ASN1EncodableVector();
            for (int i = 0; i < certificates; i++) {
                holders.add(signer.holder().toASN1Structure());
            }
            SignedData data =
                    new SignedData(
                            new DERSet(digestId()),
                            new ContentInfo(
                                    new ASN1ObjectIdentifier(contentType),
                                    new DEROctetString(signed)),
                            new DERSet(holders),
                            null,
                            new DERSet(infos));
            byte[] cms =
                    new ContentInfo(CMSObjectIdentifiers.signedData, data)
                            .getEncoded(ASN1Encoding.DER);
            return TlvWriter.object(SecurityObject.TAG, cms);
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] lds(Map<Integer, byte[]> groups) throws IOException {
        DataGroupHash[] hashes =
                groups.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(
                                group ->
                                        new DataGroupHash(
                                                group.getKey(),
                                                new DEROctetString(
                                                        Digests.of(digest, group.getValue()))))
                        .toArray(DataGroupHash[]::new);
        return new LDSSecurityObject(digestId(), hashes).getEncoded(ASN1Encoding.DER);
    }

    private SignerInfo signerInfo(byte[] signed) throws IOException, OperatorCreationException {
        byte[] hash = Digests.of(digest, signed);
        if (wrongDigest) {
            hash[0] ^= 1;
        }
        ASN1EncodableVector table = new ASN1EncodableVector();
        table.add(
                new Attribute(
                        CMSAttributes.contentType,
                        new DERSet(new ASN1ObjectIdentifier(attributeType))));
        table.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(hash))));
        signingTime.ifPresent(
                time ->
                        table.add(
                                new Attribute(
                                        CMSAttributes.signingTime,
                                        new DERSet(new DERUTCTime(time)))));
        DERSet set = attributes ? new DERSet(table) : null;
        ContentSigner made =
                new JcaContentSignerBuilder(signature)
                        .setProvider(TestPki.BC)
                        .build(signer.keys().getPrivate());
        try (OutputStream out = made.getOutputStream()) {
            out.write(set == null ? signed : set.getEncoded(ASN1Encoding.DER));
        }
        SignerIdentifier sid =
                named
                        ? new SignerIdentifier(
                                new IssuerAndSerialNumber(
                                        signer.holder().getIssuer(),
                                        signer.holder().getSerialNumber()))
                        : new SignerIdentifier(
                                new DEROctetString(
                                        HexFormat.of()
                                                .parseHex(signer.certificate().subjectKey())));
        return new SignerInfo(
                sid,
                digestId(),
                set,
                signatureName.orElse(
                        new DefaultSignatureAlgorithmIdentifierFinder().find(signature)),
                new DEROctetString(made.getSignature()),
                null);
    }

    private AlgorithmIdentifier digestId() {
        return new DefaultDigestAlgorithmIdentifierFinder().find(digest);
    }
}
