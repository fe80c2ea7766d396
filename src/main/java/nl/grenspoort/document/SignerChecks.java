package nl.grenspoort.document;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who signed the document security object, and whether we trust them (ICAO 9303-11, 5.1 steps 1 to
 * 3; 9303-12, 5.1.1).
 *
 * <ul>
 *   <li>{@code SIGNER}: {@code NO_SIGNER}, {@code SEVERAL_SIGNERS}, {@code CERTIFICATE_MISSING}
 *   <li>{@code SIGNATURE}: {@code ATTRIBUTES_MISMATCH}, {@code SIGNATURE_INVALID}, {@code
 *       ALGORITHM_UNKNOWN}
 *   <li>{@code ALGORITHMS}: remarks {@code WEAK_HASH}, {@code WEAK_KEY}
 *   <li>{@code CHAIN}: {@code ISSUER_UNKNOWN}, {@code ISSUER_SIGNATURE_INVALID}, {@code
 *       ALGORITHM_UNKNOWN}
 *   <li>{@code SIGNER_VALIDITY}: {@code NOT_YET_VALID}, {@code EXPIRED}, {@code
 *       ISSUER_NOT_VALID_THEN}
 *   <li>{@code SIGNING_TIME}: remark {@code SIGNER_NOT_VALID_THEN}
 *   <li>{@code KEY_USAGE}: {@code NOT_FOR_DOCUMENTS}, remark {@code KEY_USAGE_MISSING}
 *   <li>{@code REVOCATION}: not performed, {@code NO_CRL}
 *   <li>{@code COUNTRY}: remarks {@code ISSUER_DIFFERS}, {@code DOCUMENT_DIFFERS}
 *   <li>{@code DOCUMENT_TYPE}: remark {@code NOT_LISTED}
 * </ul>
 */
final class SignerChecks {
    /** Master list and deviation list signers: theirs are other keys than a document's. */
    private static final Set<ASN1ObjectIdentifier> OTHER_PURPOSES =
            Set.of(
                    new ASN1ObjectIdentifier("2.23.136.1.1.3"),
                    new ASN1ObjectIdentifier("2.23.136.1.1.8"));

    private final CscaTrustStore trusted;
    private final SignedObject signed;
    private final Checks checks;

    SignerChecks(CscaTrustStore trusted, SignedObject signed, Checks checks) {
        this.trusted = trusted;
        this.signed = signed;
        this.checks = checks;
    }

    void make(Instant at, @Nullable Mrz chipMrz) {
        CmsSigner signer = signed.signer();
        if (signer == null) {
            if (signed.signers() == 0) {
                checks.failed("SIGNER", "NO_SIGNER");
            } else {
                checks.undetermined("SIGNER", "SEVERAL_SIGNERS");
            }
            return;
        }
        Optional<IcaoCertificate> certificate = signed.signerCertificate();
        if (certificate.isEmpty()) {
            checks.undetermined("SIGNER", "CERTIFICATE_MISSING");
            return;
        }
        checks.successful("SIGNER");
        signature(signer, certificate.get());
        keyUsage(certificate.get());
        Optional<IcaoCertificate> issuer = chain(certificate.get());
        validity(certificate.get(), issuer, at);
        signingTime(signer, certificate.get());
        country(certificate.get(), issuer, chipMrz);
        documentType(certificate.get(), chipMrz);
    }

    private void signature(CmsSigner signer, IcaoCertificate certificate) {
        PublicKey key = certificate.key();
        if (key == null || signer.scheme() == null || signer.digest() == null) {
            checks.undetermined(Checks.SIGNATURE, "ALGORITHM_UNKNOWN");
            return;
        }
        if (!signer.attributesHold()) {
            checks.failed(Checks.SIGNATURE, "ATTRIBUTES_MISMATCH");
        } else if (!signer.signedWith(key, signed.content())) {
            checks.failed(Checks.SIGNATURE, "SIGNATURE_INVALID");
        } else {
            checks.successful(Checks.SIGNATURE);
        }
        if (signer.scheme().weak() || SignatureScheme.weak(signer.digest())) {
            checks.remark("ALGORITHMS", "WEAK_HASH");
        }
        if (PublicKeys.isShort(key)) {
            checks.remark("ALGORITHMS", "WEAK_KEY");
        }
    }

