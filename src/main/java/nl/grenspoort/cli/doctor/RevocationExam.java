package nl.grenspoort.cli.doctor;

import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.CertificateInventory;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.TrustProperties;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Revocation lists: one of each authority, and recent. */
final class RevocationExam {
    private RevocationExam() {}

    static void examine(
            Setup setup,
            TrustDirectory trust,
            Collection<List<X509Certificate>> anchors,
            Instant now,
            Examination examination) {
        TrustProperties properties = setup.trustProperties();
        Path folder = properties.crlDirectory();
        if (folder != null) {
            lists(setup.shown(folder), properties, trust, anchors, now, examination);
        } else if (setup.demo()) {
            examination.ok(Check.REVOCATION, "all", "not asked in the demo");
        } else {
            examination.ill(Ailment.REVOCATION_UNASKED, "all");
        }
    }

    private static void lists(
            String folder,
            TrustProperties properties,
            TrustDirectory trust,
            Collection<List<X509Certificate>> anchors,
            Instant now,
            Examination examination) {
        List<CertificateInventory.Crl> lists;
        try {
            lists = trust.inventory().lists();
        } catch (StartRefusedException e) {
            examination.ill(Ailment.CRL_UNUSABLE, folder, CertsExam.refusal(e));
            return;
        }
        for (CertificateInventory.Crl list : lists) {
            list(folder, list, now.minus(properties.crlGrace()), examination);
        }
        anchors.stream()
                .flatMap(List::stream)
                .map(anchor -> anchor.getSubjectX500Principal().getName())
                .distinct()
                .filter(name -> lists.stream().noneMatch(list -> list.issuer().equals(name)))
                .forEach(
                        name ->
                                examination.ill(
                                        Ailment.CRL_MISSING,
                                        name,
                                        Map.of("issuer", name, "folder", folder)));
    }

    private static void list(
            String folder, CertificateInventory.Crl list, Instant asOf, Examination examination) {
        Instant due = list.nextUpdate();
        String problem = list.problem();
        if (problem != null) {
            examination.ill(Ailment.CRL_UNUSABLE, list.issuer(), Map.of("problem", problem));
        } else if (due == null || due.isBefore(asOf)) {
            examination.ill(
                    Ailment.CRL_OLD,
                    list.issuer(),
                    Map.of("due", due == null ? "no day at all" : due, "folder", folder));
        } else {
            examination.ok(
                    Check.REVOCATION,
                    list.issuer(),
                    "of %s, until %s".formatted(list.thisUpdate(), due));
        }
    }
}
