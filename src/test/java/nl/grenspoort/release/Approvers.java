package nl.grenspoort.release;

import nl.grenspoort.trust.Credentials;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** People who approve releases, and an authority that says so. */
public final class Approvers {
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private final KeyPair keys = pair();
    private final X509Certificate authority =
            certificate("CN=Approvers", "CN=Approvers", keys, keys.getPrivate(), true, null, 365);

    public X509Certificate authority() {
        return authority;
    }

    /** Somebody who may approve. */
    public Credentials approver(String name) {
        return issued(name, pair(), CODE_SIGNING, 365);
    }

    /** The same person with a renewed key. */
    Credentials renewed(Credentials before) {
        return issued(
                before.certificate().getSubjectX500Principal().getName().replace("CN=", ""),
                pair(),
                CODE_SIGNING,
                365);
    }

    /** A certificate under the same authority that is for something else. */
    Credentials terminal(String name) {
        return issued(name, pair(), "1.3.6.1.5.5.7.3.2", 365);
    }

    Credentials expired(String name) {
        return issued(name, pair(), CODE_SIGNING, -1);
    }

    private Credentials issued(String name, KeyPair own, String purpose, int days) {
        return new Credentials(
                own.getPrivate(),
                List.of(
                        certificate(
                                "CN=" + name,
                                "CN=Approvers",
                                own,
                                keys.getPrivate(),
                                false,
                                purpose,
                                days)));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            String subject,
            String issuer,
            KeyPair own,
            PrivateKey issuing,
            boolean authority,
            @Nullable String purpose,
            int days) {
        try {
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name(issuer),
                            BigInteger.valueOf(SERIAL.getAndIncrement()),
                            Date.from(Instant.now().minus(Duration.ofDays(2))),
                            Date.from(Instant.now().plus(Duration.ofDays(days))),
                            new X500Name(subject),
                            own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            if (purpose != null) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(
                                KeyPurposeId.getInstance(
                                        new org.bouncycastle.asn1.ASN1ObjectIdentifier(purpose))));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(issuing)));
        } catch (java.security.GeneralSecurityException
                | java.io.IOException
                | org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
