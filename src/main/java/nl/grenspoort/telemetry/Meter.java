package nl.grenspoort.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Every meter of the gateway's own, with its unit, its labels and what it tells. {@code
 * docs/operations-metrics.md} lists them. No label names a person, a check or a terminal, and the
 * values of each are a short, closed list.
 */
public enum Meter {
    CHECK_ENDED(
            Kind.COUNTER,
            "grenspoort.check.ended",
            "checks",
            "Checks that got their last word, by what the lane was told, under which purpose and at which kind of lane.",
            "instruction",
            "purpose",
            "lane"),
    CHECK_EXAMINATION(
            Kind.TIMER,
            "grenspoort.check.examination",
            "seconds",
            "From the start of an examination to its recorded advice.",
            "result"),
    CHECK_OWN(
            Kind.TIMER,
            "grenspoort.check.own",
            "seconds",
            "The gateway's own share: an examination less what the slowest system was waited for."),
    CHECK_STEP(
            Kind.TIMER,
            "grenspoort.check.step",
            "seconds",
            "One step of a route; the step's id stands in routes/.",
            "step"),
    CHECK_UNDER_WAY(
            Kind.GAUGE,
            "grenspoort.check.underway",
            "checks",
            "Examinations under way on this node."),
    SYSTEM_QUESTION(
            Kind.TIMER,
            "grenspoort.system.question",
            "seconds",
            "One question to one system, retries included, by what came of it. outcome is data or no-data only"
                    + " where grenspoort.telemetry.count-data names the system; else both are answered.",
            "system",
            "outcome",
            "reason"),
    SYSTEM_NOT_ASKED(
            Kind.COUNTER,
            "grenspoort.system.notasked",
            "checks",
            "Checks in which a system was not asked, and why.",
            "system",
            "reason"),
    SYSTEM_ATTEMPT(
            Kind.TIMER,
            "grenspoort.system.attempt",
            "seconds",
            "One attempt on the wire, from its durable intent to its last byte or failure.",
            "system",
            "result"),
    SYSTEM_BREAKER(
            Kind.GAUGE,
            "grenspoort.system.breaker",
            "",
            "1 for the state the system's circuit breaker is in, 0 for the others.",
            "system",
            "state"),
    SYSTEM_PLACES_FREE(
            Kind.GAUGE,
            "grenspoort.system.places.free",
            "questions",
            "Questions that may still be put at the same time (bulkhead).",
            "system"),
    SYSTEM_PLACES_MAX(
            Kind.GAUGE,
            "grenspoort.system.places.max",
            "questions",
            "Questions that may be under way at the same time (bulkhead).",
            "system"),
    SYSTEM_CONNECTIONS(
            Kind.GAUGE,
            "grenspoort.system.connections",
            "connections",
            "Connections to all systems: leased, available, and questions pending for one.",
            "state"),
    LOG_COMMIT(Kind.TIMER, "grenspoort.log.commit", "seconds", "One commit of the message log."),
    LOG_BATCH(Kind.SUMMARY, "grenspoort.log.batch", "entries", "Entries per commit."),
    LOG_WAITING(
            Kind.GAUGE, "grenspoort.log.waiting", "entries", "Entries taken and not yet durable."),
    LOG_WAITING_SIZE(
            Kind.GAUGE, "grenspoort.log.waiting.size", "bytes", "What those hold in memory."),
    LOG_OLDEST(
            Kind.GAUGE,
            "grenspoort.log.oldest",
            "seconds",
            "Age of the oldest entry that is not yet durable: the log's lag."),
    KIOSK_REQUEST(
            Kind.TIMER,
            "grenspoort.kiosk.request",
            "seconds",
            "One request of a terminal, from its body read to its answer released. A view may wait for an"
                    + " instruction as long as the terminal asked.",
            "operation",
            "result"),
    KIOSK_PROBLEM(
            Kind.COUNTER,
            "grenspoort.kiosk.problem",
            "requests",
            "Requests answered with a problem, by its key (docs/problems.md).",
            "problem"),
    KIOSK_REFUSED(
            Kind.COUNTER,
            "grenspoort.kiosk.refused",
            "requests",
            "Requests and handshakes refused for a limit, by the limit: one of those under grenspoort.kiosk.rate.",
            "limit"),
    CONNECTIONS_REFUSED(
            Kind.COUNTER,
            "grenspoort.kiosk.connections.refused",
            "connections",
            "Connections of terminals refused because there were too many."),
    TLS_REJECTED(
            Kind.COUNTER,
            "grenspoort.tls.rejected",
            "handshakes",
            "Client certificates that TLS refused."),
    CERTIFICATE_EXPIRY(
            Kind.GAUGE,
            "grenspoort.certificate.expiry",
            "days",
            "Days until one of our own certificates, or the first of an anchor file, expires.",
            "certificate"),
    CERTIFICATE_NOT_RENEWED(
            Kind.GAUGE,
            "grenspoort.certificate.not.renewed",
            "",
            "How many names have files that can't be used, so that older certificates are in force."),
    CRL_DUE(
            Kind.GAUGE,
            "grenspoort.crl.due",
            "hours",
            "Hours until the first revocation list is due for renewal; negative when it is overdue, no number"
                    + " where revocation is not asked."),
    REQUIREMENT(
            Kind.GAUGE,
            "grenspoort.requirement",
            "",
            "1 while something the gateway can't do without is there, else 0.",
            "requirement"),
    READY(Kind.GAUGE, "grenspoort.ready", "", "1 while the gateway takes new checks, else 0."),
    BUILD(
            Kind.GAUGE,
            "grenspoort.build",
            "",
            "Always 1; the labels say what runs.",
            "version",
            "java");

