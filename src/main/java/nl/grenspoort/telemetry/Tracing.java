package nl.grenspoort.telemetry;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

import org.jspecify.annotations.Nullable;

import java.lang.ScopedValue.CallableOp;
import java.util.Set;

/** Begins traces and the spans in them. */
public final class Tracing {
    /** Longer ones are no trace context of this version (W3C Trace Context, 3.2). */
    static final int LONGEST = 55;

    private static final String TRACEPARENT = "traceparent";
    private static final ScopedValue<TraceContext> HERE = ScopedValue.newInstance();

    private final Tracer tracer;

    /** Over this tracer. */
    public Tracing(Tracer tracer) {
        this.tracer = requireNonNull(tracer, "tracer");
    }

    /** Traces nothing. */
    public static Tracing none() {
        return new Tracing(TracerProvider.noop().get("none"));
    }

    /**
     * Begins what a caller asked for, in the caller's trace where its {@code traceparent} is well
     * formed, else in a new one. Whether the trace is exported is decided here and not by the
     * caller's flag. {@code tracestate} is not taken over: it is free text of a stranger, which
     * would leave with our own requests and spans.
     *
     * @param traceparent of the request; null for none
     */
    public Traced enter(String name, @Nullable String traceparent) {
        return new Traced(
                tracer.spanBuilder(name)
                        .setParent(callers(traceparent))
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan());
    }

    private static Context callers(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() > LONGEST
                ? Context.root()
                : W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), traceparent, Header.ONLY);
    }

    /** Begins a part of something. */
    public Traced begin(String name, TraceContext parent) {
        return begin(name, parent, SpanKind.INTERNAL);
    }

    /** Begins a request to another system. */
    public Traced leave(String name, TraceContext parent) {
        return begin(name, parent, SpanKind.CLIENT);
    }

    private Traced begin(String name, TraceContext parent, SpanKind kind) {
        Span span =
                tracer.spanBuilder(name).setParent(parent.parent()).setSpanKind(kind).startSpan();
        return new Traced(span);
    }

    /** The trace of the request that is served here; {@link TraceContext#NONE} outside of one. */
    public static TraceContext here() {
        return HERE.orElse(TraceContext.NONE);
    }

    /** Does something inside a trace: {@link #here()} gives it there, and log lines name it. */
    public static <R extends @Nullable Object, X extends Throwable> R at(
            TraceContext context, CallableOp<R, X> work) throws X {
        try (LogContext _ = LogContext.of(context)) {
            return ScopedValue.where(HERE, context).call(work);
        }
    }

    /** One header and no other. */
    private enum Header implements TextMapGetter<String> {
        ONLY;

        @Override
        public Iterable<String> keys(String carrier) {
            return Set.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(TRACEPARENT) ? carrier : null;
        }
    }
}