    private Optional<IcaoCertificate> chain(IcaoCertificate certificate) {
        List<IcaoCertificate> candidates = trusted.issuerCandidates(certificate);
        Optional<IcaoCertificate> issuer =
                candidates.stream()
                        .filter(IcaoCertificate::maySignCertificates)
                        .filter(candidate -> candidate.signed(certificate))
                        .findFirst();
        if (issuer.isPresent()) {
            checks.successful(Checks.CHAIN);
            checks.notPerformed("REVOCATION", "NO_CRL");
            return issuer;
        }
        List<IcaoCertificate> named =
                candidates.stream()
                        .filter(
                                candidate ->
                                        !candidate.subjectKey().isEmpty()
                                                && candidate
                                                        .subjectKey()
                                                        .equals(certificate.issuerKey()))
                        .toList();
        if (named.isEmpty()) {
            // a name alone is no claim to a certain key: States keep one name over many keys
            checks.undetermined(Checks.CHAIN, "ISSUER_UNKNOWN");
        } else if (certificate.scheme() == null
                || named.stream().allMatch(candidate -> candidate.key() == null)) {
            checks.undetermined(Checks.CHAIN, "ALGORITHM_UNKNOWN");
        } else {
            checks.failed(Checks.CHAIN, "ISSUER_SIGNATURE_INVALID");
        }
        return Optional.empty();
    }

    /**
     * A document signer outlives the documents it signed (9303-12, 7.1), so it must be valid now.
     * Its CSCA need only have been valid when it issued the signer.
     */
    private void validity(
            IcaoCertificate certificate, Optional<IcaoCertificate> issuer, Instant at) {
        if (at.isBefore(certificate.notBefore())) {
            checks.undetermined(Checks.SIGNER_VALIDITY, "NOT_YET_VALID");
        } else if (at.isAfter(certificate.notAfter())) {
            checks.undetermined(Checks.SIGNER_VALIDITY, "EXPIRED");
        } else if (issuer.isPresent() && !issuer.get().validAt(certificate.notBefore())) {
            checks.undetermined(Checks.SIGNER_VALIDITY, "ISSUER_NOT_VALID_THEN");
        } else {
            checks.successful(Checks.SIGNER_VALIDITY);
        }
    }

    /** The time is the signer's own word, so it can't fail a document. */
    private void signingTime(CmsSigner signer, IcaoCertificate certificate) {
        if (signer.signingTime() != null && !certificate.validAt(signer.signingTime())) {
            checks.remark("SIGNING_TIME", "SIGNER_NOT_VALID_THEN");
        }
    }

    private void keyUsage(IcaoCertificate certificate) {
        boolean other = certificate.purposes().stream().anyMatch(OTHER_PURPOSES::contains);
        KeyUsage usage = certificate.usage();
        if (other || (usage != null && !usage.hasUsages(KeyUsage.digitalSignature))) {
            checks.failed("KEY_USAGE", "NOT_FOR_DOCUMENTS");
        } else if (usage == null) {
            checks.remark("KEY_USAGE", "KEY_USAGE_MISSING");
        } else {
            checks.successful("KEY_USAGE");
        }
    }

    /** Names of States differ between certificates and MRZ in practice: told, never failed. */
    private void country(
            IcaoCertificate certificate, Optional<IcaoCertificate> issuer, @Nullable Mrz chipMrz) {
        String country = certificate.country();
        if (issuer.isPresent() && !country.equals(issuer.get().country())) {
            checks.remark("COUNTRY", "ISSUER_DIFFERS");
        }
        if (chipMrz != null && !country.isEmpty()) {
            CertificateCountries.of(chipMrz.issuer())
                    .ifPresent(
                            expected -> {
                                if (expected.contains(country)) {
                                    checks.successful("COUNTRY");
                                } else {
                                    checks.remark("COUNTRY", "DOCUMENT_DIFFERS");
                                }
                            });
        }
    }

    private void documentType(IcaoCertificate certificate, @Nullable Mrz chipMrz) {
        Set<String> types = certificate.documentTypes();
        if (chipMrz != null && !types.isEmpty()) {
            String code = chipMrz.code();
            if (types.contains(code) || types.contains(code.substring(0, 1))) {
                checks.successful("DOCUMENT_TYPE");
            } else {
                checks.remark("DOCUMENT_TYPE", "NOT_LISTED");
            }
        }
    }
}
