package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import nl.grenspoort.telemetry.Meter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells whether a certificate could not be renewed, and when a revocation list is due. Looking also
 * finds what changed, so a broken file is told without any traffic. How long certificates are valid
 * is told with the gateway's health.
 */
final class CertificateMeters implements MeterBinder {
    private final TrustDirectory trust;
    private final InstantSource clock;

    CertificateMeters(TrustDirectory trust, InstantSource clock) {
        this.trust = requireNonNull(trust, "trust");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meter.CERTIFICATE_NOT_RENEWED.gauge(registry, trust, from -> notRenewed(from.inventory()));
        Meter.CRL_DUE.gauge(registry, trust, from -> hoursLeft(from.inventory()));
    }

    private static double notRenewed(CertificateInventory inventory) {
        return inventory.certificates().stream()
                .filter(entry -> entry.problem() != null)
                .map(CertificateInventory.Entry::name)
                .distinct()
                .count();
    }

    /** Not a number where revocation is not asked. */
    private double hoursLeft(CertificateInventory inventory) {
        return inventory.lists().stream()
                .mapToDouble(list -> hours(list.nextUpdate()))
                .min()
                .orElse(Double.NaN);
    }

    private double hours(@org.jspecify.annotations.Nullable Instant nextUpdate) {
        return nextUpdate == null
                ? -1
                : Duration.between(clock.instant(), nextUpdate).toSeconds() / 3600.0;
    }
}
