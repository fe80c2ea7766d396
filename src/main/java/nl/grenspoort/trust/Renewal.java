package nl.grenspoort.trust;

import static java.util.stream.Collectors.joining;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Decides what may take the place of what is in force, while the gateway runs. */
sealed interface Renewal {
    /** Whatever is of the same organisation. */
    Renewal ANY = new SameOrganisation();

    /** The new credentials; throws {@link IllegalStateException} when they may not follow. */
    Credentials credentials(String name, Credentials old, Credentials found);

    /** The new anchors; throws {@link IllegalStateException} when they may not follow. */
    List<X509Certificate> anchors(String name, List<X509Certificate> found);

    /** Others know us by our OIN; it is read at the start. */
    final class SameOrganisation implements Renewal {
        private SameOrganisation() {}

        @Override
        public Credentials credentials(String name, Credentials old, Credentials found) {
            Optional<Oin> before = Oin.of(old.certificate());
            if (!before.equals(Oin.of(found.certificate()))) {
                throw new IllegalStateException(
                        "the new certificate is of another OIN, which takes a restart");
            }
            return found;
        }

        @Override
        public List<X509Certificate> anchors(String name, List<X509Certificate> found) {
            return found;
        }
    }

    /** What production would not start with is not taken over either. */
    record Strict(CertificateRules rules, InstantSource clock) implements Renewal {
        @Override
        public Credentials credentials(String name, Credentials old, Credentials found) {
            ANY.credentials(name, old, found);
            OwnIdentity.ALL.stream()
                    .filter(own -> own.name().equals(name))
                    .forEach(own -> refuse(rules.own(own, name, found, clock.instant())));
            return found;
        }

        @Override
        public List<X509Certificate> anchors(String name, List<X509Certificate> found) {
            refuse(rules.anchors(name, found, clock.instant()));
            return found;
        }

        private static void refuse(List<CertificateRules.Complaint> complaints) {
            String refusals =
                    complaints.stream()
                            .filter(CertificateRules.Complaint::refusal)
                            .map(CertificateRules.Complaint::problem)
                            .collect(joining(" "));
            if (!refusals.isEmpty()) {
                throw new IllegalStateException(refusals);
            }
        }
    }
}
