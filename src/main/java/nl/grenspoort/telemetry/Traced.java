package nl.grenspoort.telemetry;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** Something under way in a trace: a span. Closed when it is done. */
public final class Traced implements AutoCloseable {
    /** Of no trace. */
    public static final Traced NOTHING = new Traced(Span.getInvalid());

    private final Span span;
    private final TraceContext context;

    Traced(Span span) {
        this.span = requireNonNull(span, "span");
        this.context = TraceContext.of(span.getSpanContext());
    }

    public TraceContext context() {
        return context;
    }

    /** Adds a fact. */
    public Traced tell(Attribute what, String value) {
        span.setAttribute(what.key(), value);
        return this;
    }

    /** Marks it as failed. No exception is recorded: its message may quote what was sent. */
    public void failed() {
        span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
        span.end();
    }
}
