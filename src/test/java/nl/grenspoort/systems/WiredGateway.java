package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.messagelog.TestCapture;
import nl.grenspoort.telemetry.TelemetryProperties;
import nl.grenspoort.telemetry.TestSteps;
import nl.grenspoort.trust.TrustDirectory;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The gateway's way to systems as it stands, routes, sender and adapters, for tests that have the
 * systems. Asks once: what a fault becomes is not hidden by a second attempt.
 */
public final class WiredGateway implements AutoCloseable {
    private static final LateAnswersProperties LATE =
            new LateAnswersProperties(Duration.ofSeconds(1), 8);

    private final RecordingLog log = new RecordingLog();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private final CloseableHttpClient client;
    private final ProducerTemplate routes;

    /**
     * @param tlsIdentity whose certificate opens connections
     * @param deadline for an answer
     * @param adapters of the systems at these addresses
     */
    public WiredGateway(
            TrustDirectory trust,
            String tlsIdentity,
            Duration deadline,
            Map<SystemId, URI> addresses,
            List<SystemAdapter> adapters)
            throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Map<String, SystemPolicy> policies = new HashMap<>();
        for (SystemAdapter adapter : adapters) {
            policies.put(
                    adapter.system().key(),
                    policy(requireNonNull(addresses.get(adapter.system())), deadline));
        }
        SystemsProperties properties = new SystemsProperties(policies);
        SystemsConfiguration wiring = new SystemsConfiguration();
        SystemsConfiguration.Connections connections =
                wiring.connections(
                        properties,
                        adapters,
                        List.of(),
                        meters,
                        new TelemetryProperties(1, 10, Set.of("EES")));
        client =
                SystemsConfiguration.client(
                        new SystemsTls(
                                () -> trust.credentials(tlsIdentity),
                                trust.authorities("tls-ca"),
                                trust.sessionTimeout()),
                        properties,
                        LATE,
                        meters);
        InstantSource clock = InstantSource.system();
        camel.getCamelContextExtension().addInterceptStrategy(TestSteps.of(meters));
        camel.addComponent(
                "wire",
                wiring.wire(
                        connections,
                        properties,
                        client,
                        deadlines,
                        wiring.lateAnswers(
                                connections, log, TestCapture.everything(), List.of(), LATE, clock),
                        clock));
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
        for (SystemAdapter adapter : adapters) {
            load("routes/systems/%s.camel.yaml".formatted(adapter.system().key()));
        }
        camel.start();
        routes = camel.createProducerTemplate();
    }

    private static SystemPolicy policy(URI address, Duration deadline) {
        return new SystemPolicy(
                null,
                null,
                address,
                true,
                deadline,
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(1),
                64,
                1,
                Duration.ofMillis(10),
                // never opens: each fault is met by the one who asks
                new SystemPolicy.Breaker(100_000, 100, Duration.ofSeconds(1)));
    }

    private void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:" + file));
    }

    /** What came of the question, as a case would be told. */
    public SystemAnswer ask(Consultation consultation) {
        return requireNonNull(
                routes.requestBody(
                        "direct:" + consultation.authorisation().system().key(),
                        now(consultation),
                        SystemAnswer.class));
    }

    /** The question of a test is of its own day; its deadline is not. */
    private static Consultation now(Consultation consultation) {
        return new Consultation(
                consultation.messageId(),
                consultation.authorisation(),
                consultation.question(),
                consultation.actor(),
                Instant.now().plusSeconds(20));
    }

    @Override
    public void close() throws Exception {
        camel.stop();
        client.close();
        deadlines.shutdownNow();
    }
}
