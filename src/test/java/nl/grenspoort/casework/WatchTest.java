package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.trace.data.SpanData;

import nl.grenspoort.access.Lane;
import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.telemetry.TestTracing;
import nl.grenspoort.telemetry.TraceContext;
import nl.grenspoort.telemetry.Traced;
import nl.grenspoort.telemetry.Tracing;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

class WatchTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestTracing test = TestTracing.everything();
    private final Watch watch = new Watch(test.tracing(), meters);

    @Test
    void a_last_word_is_counted_once_by_what_the_lane_was_told() {
        BorderCheck open = Cases.opened(Lane.DESK);
        BorderCheck concluded = open.concluded(Cases.admitted());
        watch.changed(open, concluded);
        watch.changed(concluded, concluded.passed(BorderChecks.Passage.PASSED));
        assertThat(
                        meters.get("grenspoort.check.ended")
                                .tags("instruction", "open", "lane", "desk")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void a_check_that_is_given_up_or_outlives_its_time_is_counted_too() {
        BorderCheck open = Cases.opened(Lane.KIOSK);
        watch.changed(open, open.abandoned());
        watch.changed(open, open.outlived());
        assertThat(ended("abandoned")).isEqualTo(1);
        assertThat(ended("go-to-desk")).isEqualTo(1);
    }

    /** A counter that moves at a quiet lane is about one person: it says what the lane heard. */
    @Threat("T-OPS-2")
    @Test
    void no_meter_of_checks_knows_advice_or_findings() {
        BorderCheck open = Cases.opened(Lane.DESK);
        watch.changed(open, open.concluded(Cases.admitted()));
        watch.examination(open, TraceContext.NONE, _ -> {});
        assertThat(meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(tag -> tag.getKey())
                .isSubsetOf("instruction", "lane", "purpose", "result", "system", "reason", "le");
    }

    @Test
    void our_own_share_is_the_examination_less_the_slowest_system() {
        watch.examination(
                Cases.opened(Lane.KIOSK),
                TraceContext.NONE,
                journey -> {
                    journey.waited(Duration.ofHours(1));
                    journey.waited(Duration.ofMinutes(1));
                    assertThat(journey.slowest()).isEqualTo(Duration.ofHours(1));
                });
        assertThat(meters.get("grenspoort.check.own").timer().totalTime(TimeUnit.NANOSECONDS))
                .as("never below nothing")
                .isZero();
        assertThat(
                        meters.get("grenspoort.check.examination")
                                .tag("result", "concluded")
                                .timer()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void an_examination_that_breaks_is_told_and_its_failure_goes_on() {
        assertThatThrownBy(
                        () ->
                                watch.examination(
                                        Cases.opened(Lane.KIOSK),
                                        TraceContext.NONE,
                                        _ -> {
                                            throw new IllegalStateException(Cases.SURNAME);
                                        }))
                .hasMessage(Cases.SURNAME);
        assertThat(
                        meters.get("grenspoort.check.examination")
                                .tag("result", "broken")
                                .timer()
                                .count())
                .isEqualTo(1);
        assertThat(test.spans()).hasSize(1);
        assertThat(test.spans().toString()).doesNotContain(Cases.SURNAME);
    }

    @Test
    void an_examination_belongs_to_the_trace_of_the_request_that_opened_the_check()
            throws Exception {
        CompletableFuture<String> logged = new CompletableFuture<>();
        CountDownLatch done = new CountDownLatch(1);
        BorderCheck check = Cases.opened(Lane.KIOSK);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:border-check")
                                    .process(_ -> logged.complete(MDC.get("checkId")));
                        }
                    });
            camel.start();
            Examiner examiner = examiner(camel, TestStores.pool(), done::countDown);
            Traced request = test.tracing().enter("border-check.open", null);
            Tracing.<Boolean, RuntimeException>at(
                    request.context(),
                    () -> {
                        examiner.examine(check);
                        return true;
                    });
            assertThat(logged.get(10, TimeUnit.SECONDS)).isEqualTo(check.id().toString());
            examiner.stop();
            assertThat(done.getCount()).as("the last word of a stop").isZero();
            SpanData span = test.spans().getFirst();
            assertThat(span.getTraceId()).isEqualTo(request.context().traceId());
            assertThat(span.getParentSpanId()).isEqualTo(request.context().spanId());
        }
    }

    @Test
    void a_check_that_a_stop_leaves_is_free_for_others_at_once() throws Exception {
        DataSource database = TestDatabase.fresh();
        BorderCheckStore store = TestStores.on(database, InstantSource.system());
        BorderCheck check = Cases.opened(Lane.KIOSK);
        store.insert(check, "key", new byte[1], Duration.ofHours(1));
        assertThat(store.takeInterrupted(Duration.ofHours(1), 16)).isEmpty();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            Examiner examiner = examiner(camel, database, () -> {});
            examiner.stop();
            examiner.examine(check);
        }
        assertThat(store.takeInterrupted(Duration.ofHours(1), 16))
                .extracting(BorderCheck::id)
                .containsExactly(check.id());
    }

    @Test
    void who_waits_for_a_check_is_not_kept_waiting_by_a_stop() throws Exception {
        Wakeups wakeups = new Wakeups();
        Wakeups.Ticket ticket = wakeups.ticket(UUID.randomUUID());
        assertThat(wakeups.over()).isFalse();
        wakeups.end();
        ticket.await(Duration.ofHours(1));
        assertThat(wakeups.over()).isTrue();
    }

    @Test
    void examinations_under_way_are_shown() {
        AtomicInteger underWay = new AtomicInteger(3);
        watch.underWay(underWay);
        assertThat(meters.get("grenspoort.check.underway").gauge().value()).isEqualTo(3);
    }

    private Examiner examiner(DefaultCamelContext camel, DataSource database, Runnable lastWord) {
        return new Examiner(
                camel.createProducerTemplate(),
                TestStores.on(database, InstantSource.system()),
                Cases.PROPERTIES,
                InstantSource.system(),
                watch,
                lastWord);
    }

    private double ended(String instruction) {
        return meters.get("grenspoort.check.ended")
                .tag("instruction", instruction)
                .counter()
                .count();
    }
}
