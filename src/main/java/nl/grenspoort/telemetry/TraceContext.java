package nl.grenspoort.telemetry;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/**
 * A place in a trace (W3C Trace Context). It is handed on with what is done there, never by thread:
 * a fan-out runs on many.
 *
 * @param traceId 32 hexadecimal digits; empty for no trace
 * @param spanId 16 hexadecimal digits; empty for no trace
 * @param sampled whether the spans of this trace are exported
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
    /** No trace. */
    public static final TraceContext NONE = new TraceContext("", "", false);

    public TraceContext {
        requireNonNull(traceId, "traceId");
        requireNonNull(spanId, "spanId");
    }

    static TraceContext of(SpanContext span) {
        return span.isValid()
                ? new TraceContext(span.getTraceId(), span.getSpanId(), span.isSampled())
                : NONE;
    }

    /** Whether there is a trace at all. */
    public boolean exists() {
        return !traceId.isEmpty();
    }

    /** The value of the header {@code traceparent}; empty for no trace. */
    public String traceparent() {
        return exists() ? "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00") : "";
    }

    /** As the parent of a new span. */
    Context parent() {
        return exists()
                ? Context.root()
                        .with(
                                Span.wrap(
                                        SpanContext.create(
                                                traceId,
                                                spanId,
                                                sampled
                                                        ? TraceFlags.getSampled()
                                                        : TraceFlags.getDefault(),
                                                TraceState.getDefault())))
                : Context.root();
    }
}
