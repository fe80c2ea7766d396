package nl.grenspoort.trust;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Makes keys and certificates of the demo PKI. */
final class CertificateMaker {
    /**
     * Marks authorities and certificates of a demo, unmistakably: production refuses them by it.
     */
    static final String ORGANISATION = "Grenspoort demo";

    private static final Duration VALID = Duration.ofDays(730);

    /** Documents outlive messages, and scenarios play at other times than now. */
    private static final Duration DOCUMENTS = Duration.ofDays(3650);

    private final SecureRandom random = new SecureRandom();
    private final Instant now;

    CertificateMaker(Instant now) {
        this.now = now;
    }

    /** A certification authority that issued its own certificate. */
    Credentials authority(String commonName) {
        return authority("NL", ORGANISATION, commonName, shortly());
    }

    /** A country signing certification authority (ICAO 9303-12). */
    Credentials csca(String commonName) {
        return authority("UT", "Utopia", commonName, documents());
    }

    private Credentials authority(
            String country, String organisation, String commonName, Period valid) {
        KeyPair keys = ellipticCurve();
        X500Name name = name(country, organisation, commonName, null);
        int usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
        return new Credentials(
                keys.getPrivate(),
                List.of(certificate(name, keys, null, keys, usage, null, true, valid)));
    }

    /** A TLS certificate for localhost, P-256. */
    Credentials tls(Credentials issuer, String commonName, String oin, boolean server) {
        KeyPair keys = ellipticCurve();
        KeyPurposeId purpose =
                server ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth;
        return issued(
                issuer,
                name("NL", ORGANISATION, commonName, oin),
                keys,
                KeyUsage.digitalSignature,
                purpose,
                shortly());
    }

    /** A certificate to sign messages with, RSA. */
    Credentials signing(Credentials issuer, String commonName, String oin, int bits) {
        int usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        return issued(
                issuer,
                name("NL", ORGANISATION, commonName, oin),
                rsa(bits),
                usage,
                null,
                shortly());
    }

    /** The same key and name under a signing certificate that ran out an hour ago. */
    Credentials expired(Credentials issuer, Credentials signing) {
        KeyPair keys = new KeyPair(signing.certificate().getPublicKey(), signing.key());
        return issued(
                issuer,
                X500Name.getInstance(signing.certificate().getSubjectX500Principal().getEncoded()),
                keys,
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                null,
                new Period(now.minus(Duration.ofDays(1)), now.minus(Duration.ofHours(1))));
    }

    /** A certificate to encrypt keys to, RSA. */
    Credentials encryption(Credentials issuer, String commonName, String oin, int bits) {
        return issued(
                issuer,
                name("NL", ORGANISATION, commonName, oin),
                rsa(bits),
                KeyUsage.keyEncipherment,
                null,
                shortly());
    }

    /** A document signer under a country's CSCA (ICAO 9303-12). */
    Credentials documentSigner(Credentials csca, String commonName) {
        return issued(
                csca,
                name("UT", "Utopia", commonName, null),
                ellipticCurve(),
                KeyUsage.digitalSignature,
                null,
                documents());
    }

    private Credentials issued(
            Credentials issuer,
            X500Name name,
            KeyPair keys,
            int usage,
            @Nullable KeyPurposeId purpose,
            Period valid) {
        KeyPair issuing = new KeyPair(issuer.certificate().getPublicKey(), issuer.key());
        X509Certificate certificate =
                certificate(
                        name, keys, issuer.certificate(), issuing, usage, purpose, false, valid);
        return new Credentials(keys.getPrivate(), List.of(certificate));
    }

    private X509Certificate certificate(
            X500Name subject,
            KeyPair keys,
            @Nullable X509Certificate issuer,
            KeyPair issuing,
            int usage,
            @Nullable KeyPurposeId purpose,
            boolean authority,
            Period valid) {
        try {
            X500Name issuerName =
                    issuer == null
                            ? subject
                            : X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            issuerName,
                            new BigInteger(127, random).setBit(126),
                            Date.from(valid.from),
                            Date.from(valid.to),
                            subject,
                            keys.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    extensions.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(issuing.getPublic()));
            if (purpose != null) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            }
            if (KeyPurposeId.id_kp_serverAuth.equals(purpose)) {
                builder.addExtension(Extension.subjectAlternativeName, false, localhost());
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(issuing.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("a demo certificate can't be made", e);
        }
    }

    private static GeneralNames localhost() {
        return new GeneralNames(
                new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                });
    }

    private static X500Name name(
            String country, String organisation, String commonName, @Nullable String oin) {
        X500NameBuilder name =
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.C, country)
                        .addRDN(BCStyle.O, organisation);
        if (oin != null) {
            name.addRDN(BCStyle.SERIALNUMBER, oin);
        }
        return name.addRDN(BCStyle.CN, commonName).build();
    }

    private static KeyPair ellipticCurve() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private Period shortly() {
        return new Period(now.minus(Duration.ofDays(1)), now.plus(VALID));
    }

    private Period documents() {
        return new Period(now.minus(DOCUMENTS), now.plus(DOCUMENTS));
    }

    /** How long a certificate is valid. */
    private record Period(Instant from, Instant to) {}
}
