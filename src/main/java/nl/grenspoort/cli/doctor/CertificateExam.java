package nl.grenspoort.cli.doctor;

import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.security.auth.x500.X500Principal;

/** What can be said of a certificate by itself and by its anchors. */
final class CertificateExam {
    private static final Duration SOON = Duration.ofDays(30);
    private static final String DEMO_ORGANISATION = "Grenspoort demo";

    private final InstantSource clock;

    CertificateExam(InstantSource clock) {
        this.clock = clock;
    }

    /** Path to the anchors and permitted use. */
    void chain(
            OwnKey key,
            Credentials credentials,
            List<X509Certificate> anchors,
            Examination examination) {
        X509Certificate certificate = credentials.certificate();
        // expiry is told by its own check
        Instant whenValid = certificate.getNotBefore().toInstant().plusSeconds(1);
        String why = TrustPath.distrust(credentials.chain(), anchors, whenValid);
        if (why != null) {
            examination.ill(
                    Ailment.UNTRUSTED,
                    key.fileName(),
                    Map.of("anchors", key.anchors(), "why", why));
        } else if (!allowed(key, certificate)) {
            examination.ill(Ailment.USAGE_WRONG, key.fileName(), Map.of("use", key.use()));
        } else {
            examination.ok(
                    Check.CHAIN,
                    key.fileName(),
                    "to %s, for %s".formatted(key.anchors(), key.use()));
        }
    }

    private static boolean allowed(OwnKey key, X509Certificate certificate) {
        try {
            return key.allowedBy(certificate.getKeyUsage(), certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    /** Validity, strength and origin of one of the gateway's own. */
    void own(OwnKey key, Credentials credentials, boolean demo, Examination examination) {
        X509Certificate certificate = credentials.certificate();
        validity(key.fileName(), certificate, examination);
        strength(key.fileName(), certificate, examination);
        origin(key.fileName(), certificate, demo, examination);
    }

    /** Validity, strength and origin of somebody who is believed. */
    void anchor(String name, X509Certificate certificate, boolean demo, Examination examination) {
        validity(name, certificate, examination);
        strength(name, certificate, examination);
        origin(name, certificate, demo, examination);
    }

    private void validity(String name, X509Certificate certificate, Examination examination) {
        Instant now = clock.instant();
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        long days = Duration.between(now, to).toDays();
        if (now.isBefore(from)) {
            examination.ill(Ailment.NOT_YET_VALID, name, Map.of("date", day(from)));
        } else if (now.isAfter(to)) {
            examination.ill(Ailment.EXPIRED, name, Map.of("date", day(to)));
        } else if (days < SOON.toDays()) {
            examination.ill(Ailment.EXPIRES_SOON, name, Map.of("date", day(to), "days", days));
        } else {
            examination.ok(Check.VALIDITY, name, days + " days left");
        }
    }

    private static void strength(
            String name, X509Certificate certificate, Examination examination) {
        Rating rating = Rating.certificate(certificate);
        String what =
                "%s, %s"
                        .formatted(
                                Rating.named(certificate.getPublicKey()),
                                certificate.getSigAlgName());
        switch (rating.level()) {
            case GOOD, SUFFICIENT ->
                    examination.ok(Check.STRENGTH, name, what + ": " + rating.level().word());
            case PHASE_OUT ->
                    examination.ill(Ailment.PHASED_OUT, name, Map.of("why", rating.why()));
            case INSUFFICIENT -> examination.ill(Ailment.WEAK, name, Map.of("why", rating.why()));
        }
    }

    private static void origin(
            String name, X509Certificate certificate, boolean demo, Examination examination) {
        boolean fromDemo =
                Oin.of(certificate).map(Oin::isTest).orElse(false)
                        || certificate
                                .getIssuerX500Principal()
                                .getName()
                                .contains(DEMO_ORGANISATION);
        if (fromDemo && !demo) {
            examination.ill(Ailment.DEMO_CERTIFICATE, name);
        } else {
            examination.ok(Check.DEMO, name, fromDemo ? "a demo certificate, in the demo" : "none");
        }
    }

    static String named(List<X509Certificate> certificates) {
        return certificates.stream().map(CertificateExam::named).collect(Collectors.joining("; "));
    }

    static String named(X509Certificate certificate) {
        return certificate
                .getSubjectX500Principal()
                .getName(X500Principal.RFC2253, Map.of("2.5.4.5", "serialNumber"));
    }

    static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The first reason why not to believe the other side of a connection; null for none. */
    @Nullable Instant expired(X509Certificate certificate) {
        Instant to = certificate.getNotAfter().toInstant();
        return clock.instant().isAfter(to) ? to : null;
    }

    Instant now() {
        return clock.instant();
    }
}
