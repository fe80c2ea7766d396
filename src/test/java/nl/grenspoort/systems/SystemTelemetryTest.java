package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.telemetry.Journey;
import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.telemetry.TestTracing;
import nl.grenspoort.telemetry.TraceContext;
import nl.grenspoort.telemetry.Traced;

import org.apache.camel.ExchangePattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** What a system's route tells an operator, and the other side of its trace. */
@NullUnmarked // log records are read as they must be here: an absent part fails the test
class SystemTelemetryTest {
    private RoutedSystem route;

    @BeforeEach
    void start() throws Exception {
        route = new RoutedSystem();
    }

    @AfterEach
    void stop() throws Exception {
        route.close();
    }

    /** In SOAP too it is an HTTP header and never one of the envelope (Digikoppeling WS007). */
    @Test
    void the_trace_goes_with_the_request_and_is_in_the_logged_bytes_and_the_details() {
        TestTracing test = TestTracing.everything();
        ask(test);
        String sent = route.sis().received().getFirst().headers().getFirst("Traceparent");
        List<SpanData> spans = test.spans();
        SpanData call = span(spans, "call sis");
        assertThat(sent).isEqualTo("00-" + call.getTraceId() + "-" + call.getSpanId() + "-01");
        assertThat(route.log().records()).hasSize(2);
        assertThat(new String(route.log().records().getFirst().body().wire()))
                .contains("\r\ntraceparent: " + sent + "\r\n");
        assertThat(route.log().records())
                .allSatisfy(
                        record ->
                                assertThat(record.details())
                                        .containsEntry("trace-id", call.getTraceId()));
        assertThat(call.getParentSpanId()).isEqualTo(span(spans, "ask sis").getSpanId());
        assertThat(call.getAttributes().asMap().toString())
                .contains("grenspoort.system=sis", "grenspoort.outcome=answered");
    }

    @Test
    void each_attempt_is_a_span_of_its_own() {
        route.sis()
                .behave(
                        exchange -> {
                            if (route.sis().received().size() == 1) {
                                exchange.close();
                            } else {
                                OtherSide.answer(exchange, 200, "HIT");
                            }
                        });
        TestTracing test = TestTracing.everything();
        ask(test);
        List<SpanData> calls =
                test.spans().stream().filter(span -> span.getName().equals("call sis")).toList();
        assertThat(calls)
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
        assertThat(route.sis().received())
                .extracting(request -> request.headers().getFirst("Traceparent"))
                .doesNotHaveDuplicates();
    }

    /** A span names its check, so it must not tell a hit from none (laws 3 and 10). */
    @Threat("T-OPS-2")
    @Test
    void spans_of_a_hit_and_of_none_are_alike() {
        TestTracing none = TestTracing.everything();
        ask(none);
        route.sis().behave(exchange -> OtherSide.answer(exchange, 200, "HIT"));
        TestTracing hit = TestTracing.everything();
        assertThat(ask(hit).status()).isEqualTo("DATA");
        assertThat(told(hit)).isEqualTo(told(none));
    }

    @Threat("T-OPS-2")
    @Test
    void meters_do_not_tell_a_hit_of_sis_from_none() {
        ask();
        route.sis().behave(exchange -> OtherSide.answer(exchange, 200, "HIT"));
        ask();
        assertThat(route.meters().get(Meter.SYSTEM_QUESTION.meterName()).timers())
                .singleElement()
                .satisfies(
                        timer -> {
                            assertThat(timer.getId().getTag("outcome")).isEqualTo("answered");
                            assertThat(timer.count()).isEqualTo(2);
                        });
    }

    @Test
    void questions_and_attempts_are_timed_by_what_came_of_them() throws Exception {
        ask();
        route.sis().close();
        ask();
        assertThat(
                        route.meters()
                                .get("grenspoort.system.question")
                                .tag("outcome", "answered")
                                .timer()
                                .count())
                .isEqualTo(1);
        assertThat(
                        route.meters()
                                .get("grenspoort.system.question")
                                .tag("outcome", "unavailable")
                                .tag("reason", "connection")
                                .timer()
                                .count())
                .isEqualTo(1);
        assertThat(
                        route.meters()
                                .get("grenspoort.system.attempt")
                                .tag("result", "connection")
                                .timer()
                                .count())
                .isEqualTo(2);
    }

    @Test
    void breaker_and_places_are_shown() {
        assertThat(route.meters().get("grenspoort.system.places.free").gauge().value())
                .isEqualTo(64);
        route.breaker().transitionToOpenState();
        assertThat(
                        route.meters()
                                .get("grenspoort.system.breaker")
                                .tag("state", "open")
                                .gauge()
                                .value())
                .isEqualTo(1);
        assertThat(
                        route.meters()
                                .get("grenspoort.system.breaker")
                                .tag("state", "closed")
                                .gauge()
                                .value())
                .isZero();
    }

    @Test
    void a_span_ends_also_where_the_route_breaks() {
        route.log().breakDown();
        TestTracing test = TestTracing.everything();
        ask(test);
        assertThat(span(test.spans(), "call sis").getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
        assertThat(span(test.spans(), "ask sis").getAttributes().asMap().toString())
                .contains("grenspoort.outcome=unavailable");
    }

    private static List<String> told(TestTracing test) {
        return test.spans().stream()
                .map(span -> span.getName() + span.getAttributes().asMap() + span.getStatus())
                .toList();
    }

    private static SpanData span(List<SpanData> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
    }

    private SystemAnswer ask(TestTracing test) {
        Traced check = test.tracing().begin("check", TraceContext.NONE);
        Object answer =
                route.routes()
                        .sendBodyAndProperty(
                                "direct:sis",
                                ExchangePattern.InOut,
                                RoutedSystem.consultation(),
                                Journey.PROPERTY,
                                Journey.of(test.tracing(), check.context(), UUID.randomUUID()));
        check.close();
        return (SystemAnswer) answer;
    }

    private void ask() {
        ask(TestTracing.nothing());
    }
}
