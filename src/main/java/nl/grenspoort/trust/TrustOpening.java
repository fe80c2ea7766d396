package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.CertificateRules.Complaint;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Opens keys and certificates as the properties say, and refuses what production must not use. */
final class TrustOpening {
    private static final Logger LOG = LoggerFactory.getLogger(TrustOpening.class);

    private TrustOpening() {}

    /**
     * @param environment what a variable holds; null when it is not set
     */
    static TrustDirectory open(
            TrustProperties properties, UnaryOperator<String> environment, Instant now) {
        if (properties.demo()) {
            DemoPki.openOrCreate(properties.directory(), properties.signingKeyBits(), now);
        }
        CertificateRules rules = rules(properties);
        TrustDirectory trust = directory(properties, environment, renewal(properties, rules));
        if (properties.production()) {
            new ProductionTrust(rules).require(trust, now);
        } else if (!properties.demo()) {
            refuseMixed(trust, rules);
        }
        return trust;
    }

    /**
     * What production would refuse, each by itself.
     *
     * @throws StartRefusedException when keys or certificates can't be read at all
     */
    static List<Complaint> refusals(
            TrustProperties properties, UnaryOperator<String> environment, Instant now) {
        CertificateRules rules = rules(properties);
        return new ProductionTrust(rules)
                .complaints(directory(properties, environment, Renewal.ANY), now).stream()
                        .filter(Complaint::refusal)
                        .toList();
    }

    private static CertificateRules rules(TrustProperties properties) {
        return new CertificateRules(properties.warnBefore(), properties.trialRoots());
    }

    private static Renewal renewal(TrustProperties properties, CertificateRules rules) {
        return properties.production()
                ? new Renewal.Strict(rules, InstantSource.system())
                : Renewal.ANY;
    }

    /** The same places; nothing is made, and nothing refused before it is asked for. */
    static TrustDirectory look(TrustProperties properties, UnaryOperator<String> environment) {
        return directory(properties, environment, Renewal.ANY);
    }

    private static TrustDirectory directory(
            TrustProperties properties, UnaryOperator<String> environment, Renewal renewal) {
        return new TrustDirectory(
                properties.directory(),
                keys(properties, environment),
                revocation(properties),
                renewal,
                properties.sessionTimeout(),
                TrustDirectory.LOOK_EVERY);
    }

    private static KeySource keys(TrustProperties properties, UnaryOperator<String> environment) {
        return switch (properties.source()) {
            case PEM -> new PemFolder(properties.directory());
            case PKCS12 -> new KeyStoreFile(store(properties), password(properties, environment));
            case PKCS11 -> Token.open(store(properties), password(properties, environment));
        };
    }

    private static Path store(TrustProperties properties) {
        return requireNonNull(properties.store(), "grenspoort.trust.store");
    }

    private static Supplier<char[]> password(
            TrustProperties properties, UnaryOperator<String> environment) {
        Path file = properties.passwordFile();
        return file == null
                ? StorePassword.variable(
                        requireNonNull(properties.passwordVariable(), "password-variable"),
                        environment)
                : StorePassword.file(file);
    }

    private static Revocation revocation(TrustProperties properties) {
        Path folder = properties.crlDirectory();
        if (folder == null) {
            LOG.info(
                    "Revocation is not asked: grenspoort.trust.crl-directory is not set, which"
                            + " production refuses");
            return Revocation.UNASKED;
        }
        return new CrlFolder(folder, properties.crlGrace(), TrustDirectory.LOOK_EVERY);
    }

    private static void refuseMixed(TrustDirectory trust, CertificateRules rules) {
        for (String name : List.of(OwnIdentity.TLS_CA, OwnIdentity.SIGNING_CA)) {
            rules.mixed(name, trust.anchors(name)).stream()
                    .findFirst()
                    .ifPresent(
                            complaint -> {
                                throw new StartRefusedException(
                                        complaint.problem(), complaint.remedy());
                            });
        }
    }
}
