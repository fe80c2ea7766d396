package nl.grenspoort.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.SystemState;
import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

class HealthsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.now();

    @Test
    void a_system_that_is_not_asked_degrades_health_and_never_takes_it_down() {
        SystemState sis = new SystemState(new SystemId("SIS"), false, "asked");
        SystemState ees = new SystemState(new SystemId("EES"), true, "not asked for a while");
        assertThat(of(Healths.systems(() -> List.of(sis))).getStatus()).isEqualTo(Status.UP);
        Health health = of(Healths.systems(() -> List.of(sis, ees)));
        assertThat(health.getStatus()).isEqualTo(Healths.DEGRADED);
        assertThat(health.getDetails())
                .containsEntry("sis", "asked")
                .containsEntry("ees", "not asked for a while");
    }

    @Test
    void a_certificate_that_ends_soon_degrades_health() {
        Certificates certificates = certificates("gateway-server");
        assertThat(health(certificates, 1).getStatus()).isEqualTo(Status.UP);
        now = now.plus(Duration.ofDays(2 * 365 - 10));
        assertThat(health(certificates, 1).getStatus()).isEqualTo(Healths.DEGRADED);
        assertThat(meters.get(Meter.CERTIFICATE_EXPIRY.meterName()).gauge().value())
                .isBetween(8.0, 11.0);
    }

    @Test
    void a_certificate_that_can_not_be_read_degrades_health_and_shows_no_number() {
        Certificates certificates =
                new Certificates(
                        List.of("gone"),
                        name -> {
                            throw new StartRefusedException(name + " is missing.", "Put it there.");
                        },
                        () -> now,
                        meters);
        assertThat(health(certificates, 1).getStatus()).isEqualTo(Healths.DEGRADED);
        assertThat(meters.get(Meter.CERTIFICATE_EXPIRY.meterName()).gauge().value()).isNaN();
    }

    private Certificates certificates(String name) {
        return new Certificates(List.of(name), TestPki.shared()::anchors, () -> now, meters);
    }

    private static Health health(Certificates certificates, int watched) {
        return of(Healths.certificates(certificates, watched, Duration.ofDays(30)));
    }

    private static Health of(HealthIndicator indicator) {
        return Objects.requireNonNull(indicator.health());
    }
}
