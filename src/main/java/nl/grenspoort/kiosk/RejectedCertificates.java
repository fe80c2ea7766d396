package nl.grenspoort.kiosk;

import com.fasterxml.uuid.Generators;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogUnavailableException;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.telemetry.Meter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Counts client certificates that TLS refused. At most once a second the message log is told how
 * many there were: whoever has no certificate can't fill the log.
 */
final class RejectedCertificates implements Runnable {
    static final String METER = Meter.TLS_REJECTED.meterName();

    private static final Logger LOG = LoggerFactory.getLogger(RejectedCertificates.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final Supplier<MeterRegistry> meters;
    private final Supplier<MessageLog> log;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - PAUSE);
    private final AtomicBoolean waiting = new AtomicBoolean();

    /**
     * @param meters and {@code log}: asked for at the first refusal, for the server starts before
     *     them
     */
    RejectedCertificates(Supplier<MeterRegistry> meters, Supplier<MessageLog> log) {
        this.meters = meters;
        this.log = log;
    }

    @Override
    public void run() {
        Meter.TLS_REJECTED.counter(meters.get()).increment();
        untold.incrementAndGet();
        long last = toldAt.get();
        long now = System.nanoTime();
        if (now - last >= PAUSE && toldAt.compareAndSet(last, now)) {
            tell(untold.getAndSet(0));
        } else if (waiting.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> tellLater(last + PAUSE - now));
        }
    }

    /** The last of a flood is told too, though nobody comes after it. */
    private void tellLater(long nanos) {
        LockSupport.parkNanos(nanos);
        waiting.set(false);
        toldAt.set(System.nanoTime());
        long count = untold.getAndSet(0);
        if (count > 0) {
            tell(count);
        }
    }

    private void tell(long count) {
        try {
            log.get()
                    .append(
                            new LogRecord(
                                    LogRecord.Kind.ADMIN,
                                    LogRecord.Direction.INBOUND,
                                    null,
                                    Generators.timeBasedEpochGenerator().generate(),
                                    LogRecord.Actor.GATEWAY,
                                    null,
                                    "KIOSK-API",
                                    "tls.client-certificate",
                                    "REFUSED",
                                    Map.of("count", Long.toString(count)),
                                    null));
        } catch (LogUnavailableException e) {
            LOG.warn("{} client certificates were refused; the log can't be told", count);
        }
    }
}
