package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.LDSSecurityObject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * EF.SOD: the document security object (ICAO 9303-10, 4.6.2), taken apart but not believed.
 *
 * @param digest of the data groups, JCA name
 * @param hashes by data group
 * @param ldsVersion that the object itself states since LDS 1.8; empty before
 */
record SecurityObject(
        SignedObject signed,
        String digest,
        SortedMap<DataGroup, byte[]> hashes,
        String ldsVersion,
        List<String> remarks) {
    static final int TAG = 0x77;
    static final int LARGEST = 64 * 1024;
    static final String CONTENT_TYPE = "2.23.136.1.1.1";

    /** Types that some States wrote before, or instead of, ICAO's. */
    private static final Set<String> LEGACY_CONTENT_TYPES =
            Set.of("1.3.27.1.1.1", "1.2.528.1.1006.1.20.1", "1.2.840.113549.1.7.1");

    SecurityObject {
        remarks = List.copyOf(remarks);
    }

    static SecurityObject parse(byte[] file) throws MalformedException {
        if (file.length > LARGEST) {
            throw new MalformedException("EF.SOD is too large");
        }
        Tlv sod = Tlv.first(file).required(TAG);
        SignedObject signed = SignedObject.parse(sod.value());
        List<String> remarks = new ArrayList<>(signed.remarks());
        if (sod.end() != file.length) {
            remarks.add("TRAILING_BYTES");
        }
        String type = signed.contentType().getId();
        if (LEGACY_CONTENT_TYPES.contains(type)) {
            remarks.add("LEGACY_CONTENT_TYPE");
        } else if (!type.equals(CONTENT_TYPE)) {
            throw new MalformedException("what EF.SOD signs is no LDS security object");
        }
        try {
            LDSSecurityObject lds =
                    LDSSecurityObject.getInstance(
                            requireNonNull(ASN1Primitive.fromByteArray(signed.content())));
            String digest = SignatureScheme.digest(lds.getDigestAlgorithmIdentifier());
            if (digest == null) {
                throw new MalformedException("the data groups are hashed by an unknown algorithm");
            }
            return new SecurityObject(signed, digest, hashes(lds), version(lds), remarks);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle reports malformed ASN.1 by many kinds of exception
            throw new MalformedException("not an LDS security object", e);
        }
    }

    private static SortedMap<DataGroup, byte[]> hashes(LDSSecurityObject lds)
            throws MalformedException {
        SortedMap<DataGroup, byte[]> hashes = new TreeMap<>();
        for (DataGroupHash hash : lds.getDatagroupHash()) {
            int number = hash.getDataGroupNumber();
            byte[] value = hash.getDataGroupHashValue().getOctets();
            if (number < 1 || number > 16 || hashes.put(new DataGroup(number), value) != null) {
                throw new MalformedException("a data group is named twice or doesn't exist");
            }
        }
        return hashes;
    }

    private static String version(LDSSecurityObject lds) {
        return lds.getVersionInfo() == null ? "" : lds.getVersionInfo().getLdsVersion();
    }

    @Override
    public String toString() {
        return "SecurityObject[" + digest + ", " + hashes.keySet() + "]";
    }
}
