package nl.grenspoort.trust;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Certificates as no good authority would issue them; as they start here, they are good. */
public final class Recipe {
    /** Not a test number, and nobody's. */
    public static final String OIN = "00000001999990100000";

    private static final AtomicLong SERIAL = new AtomicLong(1000);
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private String subject;
    private KeyPair keys = keys("secp256r1");
    private @Nullable Credentials issuer;
    private String signature = "SHA256withECDSA";
    private Instant from = Instant.now().minus(Duration.ofDays(1));
    private Instant to = Instant.now().plus(Duration.ofDays(365));
    private int usage = KeyUsage.digitalSignature;
    private @Nullable KeyPurposeId purpose;
    private boolean authority;
    private String host = "localhost";

    private Recipe(String subject) {
        this.subject = subject;
    }

    /** An authority that issued its own certificate. */
    public static Recipe authority(String name) {
        Recipe recipe = new Recipe("C=NL,O=Example,CN=" + name);
        recipe.authority = true;
        recipe.usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
        recipe.keys = generate("secp256r1");
        return recipe;
    }

    public static Recipe server(Credentials issuer) {
        return entity(issuer, "server", OIN).forPurpose(KeyPurposeId.id_kp_serverAuth);
    }

    public static Recipe client(Credentials issuer, String oin) {
        return entity(issuer, "client", oin).forPurpose(KeyPurposeId.id_kp_clientAuth);
    }

    /** RSA of 3072 bits. */
    public static Recipe signing(Credentials issuer) {
        return entity(issuer, "signing", OIN).withKeys(keys("RSA3072"));
    }

    private static Recipe entity(Credentials issuer, String name, String oin) {
        return new Recipe("C=NL,O=Example,SERIALNUMBER=" + oin + ",CN=" + name).by(issuer);
    }

    public Recipe by(@Nullable Credentials authorityOfIt) {
        this.issuer = authorityOfIt;
        return this;
    }

    public Recipe named(String distinguishedName) {
        this.subject = distinguishedName;
        return this;
    }

    public Recipe withKeys(KeyPair other) {
        this.keys = other;
        return this;
    }

    /** Algorithm of the signature on the certificate, JCA name; RSA where the issuer's key is. */
    public Recipe signedBy(String algorithm) {
        this.signature = algorithm;
        return this;
    }

    /** From now. */
    public Recipe valid(Duration since, Duration until) {
        this.from = Instant.now().plus(since);
        this.to = Instant.now().plus(until);
        return this;
    }

    public Recipe withUsage(int bits) {
        this.usage = bits;
        return this;
    }

    public Recipe forPurpose(@Nullable KeyPurposeId id) {
        this.purpose = id;
        return this;
    }

    public Recipe asAuthority() {
        this.authority = true;
        return this;
    }

    public Recipe forHost(String name) {
        this.host = name;
        return this;
    }

    public Credentials make() {
        try {
            PrivateKey signer = issuer == null ? keys.getPrivate() : issuer.key();
            var builder =
                    new JcaX509v3CertificateBuilder(
                            issuer == null ? new X500Name(subject) : nameOf(issuer.certificate()),
                            BigInteger.valueOf(SERIAL.incrementAndGet()),
                            Date.from(from),
                            Date.from(to),
                            new X500Name(subject),
                            keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            if (purpose != null) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
            }
            X509Certificate made =
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(
                                            new JcaContentSignerBuilder(algorithm(signer))
                                                    .build(signer)));
            List<X509Certificate> chain = new ArrayList<>(List.of(made));
            if (issuer != null && !ownIssuer(issuer.certificate())) {
                chain.addAll(issuer.chain());
            }
            return new Credentials(keys.getPrivate(), chain);
        } catch (Exception e) {
            throw new AssertionError("a certificate can't be made", e);
        }
    }

    private String algorithm(PrivateKey signer) {
        return signer.getAlgorithm().equals("RSA") ? signature.replace("ECDSA", "RSA") : signature;
    }

    private static X500Name nameOf(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static boolean ownIssuer(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** A revocation list, of now and for a day. */
    public static X509CRL crl(Credentials authority, X509Certificate... revoked) {
        Instant now = Instant.now();
        return crl(authority, now.minusSeconds(60), now.plus(Duration.ofDays(1)), revoked);
    }

    /** A revocation list. */
    public static X509CRL crl(
            Credentials authority,
            Instant thisUpdate,
            Instant nextUpdate,
            X509Certificate... revoked) {
        return crl(authority, "SHA256withECDSA", false, thisUpdate, nextUpdate, revoked);
    }

    /**
     * @param partial tells of end entities only (RFC 5280, 5.2.5)
     */
    static X509CRL crl(
            Credentials authority,
            String algorithm,
            boolean partial,
            Instant thisUpdate,
            @Nullable Instant nextUpdate,
            X509Certificate... revoked) {
        try {
            var builder =
                    new JcaX509v2CRLBuilder(
                            authority.certificate().getSubjectX500Principal(),
                            Date.from(thisUpdate));
            if (nextUpdate != null) {
                builder.setNextUpdate(Date.from(nextUpdate));
            }
            for (X509Certificate certificate : revoked) {
                builder.addCRLEntry(certificate.getSerialNumber(), Date.from(thisUpdate), 1);
            }
            if (partial) {
                builder.addExtension(
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(null, true, false, null, false, false));
            }
            return new JcaX509CRLConverter()
                    .getCRL(
                            builder.build(
                                    new JcaContentSignerBuilder(algorithm).build(authority.key())));
        } catch (Exception e) {
            throw new AssertionError("a revocation list can't be made", e);
        }
    }

    /** Of a curve, or {@code RSA} and bits; made once each. */
    public static KeyPair keys(String kind) {
        return KEYS.computeIfAbsent(kind, Recipe::generate);
    }

    /** A new pair each time. */
    public static KeyPair generate(String kind) {
        try {
            boolean rsa = kind.startsWith("RSA");
            KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
            if (rsa) {
                generator.initialize(Integer.parseInt(kind.substring(3)));
            } else {
                generator.initialize(new ECGenParameterSpec(kind));
            }
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError("keys can't be made", e);
        }
    }
}
