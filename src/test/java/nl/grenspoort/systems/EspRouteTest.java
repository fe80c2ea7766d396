package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.messagelog.TestCapture;
import nl.grenspoort.simulator.Behind;
import nl.grenspoort.simulator.Behind.Outcome;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.SimulatedSystem.Told;
import nl.grenspoort.simulator.esp.TestEsp;
import nl.grenspoort.systems.esp.EspProperties;
import nl.grenspoort.systems.esp.EspQuestions;
import nl.grenspoort.telemetry.TelemetryProperties;
import nl.grenspoort.telemetry.TestSteps;
import nl.grenspoort.trust.TestPki;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@code routes/systems/esp.camel.yaml} as it stands, with the simulated ESP and two systems on
 * real sockets.
 */
@NullUnmarked // log records are read as they must be here: an absent part fails the test
class EspRouteTest {
    private static final SystemId SIS = new SystemId("SIS");
    private static final SystemId EES = new SystemId("EES");
    private static final LateAnswersProperties LATE =
            new LateAnswersProperties(Duration.ofSeconds(5), 4);
    private static final Behind.Answer NONE =
            new Behind.Answer(Outcome.TOLD, Duration.ZERO, told());

    private final RecordingLog log = new RecordingLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<SystemId, Behind.Answer> behind =
            new ConcurrentHashMap<>(Map.of(SIS, NONE, EES, NONE));
    private final SimulatedSystem simulated =
            TestEsp.before((asker, system, question) -> behind.get(system));
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<LateAnswer> late = new LinkedBlockingQueue<>();
    private OtherSide esp;
    private OtherSide direct;
    private DefaultCamelContext camel;
    private CloseableHttpClient client;
    private ProducerTemplate routes;

    @BeforeEach
    void start() throws Exception {
        esp = new OtherSide();
        esp.behave(this::simulate);
        direct = new OtherSide();
        start(TestPolicies.asShipped());
    }

