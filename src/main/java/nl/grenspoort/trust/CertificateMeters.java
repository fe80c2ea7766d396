package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Tells how long certificates and revocation lists still are valid, and whether one could not be
 * renewed. Looking also finds what changed, so a broken file is told without any traffic.
 */
final class CertificateMeters implements MeterBinder {
    /** Days, by {@code certificate}; of several under one name the first to expire. */
    static final String DAYS_LEFT = "grenspoort.certificate.days.left";

    /** Hours until the first revocation list is due for renewal; negative when it is overdue. */
    static final String CRL_HOURS_LEFT = "grenspoort.crl.hours.left";

    /** How many names have files that can't be used, so that older ones are in force. */
    static final String NOT_RENEWED = "grenspoort.certificate.not.renewed";

    private final TrustDirectory trust;
    private final InstantSource clock;

    CertificateMeters(TrustDirectory trust, InstantSource clock) {
        this.trust = requireNonNull(trust, "trust");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        CertificateInventory now = trust.inventory();
        now.certificates().stream()
                .map(CertificateInventory.Entry::name)
                .distinct()
                .forEach(
                        name ->
                                gauge(DAYS_LEFT, inventory -> daysLeft(inventory, name))
                                        .description("Days until the certificate expires")
                                        .tag("certificate", name)
                                        .register(registry));
        gauge(NOT_RENEWED, CertificateMeters::notRenewed)
                .description("Certificates whose changed files can't be used")
                .register(registry);
        if (!now.lists().isEmpty()) {
            gauge(CRL_HOURS_LEFT, this::crlHoursLeft)
                    .description("Hours until the next update of a revocation list is due")
                    .register(registry);
        }
    }

    private Gauge.Builder<TrustDirectory> gauge(
            String name, ToDoubleFunction<CertificateInventory> value) {
        return Gauge.builder(name, trust, from -> value.applyAsDouble(from.inventory()));
    }

    private double daysLeft(CertificateInventory inventory, String name) {
        return inventory.certificates().stream()
                .filter(entry -> entry.name().equals(name))
                .mapToLong(entry -> entry.daysLeft(clock.instant()))
                .min()
                .orElse(-1);
    }

    private static double notRenewed(CertificateInventory inventory) {
        return inventory.certificates().stream()
                .filter(entry -> entry.problem() != null)
                .map(CertificateInventory.Entry::name)
                .distinct()
                .count();
    }

    private double crlHoursLeft(CertificateInventory inventory) {
        List<CertificateInventory.Crl> lists = inventory.lists();
        return lists.stream()
                .mapToLong(
                        list ->
                                list.nextUpdate() == null
                                        ? -1
                                        : java.time.Duration.between(
                                                        clock.instant(), list.nextUpdate())
                                                .toHours())
                .min()
                .orElse(-1);
    }
}
