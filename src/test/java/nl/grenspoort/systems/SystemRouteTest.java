package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.messagelog.TestCapture;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.telemetry.TelemetryProperties;
import nl.grenspoort.telemetry.TraceContext;
import nl.grenspoort.trust.TestPki;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code routes/systems/sis.camel.yaml} as it stands, against a system on a real socket. */
@NullUnmarked // log records are read as they must be here: an absent part fails the test
class SystemRouteTest {
    private static final AccessPolicy POLICY = TestPolicies.asShipped();
    private static final LateAnswersProperties LATE =
            new LateAnswersProperties(Duration.ofSeconds(30), 2);

    @TempDir Path translations;

    private final RecordingLog log = new RecordingLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private OtherSide sis;
    private DefaultCamelContext camel;
    private final BlockingQueue<LateAnswer> told = new LinkedBlockingQueue<>();
    private ProducerTemplate routes;
    private CircuitBreaker breaker;
    private LateAnswers late;
    private CloseableHttpClient client;
    private ScheduledExecutorService deadlines;

    @BeforeEach
    void start() throws Exception {
        sis = new OtherSide();
        start(sis.address(), 64, POLICY);
    }

    private void start(URI address, int concurrent, AccessPolicy inForce) throws Exception {
        SystemPolicy policy =
                new SystemPolicy(
                        null,
                        null,
                        address,
                        true,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        DataSize.ofKilobytes(64),
                        concurrent,
                        2,
                        Duration.ofMillis(10),
                        new SystemPolicy.Breaker(10, 50, Duration.ofMinutes(1)));
        SystemsProperties properties = new SystemsProperties(Map.of("sis", policy));
        SystemsConfiguration wiring = new SystemsConfiguration();
        SystemsConfiguration.Connections connections =
                wiring.connections(
                        properties,
                        List.of(new EchoAdapter()),
                        List.of(),
                        meters,
                        new TelemetryProperties(0.1, 10, Set.of()));
        breaker = connections.guards().get(EchoAdapter.SIS).breaker();
        deadlines = Executors.newSingleThreadScheduledExecutor();
        client = wiring.systemsClient(TestPki.shared(), properties, LATE, meters);
        late =
                wiring.lateAnswers(
                        connections,
                        log,
                        TestCapture.everything(),
                        List.of(told::add),
                        LATE,
                        InstantSource.system());
        camel = new DefaultCamelContext();
        camel.addComponent(
                "wire",
                wiring.wire(
                        connections, properties, client, deadlines, late, InstantSource.system()));
        camel.getRegistry()
                .bind(
                        "systemSteps",
                        wiring.systemSteps(
                                connections,
                                inForce,
                                log,
                                TestCapture.everything(),
                                new CodeTranslations(translations)));
        camel.getRegistry().bind("borderCheck", new Object());
        load("routes/configuration.camel.yaml");
        load("routes/systems/sis.camel.yaml");
        camel.start();
        routes = camel.createProducerTemplate();
    }

    private void load(String file) throws Exception {
        Resource resource = ResourceHelper.resolveMandatoryResource(camel, "file:" + file);
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
        client.close();
        deadlines.shutdownNow();
        sis.close();
    }

    @Test
    void an_answer_of_nothing_is_no_data() {
        assertThat(ask())
                .isEqualTo(new SystemAnswer.NoData(EchoAdapter.SIS, SystemAnswer.Source.CENTRAL));
    }

    @Test
    void intent_is_logged_before_the_system_is_reached_and_outcome_after() {
        sis.behave(
                exchange -> {
                    assertThat(log.records()).hasSize(1);
                    OtherSide.answer(exchange, 200, "HIT");
                });
        assertThat(ask().status()).isEqualTo("DATA");

        List<LogRecord> records = log.records();
        assertThat(records)
                .extracting(LogRecord::kind)
                .containsExactly(LogRecord.Kind.INTENT, LogRecord.Kind.OUTCOME);
        LogRecord intent = records.getFirst();
        assertThat(intent.why().article()).isEqualTo("34(1)(a)");
        assertThat(new String(intent.body().wire()))
                .startsWith("POST /ask HTTP/1.1\r\n")
                .endsWith("\r\n\r\nQ1");
        assertThat(records.getLast().correlationId()).isEqualTo(intent.correlationId());
        assertThat(records.getLast().details()).containsEntry("http-status", "200");
    }

