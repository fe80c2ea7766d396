package nl.grenspoort.telemetry;

import static java.util.Objects.requireNonNull;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * An examination on its way through the routes, as far as it is measured: it travels with the
 * exchange, also into the branches of the fan-out, so that no thread has to remember anything.
 */
public final class Journey {
    /** Name of the exchange's property. */
    public static final String PROPERTY = "grenspoort.journey";

    /** Of an exchange that nobody watches. */
    public static final Journey UNSEEN = new Journey(Tracing.none(), TraceContext.NONE, null);

    private final Tracing tracing;
    private final TraceContext context;
    private final @Nullable UUID check;
    private final LongAccumulator slowest;

    private Journey(
            Tracing tracing, TraceContext context, @Nullable UUID check, LongAccumulator slowest) {
        this.tracing = requireNonNull(tracing, "tracing");
        this.context = requireNonNull(context, "context");
        this.check = check;
        this.slowest = slowest;
    }

    private Journey(Tracing tracing, TraceContext context, @Nullable UUID check) {
        this(tracing, context, check, new LongAccumulator(Math::max, 0));
    }

    /** Of this check, inside this span. */
    public static Journey of(Tracing tracing, TraceContext context, UUID check) {
        return new Journey(tracing, context, check);
    }

    /** The exchange's own; {@link #UNSEEN} when it has none. */
    public static Journey of(Exchange exchange) {
        Journey own = exchange.getProperty(PROPERTY, Journey.class);
        return own == null ? UNSEEN : own;
    }

    /** The same journey, inside a narrower span. */
    public Journey inside(Traced span) {
        return new Journey(tracing, span.context(), check, slowest);
    }

    public Tracing tracing() {
        return tracing;
    }

    public TraceContext context() {
        return context;
    }

    /** The fields for log lines, until closed. */
    public LogContext logging() {
        return check == null ? LogContext.of(context) : LogContext.of(context, check);
    }

    /** One system was waited for that long. */
    public void waited(Duration onTheWire) {
        slowest.accumulate(onTheWire.toNanos());
    }

    /** How long the slowest system was waited for. */
    public Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }
}
