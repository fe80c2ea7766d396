package nl.grenspoort.operations;

import nl.grenspoort.systems.SystemState;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** From what is known to what {@code /health} shows. */
final class Healths {
    /** Served, but not as well as it should be. HTTP status 200. */
    static final Status DEGRADED = new Status("DEGRADED");

    private Healths() {}

    /** One component for each requirement. */
    static CompositeHealthContributor requirements(Readiness readiness) {
        Map<String, HealthContributor> all =
                readiness.verdict().found().stream()
                        .collect(
                                Collectors.toMap(
                                        Readiness.Found::name,
                                        found -> requirement(readiness, found.name()),
                                        (one, _) -> one,
                                        LinkedHashMap::new));
        return CompositeHealthContributor.fromMap(all);
    }

    private static HealthIndicator requirement(Readiness readiness, String name) {
        return () -> {
            Readiness.Found found = readiness.verdict().of(name);
            Health.Builder health =
                    found.missing()
                            .map(why -> Health.down().withDetail("cause", why))
                            .orElseGet(Health::up);
            return health.withDetails(found.facts()).build();
        };
    }

    /** Never down: a check without a system's answer is concluded all the same. */
    static HealthIndicator systems(SystemState.Watch systems) {
        return () -> {
            List<SystemState> all = systems.all();
            boolean degraded = all.stream().anyMatch(SystemState::degraded);
            Health.Builder health = degraded ? Health.status(DEGRADED) : Health.up();
            all.forEach(state -> health.withDetail(state.system().key(), state.words()));
            return health.build();
        };
    }

    /** Degraded while one ends soon or can't be read. */
    static HealthIndicator certificates(
            Certificates certificates, int watched, Duration warnBeforeExpiry) {
        return () -> {
            Map<String, Long> days = certificates.days();
            boolean soon =
                    days.size() < watched
                            || days.values().stream()
                                    .anyMatch(left -> left < warnBeforeExpiry.toDays());
            Health.Builder health = soon ? Health.status(DEGRADED) : Health.up();
            days.forEach((name, left) -> health.withDetail(name, "expires in " + left + " days"));
            return health.build();
        };
    }
}
