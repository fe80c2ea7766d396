package nl.grenspoort.kiosk.exchange;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.telemetry.Attribute;
import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.telemetry.Traced;
import nl.grenspoort.telemetry.Tracing;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/**
 * Times a request and makes it a span, in the caller's trace where the caller is a registered
 * terminal and names one. Nothing of it goes back to the caller (law 3).
 */
final class Observation implements Filter {
    private final Tracing tracing;
    private final MeterRegistry meters;

    Observation(Tracing tracing, MeterRegistry meters) {
        this.tracing = requireNonNull(tracing, "tracing");
        this.meters = requireNonNull(meters, "meters");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Exchange exchange = Exchange.of(http);
        String operation = LogEntries.operation(exchange.target());
        long began = System.nanoTime();
        try (Traced span =
                tracing.enter(operation, traceparent(http, exchange))
                        .tell(Attribute.OPERATION, operation)) {
            exchange.traced(span.context());
            try {
                serve(request, response, chain, span);
            } finally {
                ended((HttpServletResponse) response, exchange, operation, span, began);
            }
        }
    }

    private static void serve(
            ServletRequest request, ServletResponse response, FilterChain chain, Traced span)
            throws IOException, ServletException {
        try {
            Tracing.<@Nullable Void, Exception>at(
                    span.context(),
                    () -> {
                        chain.doFilter(request, response);
                        return null;
                    });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** A stranger's trace is not ours. */
    private static @Nullable String traceparent(HttpServletRequest request, Exchange exchange) {
        return exchange.who() instanceof Identification.Known
                ? request.getHeader("traceparent")
                : null;
    }

    private void ended(
            HttpServletResponse response,
            Exchange exchange,
            String operation,
            Traced span,
            long began) {
        ProblemType problem = exchange.problem();
        // a SOAP fault has 500 whatever was wrong
        int status = problem == null ? response.getStatus() : problem.status();
        String result = LogEntries.result(status);
        span.tell(Attribute.STATUS, Integer.toString(status));
        if (exchange.checkId() != null) {
            span.tell(Attribute.CHECK, exchange.checkId().toString());
        }
        if (problem != null) {
            span.tell(Attribute.PROBLEM, problem.key());
            Meter.KIOSK_PROBLEM.counter(meters, problem.key()).increment();
        }
        if (status >= 500) {
            span.failed();
        }
        Meter.KIOSK_REQUEST
                .timer(meters, operation, label(result))
                .record(Duration.ofNanos(System.nanoTime() - began));
    }

    private static String label(String result) {
        return result.toLowerCase(java.util.Locale.ROOT);
    }
}