    private void start(AccessPolicy inForce) throws Exception {
        SystemsProperties properties =
                new SystemsProperties(
                        Map.of(
                                "sis", policy(direct.address()),
                                "ees", policy(direct.address()),
                                "esp", policy(esp.address())));
        SystemsConfiguration wiring = new SystemsConfiguration();
        SystemsConfiguration.Connections connections =
                wiring.connections(
                        properties,
                        List.of(
                                new Plain(SIS),
                                new Plain(EES),
                                EspQuestions.adapter(patience(), InstantSource.system())),
                        List.of(),
                        meters,
                        new TelemetryProperties(1, 10, Set.of("EES")));
        client = wiring.systemsClient(TestPki.shared(), properties, LATE, meters);
        camel = new DefaultCamelContext();
        camel.getCamelContextExtension().addInterceptStrategy(TestSteps.of(meters));
        camel.addComponent(
                "wire",
                wiring.wire(
                        connections,
                        properties,
                        client,
                        deadlines,
                        wiring.lateAnswers(
                                connections,
                                log,
                                TestCapture.everything(),
                                List.of(late::add),
                                LATE,
                                InstantSource.system()),
                        InstantSource.system()));
        camel.getRegistry()
                .bind(
                        "systemSteps",
                        wiring.systemSteps(
                                connections,
                                inForce,
                                log,
                                TestCapture.everything(),
                                new CodeTranslations(Path.of("config/translations"))));
        camel.getRegistry().bind("directAnswers", wiring.directAnswers());
        camel.getRegistry().bind("consultations", threads);
        camel.getRegistry().bind("borderCheck", new Object());
        for (String file : List.of("configuration", "systems/esp", "systems/sis", "systems/ees")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            ResourceHelper.resolveMandatoryResource(
                                    camel, "file:routes/" + file + ".camel.yaml"));
        }
        camel.start();
        routes = camel.createProducerTemplate();
    }

    private static EspProperties patience() {
        EspProperties usual = EspQuestions.PROPERTIES;
        return new EspProperties(
                true,
                usual.systems(),
                usual.signerOin(),
                usual.maxAge(),
                usual.clockSkew(),
                Duration.ofSeconds(5),
                usual.hold());
    }

    private static SystemPolicy policy(URI address) {
        return new SystemPolicy(
                null,
                null,
                address,
                true,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                DataSize.ofKilobytes(64),
                64,
                1,
                Duration.ofMillis(10),
                new SystemPolicy.Breaker(10, 50, Duration.ofMinutes(1)));
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
        client.close();
        deadlines.shutdownNow();
        threads.shutdownNow();
        esp.close();
        direct.close();
    }

    @Test
    void one_query_asks_both_systems_and_is_logged_with_each_ones_article() {
        assertThat(ask()).containsOnly(Map.entry(SIS, "NO_DATA"), Map.entry(EES, "NO_DATA"));

        assertThat(direct.received()).isEmpty();
        assertThat(esp.received()).hasSize(1);
        assertThat(log.records(LogRecord.Kind.INTENT))
                .singleElement()
                .satisfies(
                        intent -> {
                            assertThat(intent.system()).isEqualTo("ESP");
                            assertThat(intent.why().act()).isEqualTo("2019/817");
                            assertThat(intent.details())
                                    .containsKeys("carries-sis", "carries-ees", "user-profile");
                            assertThat(intent.details().get("carries-ees"))
                                    .contains("2017/2226 Art. 23(2)");
                        });
        assertThat(log.records(LogRecord.Kind.OUTCOME)).hasSize(1);
    }

    @Test
    void what_a_slow_system_says_comes_in_a_later_message_with_a_log_pair_of_its_own() {
        behind.put(EES, new Behind.Answer(Outcome.TOLD, Duration.ofMillis(700), told()));

        assertThat(ask()).containsOnly(Map.entry(SIS, "NO_DATA"), Map.entry(EES, "NO_DATA"));

        assertThat(direct.received()).isEmpty();
        assertThat(esp.received()).hasSizeGreaterThan(1);
        assertThat(log.records(LogRecord.Kind.INTENT)).hasSameSizeAs(esp.received());
        assertThat(log.records(LogRecord.Kind.OUTCOME)).hasSameSizeAs(esp.received());
        assertThat(log.records(LogRecord.Kind.OUTCOME))
                .extracting(LogRecord::correlationId)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        log.records(LogRecord.Kind.INTENT).stream()
                                .map(LogRecord::correlationId)
                                .toList());
    }

    @Test
    void a_dead_system_behind_the_esp_is_unknown_and_not_asked_directly() {
        behind.put(EES, new Behind.Answer(Outcome.BROKEN, Duration.ZERO, null));

        assertThat(ask()).containsOnly(Map.entry(SIS, "NO_DATA"), Map.entry(EES, "UNAVAILABLE"));
        assertThat(direct.received()).isEmpty();
    }

    @Test
    void when_the_esp_is_down_the_systems_are_asked_directly() {
        esp.behave(HttpExchange::close);

        assertThat(ask()).containsOnly(Map.entry(SIS, "NO_DATA"), Map.entry(EES, "NO_DATA"));

        assertThat(direct.received()).hasSize(2);
        assertThat(log.records(LogRecord.Kind.INTENT))
                .extracting(LogRecord::system)
                .containsExactlyInAnyOrder("ESP", "SIS", "EES");
        assertThat(log.records(LogRecord.Kind.OUTCOME)).hasSize(3);
    }

    @Test
    void a_system_the_esp_says_nothing_about_in_time_is_asked_directly_and_the_other_is_not() {
        behind.put(EES, new Behind.Answer(Outcome.TOLD, Duration.ofSeconds(9), told()));

        assertThat(ask()).containsOnly(Map.entry(SIS, "NO_DATA"), Map.entry(EES, "NO_DATA"));
        assertThat(direct.received()).hasSize(1);
    }

    /** Each answer by itself, and nothing of a system that it still says nothing about. */
    @Test
    void what_the_esp_brings_too_late_is_logged_and_told() throws Exception {
        behind.put(EES, new Behind.Answer(Outcome.BROKEN, Duration.ZERO, null));
        CountDownLatch deadlineIsOver = new CountDownLatch(1);
        esp.behave(
                exchange -> {
                    await(deadlineIsOver);
                    simulate(exchange);
                });
        List<Consultation> plan = EspQuestions.plan(Instant.now().plusMillis(700), "SIS", "EES");

        assertThat(ask(plan))
                .containsOnly(Map.entry(SIS, "TIMED_OUT"), Map.entry(EES, "TIMED_OUT"));
        assertThat(late).isEmpty();
        deadlineIsOver.countDown();

        LateAnswer arrived = late.poll(10, TimeUnit.SECONDS);
        assertThat(arrived.system()).isEqualTo(SIS);
        assertThat(arrived.status()).isEqualTo("NO_DATA");
        assertThat(arrived.caseId()).isEqualTo(plan.getFirst().authorisation().caseId());
        assertThat(arrived.operation()).isEqualTo("search");
        assertThat(log.records(LogRecord.Kind.LATE))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.system()).isEqualTo("ESP");
                            assertThat(entry.details()).containsKey("carries-sis");
                        });
        assertThat(late).as("of the other nothing is known still").isEmpty();
        assertThat(direct.received()).as("there was no time left to ask directly").isEmpty();
    }

    @Test
    void a_profile_the_esp_does_not_know_is_a_failure_of_the_esp_and_not_of_the_systems() {
        esp.behave(exchange -> OtherSide.answer(exchange, 403, "unknown"));

        assertThat(ask()).containsOnly(Map.entry(SIS, "NO_DATA"), Map.entry(EES, "NO_DATA"));
        assertThat(direct.received()).hasSize(2);
    }

    @Test
    void without_a_log_nobody_is_asked_by_any_path() {
        log.breakDown();

        assertThat(ask())
                .containsOnly(Map.entry(SIS, "UNAVAILABLE"), Map.entry(EES, "UNAVAILABLE"));
        assertThat(esp.received()).isEmpty();
        assertThat(direct.received()).isEmpty();
    }

    @Test
    void what_the_policy_in_force_denies_does_not_travel() throws Exception {
        camel.stop();
        start(TestPolicies.withFields(SIS, Set.of()));

        assertThat(ask()).containsOnly(Map.entry(SIS, "NO_DATA"), Map.entry(EES, "NOT_ASKED"));

        assertThat(log.records(LogRecord.Kind.DENIED))
                .extracting(LogRecord::system)
                .containsExactly("EES");
        assertThat(log.records(LogRecord.Kind.INTENT))
                .singleElement()
                .satisfies(
                        intent ->
                                assertThat(intent.details())
                                        .containsKey("carries-sis")
                                        .doesNotContainKey("carries-ees"));
    }

    /** By the paths that the portal gives, as the consult step takes them. */
    private Map<SystemId, String> ask() {
        return ask(EspQuestions.plan(Instant.now().plusSeconds(40), "SIS", "EES"));
    }

    private Map<SystemId, String> ask(List<Consultation> plan) {
        List<Consultation> paths =
                new ConsultationPaths(
                                (Portal) EspQuestions.adapter(patience(), InstantSource.system()),
                                TestPolicies.asShipped(),
                                InstantSource.system())
                        .of(plan, UUID.randomUUID());
        Map<SystemId, String> statuses = new HashMap<>();
        for (Consultation path : paths) {
            JointAnswer answer =
                    routes.requestBody("direct:" + path.route(), path, JointAnswer.class);
            answer.answers().forEach(one -> statuses.put(one.system(), one.status()));
            assertThat(answer.open()).isEmpty();
        }
        return statuses;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void simulate(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(
                                        name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        SimulatedSystem.Reply reply =
                simulated.answer(
                        new SimulatedSystem.Request(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getPath(),
                                headers,
                                esp.received().getLast().body())); // who kept it has read it
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(reply.body());
        }
    }

    private static Told told() {
        return new Told("{\"held\":false}".getBytes(StandardCharsets.UTF_8), false);
    }

    /** Holds nothing about anybody: says so through the ESP and directly. */
    private record Plain(SystemId system) implements SystemAdapter {
        @Override
        public Attempt translate(Attempt attempt) {
            return attempt.translated(
                    new WireMessage(
                            "POST",
                            "/" + system.key(),
                            Map.of(),
                            "application/json",
                            question(attempt.consultation())),
                    null);
        }

        @Override
        public byte[] question(Consultation consultation) {
            return "{\"q\":1}".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public SystemAnswer read(byte[] body, Consultation consultation) {
            return new SystemAnswer.NoData(system, SystemAnswer.Source.CENTRAL);
        }

        @Override
        public SystemAnswer translateBack(Attempt attempt) {
            return read(new byte[0], attempt.consultation());
        }

        @Override
        public Set<String> fields() {
            return Set.of();
        }

        @Override
        public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
            return answer;
        }
    }
}
