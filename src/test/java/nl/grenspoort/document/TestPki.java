package nl.grenspoort.document;

import nl.grenspoort.trust.Credentials;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Makes CSCAs and document signers of every kind that the field has, and some that it hasn't. */
final class TestPki {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Provider BC = new BouncyCastleProvider();

    private TestPki() {}

    /** A key pair and its certificate as bytes; the JDK can't hold every one of them. */
    record Issued(KeyPair keys, X509CertificateHolder holder) {
        IcaoCertificate certificate() {
            try {
                return IcaoCertificate.parse(holder.getEncoded());
            } catch (IOException | MalformedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** For keys the JDK knows. */
        Credentials credentials() {
            try {
                X509Certificate certificate =
                        (X509Certificate)
                                CertificateFactory.getInstance("X.509")
                                        .generateCertificate(
                                                new ByteArrayInputStream(holder.getEncoded()));
                return new Credentials(keys.getPrivate(), List.of(certificate));
            } catch (IOException | CertificateException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What to make; the defaults are sound, with a P-256 key. */
    static final class Recipe {
        private final String name;
        private final boolean authority;
        private KeyPair keys = p256();
        private @Nullable SubjectPublicKeyInfo keyInfo;
        private String signature = "SHA256withECDSA";
        private Instant from;
        private Instant to;
        private int usage;
        private Set<String> purposes = Set.of();
        private Set<String> documentTypes = Set.of();

        private Recipe(String name, boolean authority, int usage, int age, int life) {
            this.name = name;
            this.authority = authority;
            this.usage = usage;
            this.from = NOW.minus(Duration.ofDays(age));
            this.to = NOW.plus(Duration.ofDays(life));
        }

        static Recipe authority(String name) {
            return new Recipe(name, true, KeyUsage.keyCertSign | KeyUsage.cRLSign, 1000, 4000);
        }

        static Recipe signer(String name) {
            return new Recipe(name, false, KeyUsage.digitalSignature, 30, 3000);
        }

        Recipe withKeys(KeyPair other) {
            this.keys = other;
            return this;
        }

        /** The public key as the certificate spells it. */
        Recipe spelled(SubjectPublicKeyInfo info) {
            this.keyInfo = info;
            return this;
        }

        /** Algorithm of the signature on the certificate, JCA name. */
        Recipe signedBy(String algorithm) {
            this.signature = algorithm;
            return this;
        }

        Recipe valid(Instant begin, Instant end) {
            this.from = begin;
            this.to = end;
            return this;
        }

        /** 0 leaves the extension out. */
        Recipe withUsage(int bits) {
            this.usage = bits;
            return this;
        }

        Recipe withPurposes(String... oids) {
            this.purposes = Set.of(oids);
            return this;
        }

        Recipe forDocuments(String... codes) {
            this.documentTypes = Set.of(codes);
            return this;
        }

        Issued selfSigned() {
            return make(keys.getPrivate(), new X500Name(name), info());
        }

        Issued under(Issued issuer) {
            return make(
                    issuer.keys().getPrivate(),
                    issuer.holder().getSubject(),
                    issuer.holder().getSubjectPublicKeyInfo());
        }

        private SubjectPublicKeyInfo info() {
            return keyInfo != null
                    ? keyInfo
                    : SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        }

        private Issued make(PrivateKey issuing, X500Name issuer, SubjectPublicKeyInfo issuerKey) {
            try {
                X509v3CertificateBuilder builder =
                        new X509v3CertificateBuilder(
                                issuer,
                                BigInteger.valueOf(1 + Math.abs((long) name.hashCode())),
                                Date.from(from),
                                Date.from(to),
                                new X500Name(name),
                                info());
                extend(builder, issuerKey);
                return new Issued(
                        keys,
                        builder.build(
                                new JcaContentSignerBuilder(signature)
                                        .setProvider(BC)
                                        .build(issuing)));
            } catch (IOException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }

        private void extend(X509v3CertificateBuilder builder, SubjectPublicKeyInfo issuerKey)
                throws IOException {
            X509ExtensionUtils utils = new BcX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    utils.createSubjectKeyIdentifier(info()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(issuerKey));
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            }
            if (usage != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            }
            if (!purposes.isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        true,
                        new ExtendedKeyUsage(
                                purposes.stream()
                                        .map(ASN1ObjectIdentifier::new)
                                        .map(KeyPurposeId::getInstance)
                                        .toArray(KeyPurposeId[]::new)));
            }
            if (!documentTypes.isEmpty()) {
                builder.addExtension(
                        new ASN1ObjectIdentifier("2.23.136.1.1.6.2"),
                        false,
                        new DERSequence(
                                new ASN1Encodable[] {
                                    new ASN1Integer(0),
                                    new DERSet(
                                            documentTypes.stream()
                                                    .map(DERPrintableString::new)
                                                    .toArray(DERPrintableString[]::new))
                                }));
            }
        }
    }

    static KeyPair p256() {
        return keys("EC", new ECGenParameterSpec("secp256r1"), null);
    }

    static KeyPair curve(String name) {
        return keys("EC", new ECGenParameterSpec(name), BC);
    }

    static KeyPair rsa(int bits) {
        return keys("RSA", new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(65537)), null);
    }

    private static KeyPair keys(
            String algorithm, AlgorithmParameterSpec spec, @Nullable Provider provider) {
        try {
            KeyPairGenerator generator =
                    provider == null
                            ? KeyPairGenerator.getInstance(algorithm)
                            : KeyPairGenerator.getInstance(algorithm, provider);
            generator.initialize(spec);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
