package nl.grenspoort.release;

import nl.grenspoort.trust.Credentials;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Detached CMS signatures (RFC 5652) over a manifest, several side by side in one PEM file. Chosen
 * over JWS because an approver can sign with a smartcard and {@code openssl cms}, and an auditor
 * can verify without Grenspoort.
 */
public final class ReleaseSignature {
    private static final Provider PROVIDER = new BouncyCastleProvider();

    /** SHA-256, SHA-384, SHA-512. */
    private static final Set<String> DIGESTS =
            Set.of("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3");

    private ReleaseSignature() {}

    /**
     * Adds a signature to those that are there.
     *
     * @param before what {@code sign} gave for the same manifest; null for the first
     * @return PEM
     * @throws IllegalArgumentException when {@code before} can't be read, or the key can't sign
     */
    public static String sign(byte[] manifest, @Nullable String before, Credentials own) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            if (before != null) {
                CMSSignedData signed = read(manifest, before);
                generator.addCertificates(signed.getCertificates());
                generator.addSigners(signed.getSignerInfos());
            }
            generator.addCertificates(new JcaCertStore(own.chain()));
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(
                                    new JcaDigestCalculatorProviderBuilder()
                                            .setProvider(PROVIDER)
                                            .build())
                            .build(
                                    new JcaContentSignerBuilder(algorithm(own.key()))
                                            .setProvider(PROVIDER)
                                            .build(own.key()),
                                    own.certificate()));
            CMSSignedData signed = generator.generate(new CMSProcessableByteArray(manifest), false);
            StringWriter text = new StringWriter();
            try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                pem.writeObject(signed.toASN1Structure());
            }
            // openssl reads this name by itself
            return text.toString().replace(" PKCS7-----", " CMS-----");
        } catch (CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | IOException e) {
            throw new IllegalArgumentException("this key can't sign: " + e.getMessage(), e);
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSAandMGF1";
            case "Ed25519", "EdDSA" -> "Ed25519";
            default -> throw new IllegalArgumentException("a key is RSA, EC or Ed25519");
        };
    }

    /**
     * Whoever signed, each once. Any signature that does not hold is an error: nobody is to guess
     * which of them count.
     *
     * @param anchors the approvers' authority, or their own certificates
     * @param at when the certificates must be valid
     * @throws IllegalArgumentException when one does not hold, saying whose
     */
    public static List<X509Certificate> signers(
            byte[] manifest, String pem, List<X509Certificate> anchors, Instant at) {
        try {
            CMSSignedData signed = read(manifest, pem);
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            List<X509Certificate> sent = new ArrayList<>();
            for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
                sent.add(converter.getCertificate(holder));
            }
            ApproverChain approvers = new ApproverChain(anchors, at);
            List<X509Certificate> signers = new ArrayList<>();
            for (SignerInformation signer : signed.getSignerInfos().getSigners()) {
                X509Certificate certificate = certificate(signed, signer, converter);
                require(holds(signer, certificate), "does not fit the manifest", certificate);
                approvers.require(certificate, sent);
                if (signers.stream().noneMatch(other -> samePerson(other, certificate))) {
                    signers.add(certificate);
                }
            }
            return List.copyOf(signers);
        } catch (CMSException | IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the signatures can't be read", e);
        }
    }

    private static CMSSignedData read(byte[] manifest, String pem)
            throws IOException, CMSException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (parser.readObject() instanceof org.bouncycastle.asn1.cms.ContentInfo content) {
                return new CMSSignedData(new CMSProcessableByteArray(manifest), content);
            }
            throw new IllegalArgumentException("the signatures are no CMS in PEM");
        } catch (ClassCastException e) {
            throw new CMSException("no SignedData", e);
        }
    }

    @SuppressWarnings("unchecked") // the id of a signer selects certificates, without saying so
    private static X509Certificate certificate(
            CMSSignedData signed, SignerInformation signer, JcaX509CertificateConverter converter)
            throws GeneralSecurityException {
        // who signed twice sent it twice
        Set<X509CertificateHolder> found =
                Set.copyOf(
                        signed.getCertificates()
                                .getMatches((Selector<X509CertificateHolder>) signer.getSID()));
        if (found.size() != 1) {
            throw new IllegalArgumentException("a signature comes without its certificate");
        }
        return converter.getCertificate(found.iterator().next());
    }

    /** Without signed attributes other bytes than a manifest could pass for one. */
    private static boolean holds(SignerInformation signer, X509Certificate certificate) {
        try {
            return signer.getSignedAttributes() != null
                    && DIGESTS.contains(signer.getDigestAlgOID())
                    && signer.verify(
                            new JcaSimpleSignerInfoVerifierBuilder()
                                    .setProvider(PROVIDER)
                                    .build(certificate));
        } catch (CMSException | OperatorCreationException e) {
            return false;
        }
    }

    /** A renewed certificate, or a second one for the same key, makes nobody a second person. */
    private static boolean samePerson(X509Certificate one, X509Certificate other) {
        return one.getSubjectX500Principal().equals(other.getSubjectX500Principal())
                || one.getPublicKey().equals(other.getPublicKey());
    }

    static void require(boolean holds, String otherwise, X509Certificate certificate) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "the signature by %s %s".formatted(name(certificate), otherwise));
        }
    }

    /** As people read it. */
    public static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    /** Text of a signature file. */
    static String text(byte[] file) {
        return new String(file, StandardCharsets.US_ASCII);
    }
}
