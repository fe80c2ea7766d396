package nl.grenspoort.document;

import nl.grenspoort.trust.Credentials;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.icao.LDSVersionInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SimpleAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The chip of a document that doesn't exist, for demos and tests: well-formed files of LDS 1.8
 * (ICAO 9303-10), signed for real by a document signer. Keyed as {@link
 * PresentedDocument#chipFiles}: {@code EF.COM}, {@code EF.SOD}, {@code DG1}, {@code DG2}.
 */
public final class SpecimenChip {
    private static final String LDS_VERSION = "0108";
    private static final String UNICODE_VERSION = "040000";
    private static final ASN1ObjectIdentifier CONTENT_TYPE =
            new ASN1ObjectIdentifier(SecurityObject.CONTENT_TYPE);

    private SpecimenChip() {}

    /**
     * A chip with this MRZ and the drawn face of nobody, hashed with SHA-256 and signed with ECDSA
     * and SHA-256.
     *
     * @param signer a document signer's elliptic-curve key and certificate
     * @param mrz lines of a TD1, TD2 or TD3
     * @throws IllegalArgumentException when the lines are no MRZ
     */
    public static Map<String, byte[]> signedBy(Credentials signer, List<String> mrz) {
        SortedMap<DataGroup, byte[]> groups = new TreeMap<>();
        groups.put(DataGroup.MRZ, dg1(mrz));
        groups.put(new DataGroup(2), SpecimenFace.dg2());
        return files(groups, securityObject(signer, groups));
    }

    /** The chip with another MRZ in DG1 but the old signature, as a forger would have it. */
    public static Map<String, byte[]> altered(Map<String, byte[]> chip, List<String> mrz) {
        Map<String, byte[]> altered = new HashMap<>(chip);
        altered.put(DataGroup.MRZ.toString(), dg1(mrz));
        return Map.copyOf(altered);
    }

    static Map<String, byte[]> files(SortedMap<DataGroup, byte[]> groups, byte[] securityObject) {
        Map<String, byte[]> files = new HashMap<>();
        groups.forEach((group, file) -> files.put(group.toString(), file));
        files.put("EF.COM", efCom(groups));
        files.put("EF.SOD", securityObject);
        return Map.copyOf(files);
    }

    /** EF.SOD over these data groups. */
    static byte[] securityObject(Credentials signer, SortedMap<DataGroup, byte[]> groups) {
        DataGroupHash[] hashes =
                groups.entrySet().stream()
                        .map(
                                group ->
                                        new DataGroupHash(
                                                group.getKey().number(),
                                                new DEROctetString(
                                                        Digests.of("SHA-256", group.getValue()))))
                        .toArray(DataGroupHash[]::new);
        try {
            byte[] content =
                    new LDSSecurityObject(
                                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                                    hashes,
                                    new LDSVersionInfo(LDS_VERSION, UNICODE_VERSION))
                            .getEncoded(ASN1Encoding.DER);
            return TlvWriter.object(SecurityObject.TAG, signed(signer, content));
        } catch (IOException e) {
            throw new UncheckedIOException("a security object can't be encoded", e);
        }
    }

    /** CMS with the two attributes that ICAO 9303-10, 4.6.2.2 demands. */
    private static byte[] signed(Credentials signer, byte[] content) throws IOException {
        byte[] digest = Digests.of("SHA-256", content);
        AttributeTable attributes =
                new AttributeTable(
                                new Attribute(CMSAttributes.contentType, new DERSet(CONTENT_TYPE)))
                        .add(CMSAttributes.messageDigest, new DEROctetString(digest));
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.setDefiniteLengthEncoding(true);
            generator.addSignerInfoGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setSignedAttributeGenerator(
                                    new SimpleAttributeTableGenerator(attributes))
                            .build("SHA256withECDSA", signer.key(), signer.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(signer.certificate())));
            return generator
                    .generate(new CMSProcessableByteArray(CONTENT_TYPE, content), true)
                    .toASN1Structure()
                    .getEncoded(ASN1Encoding.DER);
        } catch (CMSException | OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalArgumentException("this signer can't sign a chip", e);
        }
    }

    private static byte[] dg1(List<String> mrz) {
        List<MrzProblem> problems = MrzReader.problems(mrz);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("no MRZ: " + problems);
        }
        byte[] text = String.join("", mrz).getBytes(StandardCharsets.US_ASCII);
        return TlvWriter.constructed(Dg1.TAG, TlvWriter.object(Dg1.MRZ_TAG, text));
    }

    private static byte[] efCom(SortedMap<DataGroup, byte[]> groups) {
        byte[] tags = new byte[groups.size()];
        int next = 0;
        for (DataGroup group : groups.keySet()) {
            tags[next++] = (byte) group.tag();
        }
        return TlvWriter.constructed(
                EfCom.TAG,
                TlvWriter.object(EfCom.VERSION_TAG, ascii(LDS_VERSION)),
                TlvWriter.object(EfCom.UNICODE_TAG, ascii(UNICODE_VERSION)),
                TlvWriter.object(EfCom.LIST_TAG, tags));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
