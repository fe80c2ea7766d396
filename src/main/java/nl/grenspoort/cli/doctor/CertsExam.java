package nl.grenspoort.cli.doctor;

import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys and certificates in the trust directory, each by what it is used for. */
final class CertsExam implements Exam {
    private static final List<String> ANCHORS = List.of("tls-ca", "signing-ca");

    private final CertificateExam certificates;

    CertsExam(CertificateExam certificates) {
        this.certificates = certificates;
    }

    @Override
    public Area area() {
        return Area.CERTS;
    }

    @Override
    public void examine(Setup setup, Examination examination) {
        if (!setup.hasKeys()) {
            noKeys(setup, examination);
            return;
        }
        TrustDirectory trust;
        try {
            trust = setup.trust();
        } catch (StartRefusedException e) {
            examination.ill(Ailment.KEY_UNUSABLE, "store", refusal(e));
            return;
        }
        Map<String, List<X509Certificate>> anchors = anchors(trust, setup, examination);
        Map<OwnKey, Credentials> own = own(trust, examination);
        own.forEach(
                (key, credentials) -> {
                    List<X509Certificate> trusted = anchors.get(key.anchors());
                    if (trusted != null) {
                        certificates.chain(key, credentials, trusted, examination);
                    }
                    certificates.own(key, credentials, setup.demo(), examination);
                });
        oins(own, examination);
        secrets(setup, trust, examination);
        RevocationExam.examine(setup, trust, anchors.values(), certificates.now(), examination);
        KeyFiles.examine(setup.trustFolder(), examination);
        CscaExam.examine(setup, examination);
    }

    private static void noKeys(Setup setup, Examination examination) {
        examination.ill(Ailment.NO_KEYS, "all", Map.of("folder", setup.shown(setup.trustFolder())));
    }

    private Map<String, List<X509Certificate>> anchors(
            TrustDirectory trust, Setup setup, Examination examination) {
        Map<String, List<X509Certificate>> found = new LinkedHashMap<>();
        for (String name : ANCHORS) {
            try {
                List<X509Certificate> anchors = trust.anchors(name);
                found.put(name, anchors);
                examination.ok(Check.ANCHOR, name, CertificateExam.named(anchors));
                anchors.forEach(
                        anchor -> certificates.anchor(name, anchor, setup.demo(), examination));
            } catch (StartRefusedException e) {
                examination.ill(Ailment.ANCHOR_UNUSABLE, name, refusal(e));
            }
        }
        return found;
    }

    private static Map<OwnKey, Credentials> own(TrustDirectory trust, Examination examination) {
        Map<OwnKey, Credentials> found = new LinkedHashMap<>();
        for (OwnKey key : OwnKey.values()) {
            try {
                Credentials credentials = trust.credentials(key.fileName());
                examination.ok(
                        Check.KEY,
                        key.fileName(),
                        Rating.named(credentials.certificate().getPublicKey()));
                found.put(key, credentials);
            } catch (StartRefusedException e) {
                examination.ill(Ailment.KEY_UNUSABLE, key.fileName(), refusal(e));
            }
        }
        return found;
    }

    private static void oins(Map<OwnKey, Credentials> own, Examination examination) {
        Optional<Oin> server =
                Optional.ofNullable(own.get(OwnKey.SERVER))
                        .flatMap(credentials -> Oin.of(credentials.certificate()));
        own.forEach(
                (key, credentials) -> {
                    Optional<Oin> oin = Oin.of(credentials.certificate());
                    if (oin.isEmpty()) {
                        examination.ill(Ailment.NO_OIN, key.fileName());
                    } else if (server.isPresent() && !oin.equals(server)) {
                        examination.ill(
                                Ailment.OTHER_OIN,
                                key.fileName(),
                                Map.of("oin", oin.get(), "other", server.get()));
                    } else {
                        examination.ok(Check.OIN, key.fileName(), oin.get().value());
                    }
                });
    }

    private static void secrets(Setup setup, TrustDirectory trust, Examination examination) {
        secret("sealing.key", trust::sealingKey, examination);
        if (setup.database().embedded() || setup.database().password() == null) {
            secret("database.secret", () -> trust.secret("database"), examination);
        }
    }

    private static void secret(String name, Runnable reading, Examination examination) {
        try {
            reading.run();
            examination.ok(Check.SECRET, name, "there");
        } catch (StartRefusedException e) {
            examination.ill(Ailment.SECRET_UNUSABLE, name, refusal(e));
        }
    }

    static Map<String, String> refusal(StartRefusedException e) {
        return Map.of("problem", e.problem());
    }
}
