package nl.grenspoort.document;

import org.bouncycastle.asn1.x500.X500Name;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The country signing certificates that are trusted (ICAO 9303-12), as of one moment: immutable, so
 * that a verdict can be replayed by the {@link #version()} it names. Holds their keys ready for
 * use.
 */
public final class CscaTrustStore {
    private final Map<String, List<IcaoCertificate>> byKey = new HashMap<>();
    private final Map<X500Name, List<IcaoCertificate>> byName = new HashMap<>();
    private final SortedMap<String, IcaoCertificate> byFingerprint = new TreeMap<>();
    private final String version;

    private CscaTrustStore(Collection<IcaoCertificate> certificates) {
        for (IcaoCertificate certificate : certificates) {
            if (byFingerprint.put(certificate.fingerprint(), certificate) == null) {
                byName.computeIfAbsent(certificate.subject(), _ -> new ArrayList<>())
                        .add(certificate);
                if (!certificate.subjectKey().isEmpty()) {
                    byKey.computeIfAbsent(certificate.subjectKey(), _ -> new ArrayList<>())
                            .add(certificate);
                }
            }
        }
        byte[] all = String.join("\n", byFingerprint.keySet()).getBytes(StandardCharsets.US_ASCII);
        this.version = Digests.sha256Hex(all).substring(0, 16);
    }

    /**
     * A store of these certificates. Throws {@link IllegalArgumentException} on one that is none.
     */
    public static CscaTrustStore of(Collection<X509Certificate> certificates) {
        List<IcaoCertificate> parsed = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            try {
                parsed.add(IcaoCertificate.parse(certificate.getEncoded()));
            } catch (CertificateEncodingException | MalformedException e) {
                throw new IllegalArgumentException("a certificate can't be read", e);
            }
        }
        return holding(parsed);
    }

    /**
     * A store of what a folder holds.
     *
     * @throws nl.grenspoort.start.StartRefusedException naming the file that can't be used, and why
     */
    public static CscaTrustStore read(Path folder) {
        return TrustFolder.read(folder);
    }

    static CscaTrustStore holding(Collection<IcaoCertificate> certificates) {
        return new CscaTrustStore(certificates);
    }

    /** A store of what both hold. */
    public CscaTrustStore and(CscaTrustStore other) {
        List<IcaoCertificate> both = new ArrayList<>(byFingerprint.values());
        both.addAll(other.byFingerprint.values());
        return holding(both);
    }

    /** How many different certificates it holds. */
    public int size() {
        return byFingerprint.size();
    }

    /**
     * Names the content: the first 16 hex digits of the SHA-256 over the sorted fingerprints of its
     * certificates. Equal content, equal version, whatever files it came from.
     */
    public String version() {
        return version;
    }

    /** All of them, in the order of their fingerprints. */
    Collection<IcaoCertificate> certificates() {
        return byFingerprint.values();
    }

    /**
     * Those that may have issued a certificate, likeliest first: same key identifier and name, same
     * key identifier, same name. A name alone proves nothing: States use one name over generations
     * of keys, and rename themselves under one key.
     */
    List<IcaoCertificate> issuerCandidates(IcaoCertificate issued) {
        List<IcaoCertificate> sameName = byName.getOrDefault(issued.issuer(), List.of());
        List<IcaoCertificate> sameKey = byKey.getOrDefault(issued.issuerKey(), List.of());
        Set<IcaoCertificate> candidates = new LinkedHashSet<>();
        sameKey.stream().filter(sameName::contains).forEach(candidates::add);
        candidates.addAll(sameKey);
        candidates.addAll(sameName);
        return List.copyOf(candidates);
    }

    @Override
    public String toString() {
        return "CscaTrustStore[" + size() + " certificates, version " + version + "]";
    }
}
