package nl.grenspoort.telemetry;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.util.Map;
import java.util.UUID;

/**
 * The fields that every log line has while this is open: {@code traceId}, {@code spanId}, {@code
 * checkId}. Closing it brings back what was there before.
 */
public final class LogContext implements AutoCloseable {
    private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

    private LogContext() {}

    /** Of a trace. */
    public static LogContext of(TraceContext trace) {
        LogContext opened = new LogContext();
        if (trace.exists()) {
            MDC.put("traceId", trace.traceId());
            MDC.put("spanId", trace.spanId());
        }
        return opened;
    }

    /** Of a check, in its trace. */
    public static LogContext of(TraceContext trace, UUID check) {
        LogContext opened = of(trace);
        MDC.put("checkId", check.toString());
        return opened;
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