    private static final Duration[] BUCKETS =
            IntStream.of(2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 3000, 5000, 10_000, 30_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final Kind kind;
    private final String meterName;
    private final String unit;
    private final String tells;
    private final List<String> labels;

    Meter(Kind kind, String meterName, String unit, String tells, String... labels) {
        this.kind = kind;
        this.meterName = meterName;
        this.unit = unit;
        this.tells = tells;
        this.labels = List.of(labels);
    }

    /** What it is in Micrometer's words. */
    public enum Kind {
        COUNTER,
        GAUGE,
        SUMMARY,
        /** A histogram of durations. */
        TIMER
    }

    public Kind kind() {
        return kind;
    }

    /** Its name in Micrometer. Prometheus writes underscores and adds the unit. */
    public String meterName() {
        return meterName;
    }

    /** Empty for a plain number. */
    public String unit() {
        return unit;
    }

    /** One sentence. */
    public String tells() {
        return tells;
    }

    /** Names of its labels. */
    public List<String> labels() {
        return labels;
    }

    /** The timer with these values of its labels, in their order. */
    public Timer timer(MeterRegistry meters, String... values) {
        return Timer.builder(meterName)
                .description(tells)
                .tags(tags(values))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    /** The counter with these values of its labels, in their order. */
    public Counter counter(MeterRegistry meters, String... values) {
        return Counter.builder(meterName).description(tells).tags(tags(values)).register(meters);
    }

    /** The summary with these values of its labels, in their order. */
    public DistributionSummary summary(MeterRegistry meters, String... values) {
        return DistributionSummary.builder(meterName)
                .description(tells)
                .tags(tags(values))
                .register(meters);
    }

    /** Shows what {@code value} gives of {@code source}, which must be held by somebody else. */
    public <T> void gauge(
            MeterRegistry meters, T source, ToDoubleFunction<T> value, String... values) {
        Gauge.builder(meterName, source, value)
                .description(tells)
                .baseUnit(unit.isEmpty() ? null : unit)
                .tags(tags(values))
                .register(meters);
    }

    private List<Tag> tags(String... values) {
        if (values.length != labels.size()) {
            throw new IllegalArgumentException(meterName + " has the labels " + labels);
        }
        return IntStream.range(0, values.length)
                .mapToObj(i -> Tag.of(labels.get(i), values[i]))
                .toList();
    }
}
