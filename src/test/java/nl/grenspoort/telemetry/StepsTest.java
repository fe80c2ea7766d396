package nl.grenspoort.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

class StepsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestTracing test = TestTracing.everything();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.getCamelContextExtension().addInterceptStrategy(new Steps(meters));
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:whole")
                                .process(_ -> {})
                                .id("first")
                                .process(_ -> {})
                                .split(body())
                                .parallelProcessing()
                                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                                .id("fan-out")
                                .process(_ -> {})
                                .id("in-branch")
                                .end()
                                .process(
                                        exchange -> {
                                            if (exchange.getMessage().getBody()
                                                            instanceof List<?> parts
                                                    && parts.contains("broken")) {
                                                throw new IllegalStateException("ERIKSSON");
                                            }
                                        })
                                .id("last");
                    }
                });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void each_step_with_an_id_of_its_own_is_timed_and_no_other() {
        send(List.of("a", "b", "c"));
        assertThat(meters.find("grenspoort.check.step").timers())
                .extracting(timer -> timer.getId().getTag("step") + " " + timer.count())
                .containsExactlyInAnyOrder("first 1", "fan-out 1", "in-branch 3", "last 1");
    }

    @Test
    void branches_on_threads_of_their_own_stay_in_the_trace() {
        TraceContext check = send(List.of("a", "b", "c"));
        assertThat(test.spans()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(test.spans()).extracting(SpanData::getTraceId).containsOnly(check.traceId());
    }

    @Test
    void a_step_that_breaks_is_marked_and_quotes_nothing() {
        assertThatThrownBy(() -> send(List.of("broken")))
                .isInstanceOf(CamelExecutionException.class);
        assertThat(test.spans())
                .filteredOn(span -> span.getName().equals("last"))
                .singleElement()
                .satisfies(
                        span ->
                                assertThat(span.getStatus().getStatusCode().name())
                                        .isEqualTo("ERROR"));
        assertThat(test.spans().toString()).doesNotContain("ERIKSSON");
    }

    @Test
    void an_exchange_that_nobody_watches_goes_through_as_well() {
        camel.createProducerTemplate().sendBody("direct:whole", List.of("a"));
        assertThat(test.spans()).isEmpty();
    }

    private TraceContext send(List<String> parts) {
        Traced check = test.tracing().begin("check", TraceContext.NONE);
        camel.createProducerTemplate()
                .sendBodyAndProperty(
                        "direct:whole",
                        parts,
                        Journey.PROPERTY,
                        Journey.of(test.tracing(), check.context(), UUID.randomUUID()));
        return check.context();
    }
}
