package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.trace.data.SpanData;

import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Stopping;
import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.telemetry.TestTracing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What an operator is told of the kiosk's requests, and what of it a kiosk sees: nothing. */
class TelemetryTest extends KioskTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String[] CALLERS = {"traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"};

    @Autowired TestTracing spans;
    @Autowired MeterRegistry meters;
    @Autowired ApplicationContext context;

    @Test
    void a_terminals_trace_is_continued_and_in_the_message_log() {
        SpanData span = spanOf(() -> open(KIOSK, Bodies.passport(), CALLERS));
        assertThat(log.last(LogRecord.Kind.INTENT).details()).containsEntry("trace-id", TRACE);
        assertThat(log.last(LogRecord.Kind.OUTCOME).details()).containsEntry("trace-id", TRACE);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getName()).isEqualTo("border-check.open");
    }

    @Test
    void a_request_without_a_trace_begins_one() {
        SpanData span = spanOf(() -> open(KIOSK, Bodies.passport()));
        assertThat(log.last(LogRecord.Kind.INTENT).details().get("trace-id"))
                .isEqualTo(span.getTraceId())
                .matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traceparent: ERIKSSON",
                "traceparent: 00-" + TRACE + "-00f067aa0ba902b7",
                "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01-" + TRACE,
                "tracestate: name=ERIKSSON,number=L898902C3",
                "tracestate: ,,,==="
            })
    void a_malformed_trace_is_ignored_and_never_an_error(String header) {
        String check = opened(KIOSK);
        log.reset();
        SpanData span =
                spanOf(
                        () ->
                                assertThat(
                                                raw(
                                                        "GET "
                                                                + check
                                                                + " HTTP/1.1\r\nHost: localhost\r\n"
                                                                + "Connection: close\r\n"
                                                                + header
                                                                + "\r\n\r\n"))
                                        .startsWith("HTTP/1.1 200 "));
        assertThat(span.getTraceId()).isNotEqualTo(TRACE);
        assertThat(span.toString()).doesNotContain("ERIKSSON", "L898902C3");
        assertThat(log.kept()).doesNotContain("ERIKSSON");
    }

    @Threat("T-OPS-3")
    @Test
    void a_strangers_trace_is_not_ours() {
        String nobodys = CHECKS + "/00000000-0000-0000-0000-000000000000";
        assertThat(spanOf(() -> send(STRANGER, "GET", nobodys, null, CALLERS)).getTraceId())
                .isNotEqualTo(TRACE);
    }

    /** Law 3: the kiosk learns nothing, not even under which id to ask somebody. */
    @Threat("T-OPS-4")
    @Test
    void no_answer_says_anything_of_a_trace() {
        String check = opened(KIOSK);
        for (Supplier<HttpResponse<String>> request :
                List.<Supplier<HttpResponse<String>>>of(
                        () -> open(KIOSK, Bodies.passport(), CALLERS),
                        () -> open(KIOSK, Bodies.passport()),
                        () -> send(KIOSK, "GET", check, null, CALLERS),
                        () -> send(KIOSK, "GET", "/nothing", null),
                        () -> send(STRANGER, "GET", check, null, CALLERS),
                        () -> open(KIOSK, "{"))) {
            AtomicReference<String> answered = new AtomicReference<>("");
            SpanData span =
                    spanOf(
                            () -> {
                                HttpResponse<String> answer = request.get();
                                answered.set(answer.headers().map() + answer.body());
                            });
            assertThat(answered.get())
                    .doesNotContain(TRACE, span.getTraceId(), span.getSpanId())
                    .doesNotContainIgnoringCase("traceparent")
                    .doesNotContainIgnoringCase("traceresponse")
                    .doesNotContainIgnoringCase("server-timing");
        }
    }

    @Threat("T-OPS-1")
    @Test
    void spans_hold_only_what_the_catalogue_of_attributes_has_and_no_path() {
        spanOf(() -> open(KIOSK, Bodies.passport()));
        spanOf(() -> send(KIOSK, "GET", "/v1/border-checks/ERIKSSON?name=ERIKSSON", null));
        spanOf(() -> send(KIOSK, "GET", "/ERIKSSON", null));
        assertThat(spans.spans().toString()).doesNotContain("ERIKSSON").doesNotContain("/v1");
        assertThat(spans.spans())
                .allSatisfy(
                        span ->
                                assertThat(span.getAttributes().asMap().keySet())
                                        .extracting(Object::toString)
                                        .isSubsetOf(
                                                "grenspoort.operation",
                                                "grenspoort.check",
                                                "grenspoort.problem",
                                                "http.response.status_code"));
    }

    @Test
    void requests_and_problems_are_counted() {
        double before = problems("query-not-allowed");
        String check = opened(KIOSK);
        spanOf(() -> send(KIOSK, "GET", check + "?a=b", null));
        await(() -> problems("query-not-allowed") > before);
        assertThat(problems("query-not-allowed")).isEqualTo(before + 1);
        assertThat(
                        meters.get(Meter.KIOSK_REQUEST.meterName())
                                .tag("operation", "border-check.view")
                                .tag("result", "refused")
                                .timer()
                                .count())
                .isPositive();
    }

    @Test
    void an_answer_that_only_says_that_the_log_is_gone_is_counted_too() {
        double before = problems("log-unavailable");
        log.takeNothing();
        open(KIOSK, Bodies.passport());
        await(() -> problems("log-unavailable") > before);
        assertThat(problems("log-unavailable")).isEqualTo(before + 1);
    }

    @Test
    void while_it_stops_open_checks_go_on_and_new_ones_are_refused() {
        String check = opened(KIOSK);
        AvailabilityChangeEvent.publish(context, Stopping.UNDER_WAY);
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            HttpResponse<String> refused = open(KIOSK, Bodies.passport());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(problem(refused)).isEqualTo("not-ready");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(send(KIOSK, "GET", check, null).statusCode()).isEqualTo(200);
            assertThat(send(KIOSK, "PUT", check + "/captures/face", Bodies.face()).statusCode())
                    .isEqualTo(200);
            assertThat(send(KIOSK, "GET", "/nothing", null).statusCode()).isEqualTo(503);
        } finally {
            AvailabilityChangeEvent.publish(context, Stopping.NOT_YET);
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    private double problems(String key) {
        return Meter.KIOSK_PROBLEM.counter(meters, key).count();
    }

    /** The answer leaves before its span ends. */
    private SpanData spanOf(Runnable request) {
        int before = spans.spans().size();
        request.run();
        await(() -> spans.spans().size() > before);
        return spans.spans().getLast();
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private String raw(String request) {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write(request);
            return socket.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
