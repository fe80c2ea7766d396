package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.kiosk.exchange.RefusalLog;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Limits per terminal, on real sockets. Every answer is held against the contract. */
@TestPropertySource(
        properties = {
            "grenspoort.kiosk.rate.requests-per-second=10",
            "grenspoort.kiosk.rate.burst=10",
            "grenspoort.kiosk.rate.concurrent=4",
            "grenspoort.kiosk.rate.waiting=2",
            "grenspoort.kiosk.rate.unregistered-per-second=2",
            "grenspoort.kiosk.rate.checks-per-minute.desk=2",
            "grenspoort.kiosk.rate.bodies=3MB",
            "grenspoort.kiosk.rate.bodies-per-terminal=2MB",
            "grenspoort.kiosk.rate.log-every=500ms",
            // or connections that rest between two tests end just when they are used again
            "grenspoort.kiosk.body-timeout=20s"
        })
class RatesTest extends KioskTest {
    private static final int FLOOD = 60;

    @Autowired MeterRegistry meters;

    /** Buckets are full again. */
    @BeforeEach
    void rest() throws InterruptedException {
        Thread.sleep(1200);
    }

    @Threat("T-RATE-1")
    @Test
    void a_flood_of_one_certificate_leaves_others_served() {
        String check = opened(GATE);
        List<HttpResponse<String>> flood = new ArrayList<>();
        List<HttpResponse<String>> others = new ArrayList<>();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < FLOOD; i++) {
                sent.add(later(both, () -> send(KIOSK, "GET", "/nothing", null)));
            }
            for (int i = 0; i < 8; i++) {
                others.add(send(GATE, "GET", check, null));
            }
            sent.forEach(one -> flood.add(one.join()));
        }
        assertThat(others).allMatch(answer -> answer.statusCode() == 200);
        assertThat(flood).extracting(HttpResponse::statusCode).contains(404, 429);
    }

    @Threat("T-RATE-1")
    @Test
    void a_refusal_has_the_form_and_headers_of_every_other_and_says_when_to_come_back() {
        HttpResponse<String> refused = flood(KIOSK);

        assertThat(problem(refused)).isEqualTo("rate-limited");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().map())
                .containsKeys("api-version", "content-security-policy", "x-content-type-options")
                .containsEntry("cache-control", List.of("no-store"));
        assertThat(refused.headers().firstValue("Content-Language")).hasValue("en");
        assertThat(json(refused).get("title").stringValue()).isEqualTo("Too many requests");
    }

    @Threat("T-RATE-1")
    @Test
    void limits_reset() throws InterruptedException {
        flood(KIOSK);
        Thread.sleep(1500);
        assertThat(send(KIOSK, "GET", "/nothing", null).statusCode()).isEqualTo(404);
    }

    @Threat("T-RATE-1")
    @Test
    void new_checks_are_limited_by_the_minute() {
        assertThat(open(DESK, Bodies.passport(), OFFICER).statusCode()).isEqualTo(201);
        assertThat(open(DESK, Bodies.passport(), OFFICER).statusCode()).isEqualTo(201);
        HttpResponse<String> third = open(DESK, Bodies.passport(), OFFICER);

        assertThat(problem(third)).isEqualTo("rate-limited");
        assertThat(Long.parseLong(third.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(20L, 31L);
        assertThat(checks.calls()).hasSize(2);
        assertThat(send(DESK, "GET", CHECKS + "/" + UUID.randomUUID(), null, OFFICER).statusCode())
                .isEqualTo(404);
    }

    @Threat("T-RATE-2")
    @Test
    void strangers_share_one_small_limit() {
        assertThat(problem(flood(STRANGER))).isEqualTo("rate-limited");
        assertThat(log.entries().stream().filter(e -> kind(e) == LogRecord.Kind.INTENT).count())
                .isLessThan(FLOOD / 2);
    }

    @Threat("T-RATE-3")
    @Test
    void waiting_reads_do_not_keep_captures_out() throws Exception {
        String check = opened(KIOSK);
        checks.holdViews();
        try (ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                waiting.add(
                        later(polls, () -> send(KIOSK, "GET", check, null, "Prefer", "wait=20")));
            }
            checks.awaitHeldViews(2);
            assertThat(problem(send(KIOSK, "GET", check, null))).isEqualTo("rate-limited");
            assertThat(send(KIOSK, "PUT", check + "/captures/face", Bodies.face()).statusCode())
                    .isEqualTo(200);
            checks.releaseViews();
            for (CompletableFuture<HttpResponse<String>> poll : waiting) {
                assertThat(poll.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
        }
    }

    @Threat("T-RATE-4")
    @Test
    void a_flood_is_one_durable_entry_a_window_with_its_count_and_no_answer_leaves_before() {
        int refused = 0;
        List<String> entries = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < FLOOD; i++) {
                sent.add(later(threads, () -> send(KIOSK, "GET", "/nothing", null)));
            }
            for (CompletableFuture<HttpResponse<String>> one : sent) {
                HttpResponse<String> answer = one.join();
                if (answer.statusCode() == 429) {
                    refused++;
                    entries.add(json(answer).get("logEntry").stringValue());
                }
            }
        }
        List<MemoryLog.Entry> told =
                log.entries().stream().filter(e -> kind(e) == LogRecord.Kind.ADMIN).toList();
        assertThat(told).hasSizeLessThan(refused).allMatch(MemoryLog.Entry::durable);
        assertThat(told).extracting(e -> e.id().toString()).containsAll(entries);
        assertThat(told.stream().mapToInt(e -> Integer.parseInt(count(e.entry()))).sum())
                .isEqualTo(refused);
        assertThat(told)
                .allSatisfy(
                        e -> {
                            assertThat(e.entry().actor().terminal()).isEqualTo(KIOSK);
                            assertThat(e.entry().actor().officer()).isNull();
                            assertThat(e.entry().operation()).isEqualTo("requests.refused");
                        });
    }

    @Threat("T-RATE-4")
    @Test
    void when_refusals_can_not_be_logged_that_is_all_that_is_said() {
        for (int i = 0; i < 10; i++) {
            send(KIOSK, "GET", "/nothing", null);
        }
        log.commitNothing();
        HttpResponse<String> answer = flood(KIOSK);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problem(answer)).isEqualTo("log-unavailable");
        assertThat(json(answer).has("logEntry")).isFalse();
    }

    @Threat("T-SIZE-2")
    @Test
    void a_terminal_that_sends_more_at_once_than_its_share_is_refused_and_others_are_not() {
        HttpResponse<String> refused = open(KIOSK, " ".repeat(2 * 1024 * 1024) + Bodies.passport());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(log.last(LogRecord.Kind.INTENT).details()).containsEntry("body", "no-room");
        assertThat(open(GATE, " ".repeat(1024 * 1024) + Bodies.passport()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void refusals_are_counted_for_the_operator() {
        double before = meters.counter(RefusalLog.METER, "limit", "requests").count();
        flood(KIOSK);
        assertThat(meters.counter(RefusalLog.METER, "limit", "requests").count())
                .isGreaterThan(before);
    }

    /** The first refusal of many requests at once. */
    private HttpResponse<String> flood(String identity) {
        HttpResponse<String> refused = null;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < FLOOD; i++) {
                sent.add(later(threads, () -> send(identity, "GET", "/nothing", null)));
            }
            for (CompletableFuture<HttpResponse<String>> one : sent) {
                HttpResponse<String> answer = one.join();
                boolean of = answer.statusCode() == 429 || answer.statusCode() == 503;
                refused = refused == null && of ? answer : refused;
            }
        }
        assertThat(refused).as("one of the flood was refused").isNotNull();
        return java.util.Objects.requireNonNull(refused);
    }

    private static CompletableFuture<HttpResponse<String>> later(
            ExecutorService threads, Supplier<HttpResponse<String>> call) {
        return CompletableFuture.supplyAsync(call, threads);
    }

    private static LogRecord.Kind kind(MemoryLog.Entry entry) {
        return entry.entry().kind();
    }

    private static String count(LogRecord entry) {
        return java.util.Objects.requireNonNull(entry.details().get("count"));
    }
}
