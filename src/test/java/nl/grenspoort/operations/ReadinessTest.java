package nl.grenspoort.operations;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.start.Requirement;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.support.StaticApplicationContext;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

class ReadinessTest {
    private final List<ReadinessState> published = new CopyOnWriteArrayList<>();
    private volatile @Nullable String missing;
    private volatile boolean broken;
    private final Readiness readiness =
            new Readiness(List.of(new Pump()), published::add, Duration.ofDays(1));

    @AfterEach
    void stop() {
        readiness.stop();
    }

    @Test
    void nothing_is_published_before_the_gateway_has_started() {
        missing = "no water";
        readiness.start();
        readiness.tick();
        assertThat(published).isEmpty();
        assertThat(readiness.verdict().ready()).isFalse();
    }

    @Test
    void readiness_goes_off_and_on_with_what_is_required_once_each() {
        running();
        missing = "no water";
        readiness.tick();
        readiness.tick();
        assertThat(published).containsExactly(ReadinessState.REFUSING_TRAFFIC);
        assertThat(readiness.verdict().problems()).containsExactly("pump: no water");
        missing = null;
        readiness.tick();
        readiness.tick();
        assertThat(published)
                .containsExactly(ReadinessState.REFUSING_TRAFFIC, ReadinessState.ACCEPTING_TRAFFIC);
    }

    /** A stop that has begun is not undone. */
    @Test
    void a_stop_keeps_readiness_off_whatever_comes_back() {
        running();
        missing = "no water";
        readiness.tick();
        readiness.stop();
        missing = null;
        readiness.tick();
        assertThat(published).containsExactly(ReadinessState.REFUSING_TRAFFIC);
    }

    @Test
    void what_can_not_be_asked_is_not_there() {
        running();
        broken = true;
        readiness.tick();
        assertThat(readiness.verdict().problems())
                .containsExactly("pump: it can't be asked (java.lang.IllegalStateException)");
        broken = false;
        readiness.tick();
        assertThat(readiness.verdict().ready()).isTrue();
    }

    @Test
    void it_looks_by_itself() {
        Readiness often = new Readiness(List.of(new Pump()), published::add, Duration.ofMillis(10));
        often.start();
        often.onApplicationEvent(ready());
        missing = "no water";
        try {
            while (published.isEmpty()) {
                Thread.onSpinWait();
            }
        } finally {
            often.stop();
        }
        assertThat(published).contains(ReadinessState.REFUSING_TRAFFIC);
    }

    @Test
    void health_shows_the_same_verdict_with_its_cause() {
        HealthIndicator pump =
                (HealthIndicator) Healths.requirements(readiness).getContributor("pump");
        assertThat(pump).isNotNull();
        assertThat(pump.health()).isEqualTo(Health.up().withDetail("litres", 3).build());
        missing = "no water";
        assertThat(Objects.requireNonNull(pump.health()).getStatus())
                .as("not before the next look")
                .isEqualTo(Status.UP);
        readiness.tick();
        assertThat(pump.health())
                .isEqualTo(
                        Health.down()
                                .withDetail("cause", "no water")
                                .withDetail("litres", 3)
                                .build());
    }

    private void running() {
        readiness.start();
        readiness.onApplicationEvent(ready());
    }

    private static ApplicationReadyEvent ready() {
        return new ApplicationReadyEvent(
                new SpringApplication(),
                new String[0],
                new StaticApplicationContext(),
                Duration.ZERO);
    }

    private final class Pump implements Requirement {
        @Override
        public String name() {
            return "pump";
        }

        @Override
        public Optional<String> missing() {
            if (broken) {
                throw new IllegalStateException("secret");
            }
            return Optional.ofNullable(missing);
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("litres", 3);
        }
    }
}
