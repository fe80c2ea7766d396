package nl.grenspoort.document;

import static java.util.Map.entry;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.bsi.BSIObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;

/**
 * How something is signed: RSA PKCS#1 v1.5, RSASSA-PSS, ECDSA, each over SHA-1 to SHA-512 (ICAO
 * 9303-12, 4.4).
 *
 * @param digest of the signature: {@code SHA-256}
 */
record SignatureScheme(Kind kind, String digest, @Nullable PSSParameterSpec pss) {
    private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
            Map.of(
                    OIWObjectIdentifiers.idSHA1, "SHA-1",
                    NISTObjectIdentifiers.id_sha224, "SHA-224",
                    NISTObjectIdentifiers.id_sha256, "SHA-256",
                    NISTObjectIdentifiers.id_sha384, "SHA-384",
                    NISTObjectIdentifiers.id_sha512, "SHA-512");
    private static final Map<ASN1ObjectIdentifier, SignatureScheme> FIXED =
            Map.ofEntries(
                    fixed(PKCSObjectIdentifiers.sha1WithRSAEncryption, Kind.RSA, "SHA-1"),
                    fixed(PKCSObjectIdentifiers.sha224WithRSAEncryption, Kind.RSA, "SHA-224"),
                    fixed(PKCSObjectIdentifiers.sha256WithRSAEncryption, Kind.RSA, "SHA-256"),
                    fixed(PKCSObjectIdentifiers.sha384WithRSAEncryption, Kind.RSA, "SHA-384"),
                    fixed(PKCSObjectIdentifiers.sha512WithRSAEncryption, Kind.RSA, "SHA-512"),
                    fixed(X9ObjectIdentifiers.ecdsa_with_SHA1, Kind.ECDSA, "SHA-1"),
                    fixed(X9ObjectIdentifiers.ecdsa_with_SHA224, Kind.ECDSA, "SHA-224"),
                    fixed(X9ObjectIdentifiers.ecdsa_with_SHA256, Kind.ECDSA, "SHA-256"),
                    fixed(X9ObjectIdentifiers.ecdsa_with_SHA384, Kind.ECDSA, "SHA-384"),
                    fixed(X9ObjectIdentifiers.ecdsa_with_SHA512, Kind.ECDSA, "SHA-512"),
                    fixed(BSIObjectIdentifiers.ecdsa_plain_SHA1, Kind.PLAIN, "SHA-1"),
                    fixed(BSIObjectIdentifiers.ecdsa_plain_SHA224, Kind.PLAIN, "SHA-224"),
                    fixed(BSIObjectIdentifiers.ecdsa_plain_SHA256, Kind.PLAIN, "SHA-256"),
                    fixed(BSIObjectIdentifiers.ecdsa_plain_SHA384, Kind.PLAIN, "SHA-384"),
                    fixed(BSIObjectIdentifiers.ecdsa_plain_SHA512, Kind.PLAIN, "SHA-512"));

    /** The digest's JCA name; null when it is none of ours. */
    static @Nullable String digest(AlgorithmIdentifier algorithm) {
        return absentOrNull(algorithm.getParameters())
                ? DIGESTS.get(algorithm.getAlgorithm())
                : null;
    }

    /**
     * The scheme of a signature; null when it is none of ours. Parameters that are no ASN.1 of
     * their kind make it throw a {@link RuntimeException}, as Bouncy Castle's parsers do.
     *
     * @param signerDigest digest the CMS signer names beside it, for algorithms that name none;
     *     null in a certificate
     */
    static @Nullable SignatureScheme of(
            AlgorithmIdentifier algorithm, @Nullable String signerDigest) {
        ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
        if (oid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return pss(RSASSAPSSparams.getInstance(algorithm.getParameters()));
        }
        if (!absentOrNull(algorithm.getParameters())) {
            return null;
        }
        if (signerDigest != null && oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return new SignatureScheme(Kind.RSA, signerDigest, null);
        }
        if (signerDigest != null && oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return new SignatureScheme(Kind.ECDSA, signerDigest, null);
        }
        return FIXED.get(oid);
    }

    /** SHA-1 is broken for collisions; ICAO 9303-12 has ruled it out for new signatures. */
    boolean weak() {
        return weak(digest);
    }

    static boolean weak(String digest) {
        return digest.equals("SHA-1");
    }

    /** Whether the signature is that of this key over these bytes. */
    boolean holds(PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = verifier();
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            // a key of another kind, or bytes that are no signature: either way it doesn't hold
            return false;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        String shortName = digest.replace("-", "");
        return switch (kind) {
            case RSA -> Signature.getInstance(shortName + "withRSA");
            case PSS -> {
                Signature verifier = Signature.getInstance("RSASSA-PSS");
                verifier.setParameter(pss);
                yield verifier;
            }
            case PLAIN ->
                    Signature.getInstance(shortName + "withPLAIN-ECDSA", PublicKeys.BOUNCY_CASTLE);
            case ECDSA -> Signature.getInstance(shortName + "withECDSA", PublicKeys.BOUNCY_CASTLE);
        };
    }

    private static @Nullable SignatureScheme pss(@Nullable RSASSAPSSparams parameters) {
        if (parameters == null) {
            return null;
        }
        String digest = digest(parameters.getHashAlgorithm());
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        if (digest == null || !mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
            return null;
        }
        String maskDigest = digest(AlgorithmIdentifier.getInstance(mask.getParameters()));
        return maskDigest == null
                ? null
                : new SignatureScheme(
                        Kind.PSS,
                        digest,
                        new PSSParameterSpec(
                                digest,
                                "MGF1",
                                new MGF1ParameterSpec(maskDigest),
                                parameters.getSaltLength().intValueExact(),
                                parameters.getTrailerField().intValueExact()));
    }

    private static boolean absentOrNull(@Nullable ASN1Encodable parameters) {
        return parameters == null || parameters instanceof ASN1Null;
    }

    private static Map.Entry<ASN1ObjectIdentifier, SignatureScheme> fixed(
            ASN1ObjectIdentifier oid, Kind kind, String digest) {
        return entry(oid, new SignatureScheme(kind, digest, null));
    }

    /** Families of signatures. */
    enum Kind {
        RSA,
        PSS,
        ECDSA,
        /** ECDSA with r and s side by side instead of in DER (BSI TR-03111, 5.2.2). */
        PLAIN
    }
}
