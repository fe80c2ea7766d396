package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.CertificateRules.Complaint;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses to start with keys and certificates that are not fit for production, all at once. */
final class ProductionTrust {
    private static final Logger LOG = LoggerFactory.getLogger(ProductionTrust.class);

    private final CertificateRules rules;

    ProductionTrust(CertificateRules rules) {
        this.rules = requireNonNull(rules, "rules");
    }

    /**
     * Throws {@link StartRefusedException} that names everything that is wrong; warns of the rest.
     */
    void require(TrustDirectory trust, Instant now) {
        List<Complaint> complaints = complaints(trust, now);
        complaints.stream()
                .filter(complaint -> !complaint.refusal())
                .forEach(warning -> LOG.warn("{} {}", warning.problem(), warning.remedy()));
        List<Complaint> refusals = complaints.stream().filter(Complaint::refusal).toList();
        if (!refusals.isEmpty()) {
            throw new StartRefusedException(
                    refusals.stream().map(Complaint::problem).collect(Collectors.joining(" ")),
                    refusals.stream()
                            .map(Complaint::remedy)
                            .distinct()
                            .collect(Collectors.joining(" ")));
        }
    }

    List<Complaint> complaints(TrustDirectory trust, Instant now) {
        List<Complaint> found = new ArrayList<>();
        for (String name : List.of(OwnIdentity.TLS_CA, OwnIdentity.SIGNING_CA)) {
            found.addAll(rules.anchors(name, trust.anchors(name), now));
        }
        for (OwnIdentity identity : OwnIdentity.ALL) {
            try {
                Credentials own = trust.credentials(identity.name());
                List<Complaint> wrong = rules.own(identity, trust.where(identity.name()), own, now);
                found.addAll(wrong);
                if (wrong.stream().noneMatch(Complaint::refusal)) {
                    path(trust, identity, own, now, found);
                }
            } catch (StartRefusedException e) {
                if (identity.required()) {
                    throw e;
                }
            }
        }
        return found;
    }

    private static void path(
            TrustDirectory trust,
            OwnIdentity identity,
            Credentials own,
            Instant now,
            List<Complaint> found) {
        try {
            trust.authorities(identity.authorities()).require(own.chain(), now);
        } catch (CertificateException e) {
            found.add(
                    new Complaint(
                            true,
                            "%s can't be used: %s."
                                    .formatted(trust.where(identity.name()), e.getMessage()),
                            "Put the issuing authorities in %s.crt, the chain with the certificate, and current revocation lists in grenspoort.trust.crl-directory."
                                    .formatted(identity.authorities())));
        }
    }
}