    @Threat("T-HDR-3")
    @Test
    void what_arrives_is_what_was_logged_and_no_header_more() {
        ask();
        OtherSide.Received request = sis.received().getFirst();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /ask");
        assertThat(request.headers().keySet())
                .isSubsetOf(
                        Set.of(
                                "Soapaction",
                                "Content-type",
                                "Content-length",
                                "Host",
                                "Connection",
                                "User-agent",
                                "Accept-encoding"));
    }

    @Threat("T-HDR-3")
    @Test
    void a_header_that_names_another_address_changes_nothing() {
        Object answer =
                routes.requestBodyAndHeaders(
                        "direct:sis",
                        consultation("SIS", Instant.now().plusSeconds(5)),
                        Map.of(
                                "CamelHttpUri", "https://evil.example",
                                "camelhttpuri", "https://evil.example",
                                "CamelHttpPath", "/else"));
        assertThat(((SystemAnswer) answer).status()).isEqualTo("NO_DATA");
        assertThat(sis.received()).singleElement().matches(r -> r.path().equals("/ask"));
        assertThat(sis.received().getFirst().headers()).doesNotContainKey("Camelhttpuri");
    }

    @Test
    void without_a_log_nobody_is_asked() {
        log.breakDown();
        assertThat(ask())
                .isEqualTo(new SystemAnswer.Unavailable(EchoAdapter.SIS, "LOG_UNAVAILABLE"));
        assertThat(sis.received()).isEmpty();
        log.recover();
        assertThat(ask().status()).as("and it recovers").isEqualTo("NO_DATA");
    }

    @Test
    void a_slow_system_is_timed_out_never_no_data() {
        sis.behave(
                exchange -> {
                    pause(1500);
                    OtherSide.answer(exchange, 200, "NONE");
                });
        assertThat(ask()).isEqualTo(new SystemAnswer.TimedOut(EchoAdapter.SIS));
        assertThat(outcomes()).containsExactly("TIMED_OUT");
    }

    @Test
    void an_answer_after_the_deadline_is_logged_and_told_and_changes_nothing() throws Exception {
        CountDownLatch deadlineIsOver = new CountDownLatch(1);
        sis.behave(
                exchange -> {
                    await(deadlineIsOver);
                    OtherSide.answer(exchange, 200, "HIT");
                });
        UUID check = UUID.randomUUID();
        Instant soon = Instant.now().plusMillis(100);
        assertThat(routes.requestBody("direct:sis", consultation(check, "SIS", soon)))
                .isEqualTo(new SystemAnswer.TimedOut(EchoAdapter.SIS));
        assertThat(told).isEmpty();
        deadlineIsOver.countDown();

        LateAnswer arrived = requireNonNull(told.poll(10, TimeUnit.SECONDS), "late answer");
        assertThat(arrived.caseId()).isEqualTo(check);
        assertThat(arrived.system()).isEqualTo(EchoAdapter.SIS);
        assertThat(arrived.status()).isEqualTo("DATA");
        assertThat(arrived.arrivedAt()).isAfter(soon);
        assertThat(log.records())
                .extracting(LogRecord::kind)
                .containsExactly(
                        LogRecord.Kind.INTENT, LogRecord.Kind.OUTCOME, LogRecord.Kind.LATE);
        assertThat(outcomes()).containsExactly("TIMED_OUT");
        LogRecord logged = log.records().getLast();
        assertThat(logged.correlationId()).isEqualTo(log.records().getFirst().correlationId());
        assertThat(logged.checkId()).isEqualTo(check);
        assertThat(new String(requireNonNull(logged.body()).wire())).endsWith("\r\n\r\nHIT");
    }

    @Test
    void a_late_answer_that_cannot_be_read_is_still_logged_and_told_as_such() throws Exception {
        CountDownLatch deadlineIsOver = new CountDownLatch(1);
        sis.behave(
                exchange -> {
                    await(deadlineIsOver);
                    OtherSide.answer(exchange, 200, "\u0000");
                });
        Instant soon = Instant.now().plusMillis(100);
        routes.requestBody("direct:sis", consultation(UUID.randomUUID(), "SIS", soon));
        deadlineIsOver.countDown();
        assertThat(requireNonNull(told.poll(10, TimeUnit.SECONDS)).status())
                .isEqualTo("UNAVAILABLE");
        assertThat(log.records(LogRecord.Kind.LATE)).hasSize(1);
    }

