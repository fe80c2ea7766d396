package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What production asks of its own certificates and of those it believes, besides that they lead
 * somewhere: Digikoppeling PKI001 to PKI005, NCSC's table of May 2025, and nothing of the demo.
 */
final class CertificateRules {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

    private final Duration warnBefore;
    private final List<String> trialRoots;

    /**
     * @param warnBefore how long before a certificate expires that is told
     * @param trialRoots what tells an authority for trials: part of its name, or its SHA-256
     *     fingerprint
     */
    CertificateRules(Duration warnBefore, List<String> trialRoots) {
        this.warnBefore = requireNonNull(warnBefore, "warnBefore");
        this.trialRoots =
                trialRoots.stream()
                        .map(mark -> mark.replace(":", "").toUpperCase(Locale.ROOT))
                        .toList();
    }

    /**
     * Something that is wrong.
     *
     * @param refusal whether production must not go on with it; else it is a warning
     * @param problem a sentence
     * @param remedy a sentence
     */
    record Complaint(boolean refusal, String problem, String remedy) {}

    /**
     * What is wrong with one of our own certificates.
     *
     * @param where it lies
     */
    List<Complaint> own(OwnIdentity identity, String where, Credentials own, Instant now) {
        X509Certificate certificate = own.certificate();
        Complaints found = new Complaints("The certificate " + where);
        if (DemoPki.made(certificate)) {
            found.refuse("is one of the demo", "Use one of your own authority.");
        }
        Optional<Oin> oin = Oin.of(certificate);
        if (oin.isEmpty()) {
            found.refuse(
                    "carries no OIN",
                    "Ask for one with the OIN in its subject's serial number (PKI001).");
        } else if (oin.get().isTest()) {
            found.refuse(
                    "has a test number as OIN, " + oin.get(),
                    "Use one with the OIN of your organisation.");
        }
        if (certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            found.refuse("is signed by itself", "Have it issued by an authority.");
        }
        if (certificate.getBasicConstraints() >= 0) {
            found.refuse("is an authority's", "Use an end entity's certificate.");
        }
        usage(identity.use(), certificate, found);
        for (X509Certificate one : own.chain()) {
            time(one, now, found);
            strength(one, found);
        }
        return found.list;
    }

    /**
     * What is wrong with authorities.
     *
     * @param name of their file
     */
    List<Complaint> anchors(String name, List<X509Certificate> anchors, Instant now) {
        List<Complaint> all = new ArrayList<>(mixed(name, anchors));
        for (X509Certificate anchor : anchors) {
            Complaints found =
                    new Complaints(
                            "The authority %s in %s"
                                    .formatted(anchor.getSubjectX500Principal(), name));
            if (DemoPki.made(anchor)) {
                found.refuse("is one of the demo", "Take it out.");
            }
            if (trial(anchor)) {
                found.refuse(
                        "is one for trials",
                        "Take it out: production and trial never mix (PKI005).");
            }
            if (anchor.getBasicConstraints() < 0) {
                found.refuse(
                        "is no authority", "Put the certificate of the issuing authority there.");
            }
            time(anchor, now, found);
            String weakness =
                    CertificateStrength.weakness(
                            anchor.getPublicKey(), CertificateStrength.GOOD_RSA);
            if (weakness != null) {
                found.refuse(weakness, "Use an authority with a stronger key.");
            }
            all.addAll(found.list);
        }
        return all;
    }

    /**
     * Authorities for trials beside others (PKI005), which no acceptance environment wants either.
     */
    List<Complaint> mixed(String name, List<X509Certificate> anchors) {
        long trials = anchors.stream().filter(this::trial).count();
        return trials == 0 || trials == anchors.size()
                ? List.of()
                : List.of(
                        new Complaint(
                                true,
                                "Authorities for trials and others are mixed in %s."
                                        .formatted(name),
                                "Keep one kind: they never mix (PKI005)."));
    }

    private boolean trial(X509Certificate anchor) {
        String name = anchor.getSubjectX500Principal().getName().toUpperCase(Locale.ROOT);
        String fingerprint = fingerprint(anchor);
        return trialRoots.stream()
                .anyMatch(mark -> name.contains(mark) || fingerprint.equals(mark));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate has no fingerprint", e);
        }
    }

    private static void usage(CertificateUse use, X509Certificate certificate, Complaints found) {
        boolean[] usage = certificate.getKeyUsage();
        int needed = use == CertificateUse.ENCRYPTION ? KEY_ENCIPHERMENT : DIGITAL_SIGNATURE;
        if (usage == null || !usage[needed]) {
            found.refuse(
                    "lacks the key usage "
                            + (needed == KEY_ENCIPHERMENT ? "keyEncipherment" : "digitalSignature"),
                    "Ask for one that has it.");
        }
        if (use.tls()) {
            String purpose = use == CertificateUse.TLS_SERVER ? SERVER : CLIENT;
            if (!purposes(certificate).contains(purpose)) {
                found.refuse(
                        "lacks the extended key usage "
                                + (use == CertificateUse.TLS_SERVER ? "serverAuth" : "clientAuth"),
                        "Ask for one that has it.");
            }
        } else if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
            found.refuse("has no RSA key", "Messages are signed and encrypted with RSA (SIGN001).");
        }
    }

    private static List<String> purposes(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null ? List.of() : purposes;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private void time(X509Certificate certificate, Instant now, Complaints found) {
        Instant until = certificate.getNotAfter().toInstant();
        Instant from = certificate.getNotBefore().toInstant();
        if (now.isAfter(until)) {
            found.refuse("expired on " + until, "Renew it.");
        } else if (now.isBefore(from)) {
            found.refuse("is not valid before " + from, "Wait, or mend the clock.");
        } else if (now.plus(warnBefore).isAfter(until)) {
            found.warn("expires on " + until, "Renew it in time.");
        }
    }

    private static void strength(X509Certificate certificate, Complaints found) {
        refuse(
                CertificateStrength.weakness(
                        certificate.getPublicKey(), CertificateStrength.GOOD_RSA),
                found);
        refuse(CertificateStrength.weakness(certificate.getSigAlgName()), found);
    }

    private static void refuse(@Nullable String weakness, Complaints found) {
        if (weakness != null) {
            found.refuse(
                    weakness,
                    "Ask for one with RSA of 3072 bits or more, or P-256, and SHA-256 or more.");
        }
    }

    /** Complaints about one thing. */
    private static final class Complaints {
        private final String subject;
        private final List<Complaint> list = new ArrayList<>();

        Complaints(String subject) {
            this.subject = subject;
        }

        void refuse(String problem, String remedy) {
            list.add(new Complaint(true, subject + " " + problem + ".", remedy));
        }

        void warn(String problem, String remedy) {
            list.add(new Complaint(false, subject + " " + problem + ".", remedy));
        }
    }
}
