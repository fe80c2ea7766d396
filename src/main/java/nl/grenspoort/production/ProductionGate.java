package nl.grenspoort.production;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.release.Release;
import nl.grenspoort.release.ReleaseProperties;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Production;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.start.StartReport;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.TrustProperties;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stands before every start. With the profile {@code production} nothing is made before every check
 * has passed and the signed release is in memory; what is wrong is told at once, all of it. Without
 * a profile, a folder that was set up for production is not started as the demo.
 */
public final class ProductionGate
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private final Path home;
    private final List<StartCheck> checks;
    private final InstantSource clock;

    /** With the checks of every module, in the working directory. */
    public ProductionGate() {
        this(
                Path.of(""),
                SpringFactoriesLoader.forDefaultResourceLocation().load(StartCheck.class),
                InstantSource.system());
    }

    ProductionGate(Path home, List<StartCheck> checks, InstantSource clock) {
        this.home = requireNonNull(home, "home");
        this.checks = List.copyOf(checks);
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (Production.is(environment)) {
            context.getBeanFactory().registerSingleton("configFiles", released(environment));
        } else if (environment.getActiveProfiles().length == 0) {
            refuseForgottenProfile();
        }
    }

    /**
     * Every reason why a start with these settings would be refused, in the working directory. None
     * outside production, unless its profile was forgotten.
     */
    public static List<Refusal> refusals(Environment environment) {
        ProductionGate gate = new ProductionGate();
        List<Refusal> refusals = new ArrayList<>();
        try {
            if (Production.is(environment)) {
                gate.released(environment, refusals);
            } else if (environment.getActiveProfiles().length == 0) {
                gate.refuseForgottenProfile();
            }
        } catch (StartRefusedException e) {
            refusals.add(new Refusal("profile", e.problem(), e.remedy()));
        }
        return refusals.stream().distinct().toList();
    }

    private ConfigFiles released(Environment environment) {
        List<Refusal> refusals = new ArrayList<>();
        ConfigFiles files = released(environment, refusals);
        List<Refusal> distinct = refusals.stream().distinct().toList();
        if (!distinct.isEmpty()) {
            throw StartRefusedException.of(distinct);
        }
        return files;
    }

    private ConfigFiles released(Environment environment, List<Refusal> refusals) {
        SpringSettings settings = new SpringSettings(environment, ConfigFiles.onDisk());
        Release release = release(settings, refusals);
        SpringSettings verified = settings.with(release.files());
        for (StartCheck check : checks) {
            try {
                refusals.addAll(check.refusals(verified));
            } catch (RuntimeException e) {
                refusals.add(unreadable(e));
            }
        }
        return release.files();
    }

    private Release release(SpringSettings settings, List<Refusal> refusals) {
        ReleaseProperties properties;
        try {
            properties = settings.read(ReleaseProperties.class);
        } catch (RuntimeException e) {
            refusals.add(unreadable(e));
            properties = new ReleaseProperties(Path.of(""), Path.of(""), 1, "release-ca");
        }
        Release release =
                Release.verify(
                        home, properties, anchors(settings, properties, refusals), clock.instant());
        refusals.addAll(release.refusals());
        return release;
    }

    private static List<X509Certificate> anchors(
            SpringSettings settings, ReleaseProperties properties, List<Refusal> refusals) {
        try {
            return new TrustDirectory(settings.read(TrustProperties.class).directory())
                    .anchors(properties.anchors());
        } catch (RuntimeException e) {
            refusals.add(
                    new Refusal(
                            "release-anchors",
                            "Who may approve a release is not known: "
                                    + StartReport.problem(e).orElse(e.toString()),
                            "Put the approvers' authority, or their certificates, in "
                                    + properties.anchors()
                                    + ".crt in the trust directory."));
            return List.of();
        }
    }

    /** Told in the same words as a start that fails on it. */
    private static Refusal unreadable(RuntimeException e) {
        return new Refusal(
                "setting", StartReport.problem(e).orElseGet(() -> "A check failed: " + e), "");
    }

    private void refuseForgottenProfile() {
        boolean set =
                Stream.of("config/application-production.yaml", "config/release.p7s")
                        .map(home::resolve)
                        .anyMatch(Files::exists);
        if (set) {
            throw new StartRefusedException(
                    "This folder is set up for production and no profile is named: the demo would start.",
                    "Start with --spring.profiles.active=production, or with"
                            + " --spring.profiles.active=demo if the demo is what you want.");
        }
    }
}