    /**
     * Two are listened to here: a stuck system must not use up the connections for new questions.
     */
    @Test
    void only_so_many_late_answers_are_waited_for() throws Exception {
        CountDownLatch deadlineIsOver = new CountDownLatch(1);
        sis.behave(
                exchange -> {
                    await(deadlineIsOver);
                    OtherSide.answer(exchange, 200, "NONE");
                });
        for (int i = 0; i < 5; i++) {
            Instant soon = Instant.now().plusMillis(100);
            routes.requestBody("direct:sis", consultation(UUID.randomUUID(), "SIS", soon));
        }
        deadlineIsOver.countDown();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull();
        sis.behave(exchange -> OtherSide.answer(exchange, 200, "NONE"));
        assertThat(ask().status()).isEqualTo("NO_DATA");
        assertThat(told).as("the others were given up").isEmpty();
        assertThat(log.records(LogRecord.Kind.OUTCOME)).hasSize(6);
    }

    @Test
    void a_system_that_drips_its_answer_is_timed_out() {
        sis.behave(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 20; i++) {
                        exchange.getResponseBody().write('N');
                        exchange.getResponseBody().flush();
                        pause(200);
                    }
                    exchange.close();
                });
        assertThat(ask()).isEqualTo(new SystemAnswer.TimedOut(EchoAdapter.SIS));
    }

    @Test
    void the_consultations_deadline_ends_an_attempt_before_the_systems_own() {
        sis.behave(exchange -> pause(900));
        Instant soon = Instant.now().plusMillis(100);
        assertThat(routes.requestBody("direct:sis", consultation("SIS", soon)))
                .isEqualTo(new SystemAnswer.TimedOut(EchoAdapter.SIS));
    }

    @Test
    void a_broken_connection_is_tried_again_with_a_new_intent() {
        sis.behave(
                exchange -> {
                    if (sis.received().size() == 1) {
                        exchange.close();
                    } else {
                        OtherSide.answer(exchange, 200, "HIT");
                    }
                });
        assertThat(ask().status()).isEqualTo("DATA");
        assertThat(log.records(LogRecord.Kind.INTENT))
                .extracting(intent -> new String(intent.body().wire()).endsWith("Q1"))
                .containsExactly(true, false);
        assertThat(log.records(LogRecord.Kind.INTENT))
                .extracting(LogRecord::correlationId)
                .doesNotHaveDuplicates();
        assertThat(outcomes()).containsExactly("CONNECTION", "ANSWERED");
    }

    @Test
    void a_system_that_is_down_is_unavailable() throws Exception {
        sis.close();
        assertThat(ask()).isEqualTo(new SystemAnswer.Unavailable(EchoAdapter.SIS, "CONNECTION"));
        assertThat(outcomes()).containsExactly("CONNECTION", "CONNECTION");
    }

    @Test
    void an_answer_that_is_too_long_is_unavailable() {
        sis.behave(exchange -> OtherSide.answer(exchange, 200, "N".repeat(70_000)));
        assertThat(ask())
                .isEqualTo(new SystemAnswer.Unavailable(EchoAdapter.SIS, "REPLY_TOO_LARGE"));
    }

    @Test
    void garbage_is_not_understood() {
        sis.behave(exchange -> OtherSide.answer(exchange, 200, "\u0000\u0001"));
        assertThat(ask())
                .isEqualTo(new SystemAnswer.Unavailable(EchoAdapter.SIS, "NOT_UNDERSTOOD"));
    }

    @Test
    void a_system_that_keeps_failing_is_left_alone_for_a_while() {
        sis.behave(exchange -> OtherSide.answer(exchange, 500, "broken"));
        IntStream.range(0, 10).forEach(_ -> ask());
        int reached = sis.received().size();
        assertThat(ask()).isEqualTo(new SystemAnswer.Unavailable(EchoAdapter.SIS, "CIRCUIT_OPEN"));
        assertThat(sis.received()).as("not asked").hasSize(reached);
        assertThat(log.records(LogRecord.Kind.INTENT)).as("no intent either").hasSize(reached);
    }

    @Test
    void more_questions_than_allowed_are_refused_at_once_and_places_are_given_back()
            throws Exception {
        stop();
        sis = new OtherSide();
        start(sis.address(), 1, POLICY);
        sis.behave(
                exchange -> {
                    pause(300);
                    OtherSide.answer(exchange, 200, "NONE");
                });
        var first =
                routes.asyncRequestBody(
                        "direct:sis", consultation("SIS", Instant.now().plusSeconds(5)));
        while (sis.received().isEmpty() && !first.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(ask()).isEqualTo(new SystemAnswer.Unavailable(EchoAdapter.SIS, "OVERLOADED"));
        assertThat(((SystemAnswer) first.get()).status()).isEqualTo("NO_DATA");
        assertThat(ask().status()).isEqualTo("NO_DATA");
    }

    @Test
    void a_question_for_another_system_is_not_put() {
        SystemAnswer answer =
                (SystemAnswer)
                        routes.requestBody(
                                "direct:sis", consultation("EES", Instant.now().plusSeconds(5)));
        assertThat(answer.known()).isFalse();
        assertThat(sis.received()).isEmpty();
    }

    @Test
    void a_question_that_the_policy_in_force_refuses_is_logged_and_not_put() throws Exception {
        stop();
        sis = new OtherSide();
        start(sis.address(), 64, TestPolicies.empty());
        assertThat(ask())
                .isEqualTo(
                        new SystemAnswer.NotAsked(
                                EchoAdapter.SIS, SystemAnswer.NotAsked.NO_LEGAL_BASIS));
        assertThat(log.records(LogRecord.Kind.DENIED)).hasSize(1);
        assertThat(sis.received()).isEmpty();
    }

    /** Law 4 holds however a route is edited: what was not logged is not used. */
    @Test
    void a_reply_whose_outcome_the_route_forgot_to_log_is_not_read() throws Exception {
        String edited =
                Files.readString(Path.of("routes/systems/sis.camel.yaml"))
                        .lines()
                        .filter(line -> !line.contains("seal-outcome"))
                        .collect(Collectors.joining("\n"));
        PluginHelper.getRoutesLoader(camel)
                .updateRoutes(ResourceHelper.fromString("sis.camel.yaml", edited));
        assertThat(ask()).isEqualTo(new SystemAnswer.Unavailable(EchoAdapter.SIS, "GATEWAY_ERROR"));
        assertThat(sis.received()).as("it was asked").hasSize(1);
    }

    /** A half-open breaker lets three through: what was never sent must not use them up. */
    @Test
    void attempts_that_were_not_made_give_their_permission_back() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        log.breakDown();
        IntStream.range(0, 5).forEach(_ -> ask());
        log.recover();
        assertThat(ask().status()).isEqualTo("NO_DATA");
    }

    @Test
    void connections_are_used_again() {
        IntStream.range(0, 20).forEach(_ -> ask());
        assertThat(sis.connections()).isLessThan(5);
    }

    @Test
    void nothing_is_sent_without_an_intent_or_twice_on_one() {
        Sender sender =
                new Sender(
                        EchoAdapter.SIS,
                        new SystemPolicy(
                                null,
                                null,
                                sis.address(),
                                true,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                DataSize.ofKilobytes(1),
                                1,
                                1,
                                Duration.ZERO,
                                new SystemPolicy.Breaker(10, 50, Duration.ofSeconds(1))),
                        client,
                        deadlines,
                        late,
                        InstantSource.system());
        Attempt translated =
                new EchoAdapter()
                        .translate(
                                Attempt.first(consultation("SIS", Instant.now().plusSeconds(5))));
        assertThatThrownBy(() -> sender.send(translated)).hasMessageContaining("intent");
        Attempt sealed =
                translated.sealed(
                        new WireLog(log, TestCapture.everything())
                                .intent(translated, TraceContext.NONE));
        assertThat(sender.send(sealed).reply()).isNotNull();
        assertThatThrownBy(() -> sender.send(sealed)).hasMessageContaining("once");
        assertThat(sis.received()).hasSize(1);
    }

    private SystemAnswer ask() {
        return (SystemAnswer)
                routes.requestBody("direct:sis", consultation("SIS", Instant.now().plusSeconds(5)));
    }

    private List<String> outcomes() {
        return log.records(LogRecord.Kind.OUTCOME).stream().map(LogRecord::result).toList();
    }

    private static Consultation consultation(String system, Instant deadline) {
        return consultation(UUID.randomUUID(), system, deadline);
    }

    private static Consultation consultation(UUID check, String system, Instant deadline) {
        return new Consultation(
                UUID.randomUUID(),
                POLICY.authorise(
                        check,
                        Purpose.BORDER_ENTRY_TCN,
                        Role.FIRST_LINE,
                        new SystemId(system),
                        "search",
                        "VISA_EXEMPT"),
                new Question(null, List.of(), Question.Direction.ENTRY, "NL-AMS", Instant.now()),
                new LogRecord.Actor("kiosk-ams-01", "M1001", "FIRST_LINE", "00"),
                deadline);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
