package nl.grenspoort.systems;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.messagelog.TestCapture;
import nl.grenspoort.telemetry.TelemetryProperties;
import nl.grenspoort.telemetry.TestSteps;
import nl.grenspoort.trust.TestPki;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * {@code routes/systems/sis.camel.yaml} as it stands, wired as in the gateway, with its other side.
 */
@NullUnmarked
final class RoutedSystem implements AutoCloseable {
    private static final LateAnswersProperties LATE =
            new LateAnswersProperties(Duration.ofSeconds(5), 4);

    private final RecordingLog log = new RecordingLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OtherSide sis = new OtherSide();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private final CloseableHttpClient client;
    private final CircuitBreaker breaker;
    private final ProducerTemplate routes;

    RoutedSystem() throws Exception {
        this(64, Duration.ofMinutes(1));
    }

    /**
     * @param concurrent questions at once
     * @param openFor how long the breaker keeps it from being asked
     */
    RoutedSystem(int concurrent, Duration openFor) throws Exception {
        SystemsProperties properties =
                new SystemsProperties(
                        Map.of(
                                "sis",
                                new SystemPolicy(
                                        null,
                                        null,
                                        sis.address(),
                                        true,
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(5),
                                        DataSize.ofKilobytes(64),
                                        concurrent,
                                        2,
                                        Duration.ofMillis(10),
                                        new SystemPolicy.Breaker(10, 50, openFor))));
        SystemsConfiguration wiring = new SystemsConfiguration();
        SystemsConfiguration.Connections connections =
                wiring.connections(
                        properties,
                        List.of(new EchoAdapter()),
                        List.of(),
                        meters,
                        new TelemetryProperties(1, 10, Set.of("EES")));
        breaker = connections.guards().get(EchoAdapter.SIS).breaker();
        client = wiring.systemsClient(TestPki.shared(), properties, LATE, meters);
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
                                List.of(),
                                LATE,
                                InstantSource.system()),
                        InstantSource.system()));
        camel.getRegistry()
                .bind(
                        "systemSteps",
                        wiring.systemSteps(
                                connections,
                                TestPolicies.asShipped(),
                                log,
                                TestCapture.everything(),
                                new CodeTranslations(Path.of("config/translations"))));
        camel.getRegistry().bind("borderCheck", new Object());
        load("routes/configuration.camel.yaml");
        load("routes/systems/sis.camel.yaml");
        camel.start();
        routes = camel.createProducerTemplate();
    }

    private void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:" + file));
    }

    static Consultation consultation() {
        return new Consultation(
                UUID.randomUUID(),
                TestPolicies.asShipped()
                        .authorise(
                                UUID.randomUUID(),
                                Purpose.BORDER_ENTRY_TCN,
                                Role.FIRST_LINE,
                                new SystemId("SIS"),
                                "search"),
                new Question(null, List.of(), Question.Direction.ENTRY, "NL-AMS", Instant.now()),
                new LogRecord.Actor("kiosk-ams-01", "M1001", "FIRST_LINE", "00"),
                Instant.now().plusSeconds(20));
    }

    RecordingLog log() {
        return log;
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    OtherSide sis() {
        return sis;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    ProducerTemplate routes() {
        return routes;
    }

    @Override
    public void close() throws Exception {
        camel.stop();
        client.close();
        deadlines.shutdownNow();
        sis.close();
    }
}
