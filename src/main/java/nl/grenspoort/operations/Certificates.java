package nl.grenspoort.operations;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.telemetry.Meter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How long our certificates are good. They are read again each hour, for keys are exchanged. */
final class Certificates {
    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final Duration READ_EVERY = Duration.ofHours(1);

    private final List<String> names;
    private final Function<String, List<X509Certificate>> read;
    private final InstantSource clock;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private Instant readAt = Instant.MIN;

    Certificates(
            List<String> names,
            Function<String, List<X509Certificate>> read,
            InstantSource clock,
            MeterRegistry meters) {
        this.names = List.copyOf(names);
        this.read = requireNonNull(read, "read");
        this.clock = requireNonNull(clock, "clock");
        refresh();
        for (String name : names) {
            Meter.CERTIFICATE_EXPIRY.gauge(meters, this, all -> all.days(name), name);
        }
    }

    private synchronized void refresh() {
        Instant now = clock.instant();
        if (readAt.isAfter(now.minus(READ_EVERY))) {
            return;
        }
        readAt = now;
        for (String name : names) {
            try {
                ends.put(name, read.apply(name).getFirst().getNotAfter().toInstant());
            } catch (RuntimeException e) {
                ends.remove(name);
                LOG.warn("Certificate {} can't be read to watch its expiry", name);
            }
        }
    }

    /** Not a number when it can't be read. */
    double days(String name) {
        refresh();
        Instant end = ends.get(name);
        return end == null
                ? Double.NaN
                : Duration.between(clock.instant(), end).toSeconds() / 86_400.0;
    }

    /** Days by name, rounded down; missing where one can't be read. */
    Map<String, Long> days() {
        Map<String, Long> days = new TreeMap<>();
        for (String name : names) {
            double left = days(name);
            if (!Double.isNaN(left)) {
                days.put(name, (long) Math.floor(left));
            }
        }
        return days;
    }
}
