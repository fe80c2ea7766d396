package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.messagelog.CapturePolicy;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.telemetry.TelemetryProperties;
import nl.grenspoort.trust.TrustDirectory;

import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Wires adapters, their policies and the one sender; Camel finds {@code wire} and the steps. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    SystemsProperties.class,
    TranslationsProperties.class,
    LateAnswersProperties.class
})
class SystemsConfiguration {
    private static final TimeValue TIME_TO_LIVE = TimeValue.ofMinutes(5);

    @Bean
    Connections connections(
            SystemsProperties properties,
            List<SystemAdapter> adapters,
            List<SystemKind> kinds,
            MeterRegistry meters,
            TelemetryProperties telemetry) {
        Map<SystemId, SystemAdapter> connected = new Adapters(adapters, kinds).of(properties);
        Map<SystemId, Guards> guards =
                connected.keySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(),
                                        system -> new Guards(system.key(), properties.of(system))));
        SystemMeters measured = new SystemMeters(meters, telemetry.countData());
        measured.watch(guards);
        return new Connections(connected, guards, measured);
    }

    @Bean
    ConnectedSystems connectedSystems(Connections connections) {
        return new ConnectedSystems() {
            @Override
            public Set<SystemId> all() {
                return connections.sources();
            }

            @Override
            public Optional<SystemId> portal() {
                return connections.portal().map(Portal::system);
            }
        };
    }

    @Bean
    ConsultationPaths consultationPaths(
            Connections connections, AccessPolicy policy, InstantSource clock) {
        return new ConsultationPaths(connections.portal().orElse(null), policy, clock);
    }

    /** Named as the routes ask for it. */
    @Bean
    DirectAnswers directAnswers() {
        return new DirectAnswers();
    }

    @Bean
    SystemState.Watch systemStates(Connections connections) {
        return () ->
                connections.guards().entrySet().stream()
                        .map(entry -> entry.getValue().state(entry.getKey()))
                        .sorted(Comparator.comparing(state -> state.system().value()))
                        .toList();
    }

    @Bean
    CodeTranslations codeTranslations(TranslationsProperties properties) {
        return new CodeTranslations(properties.directory());
    }

    @Bean
    SystemSteps systemSteps(
            Connections connections,
            AccessPolicy policy,
            MessageLog log,
            CapturePolicy capture,
            CodeTranslations translations) {
        return new SystemSteps(
                connections.adapters(),
                connections.guards(),
                policy,
                new WireLog(log, capture),
                connections.meters(),
                translations);
    }

    @Bean
    StepsCheck stepsCheck(
            CamelContext camel, Connections connections, CodeTranslations translations) {
        return new StepsCheck(
                requireNonNull(
                        camel.getCamelContextExtension().getContextPlugin(Model.class),
                        "Camel knows its routes"),
                connections.adapters().keySet(),
                connections.portal().map(Portal::system).map(Set::of).orElse(Set.of()),
                translations);
    }

    /** Made at start, and then the start is refused where the policy does not fit the adapters. */
    @Bean
    PolicyCheck policyCheck(AccessPolicy policy, Connections connections) {
        return new PolicyCheck(policy, connections.adapters());
    }

    @Bean
    WarmUp warmUp(Connections connections, AccessPolicy policy, InstantSource clock) {
        return new WarmUp(connections.adapters().values(), policy, clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService deadlines() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("deadlines").daemon().factory());
    }

    /** One client, so that connections and TLS sessions are shared by all questions. */
    @Bean(destroyMethod = "close")
    CloseableHttpClient systemsClient(
            TrustDirectory trust,
            SystemsProperties properties,
            LateAnswersProperties late,
            MeterRegistry meters) {
        return client(
                new SystemsTls(
                        () -> trust.credentials("gateway-client"),
                        trust.authorities("tls-ca"),
                        trust.sessionTimeout()),
                properties,
                late,
                meters);
    }

    static CloseableHttpClient client(
            SystemsTls tls,
            SystemsProperties properties,
            LateAnswersProperties late,
            MeterRegistry meters) {
        int concurrent =
                late.most()
                        + properties.systems().values().stream()
                                .mapToInt(SystemPolicy::concurrent)
                                .max()
                                .orElse(1);
        PoolingHttpClientConnectionManager connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(tls)
                        .setConnectionConfigResolver(
                                route -> connection(properties, route.getTargetHost()))
                        .setMaxConnPerRoute(concurrent)
                        .setMaxConnTotal(concurrent * Math.max(1, properties.systems().size()))
                        .build();
        watch(connections, meters);
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(Timeout.ofSeconds(1))
                                .setResponseTimeout(Timeout.ofMinutes(1))
                                .build())
                // a connection with a client certificate belongs to the whole gateway, not to a
                // user
                .disableConnectionState()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("grenspoort")
                .build();
    }

    private static void watch(
            PoolingHttpClientConnectionManager connections, MeterRegistry meters) {
        Map<String, ToDoubleFunction<PoolStats>> states =
                Map.of(
                        "leased", PoolStats::getLeased,
                        "available", PoolStats::getAvailable,
                        "pending", PoolStats::getPending);
        states.forEach(
                (state, count) ->
                        Meter.SYSTEM_CONNECTIONS.gauge(
                                meters,
                                connections,
                                pool -> count.applyAsDouble(pool.getTotalStats()),
                                state));
    }

    private static int port(java.net.URI address) {
        return address.getPort() < 0 ? 443 : address.getPort();
    }

    private static ConnectionConfig connection(
            SystemsProperties properties, org.apache.hc.core5.http.HttpHost host) {
        Timeout connect =
                properties.systems().values().stream()
                        .filter(
                                policy ->
                                        host.getHostName().equals(policy.address().getHost())
                                                && host.getPort() == port(policy.address()))
                        .findFirst()
                        .map(policy -> Timeout.of(policy.connectTimeout()))
                        .orElse(Timeout.ofSeconds(1));
        return ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(Timeout.ofMinutes(1))
                // then the other side's certificate is looked at again
                .setTimeToLive(TIME_TO_LIVE)
                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                .build();
    }

    @Bean
    LateAnswers lateAnswers(
            Connections connections,
            MessageLog log,
            CapturePolicy capture,
            List<LateAnswer.Listener> listeners,
            LateAnswersProperties properties,
            InstantSource clock) {
        return new LateAnswers(
                connections.adapters(), new WireLog(log, capture), listeners, properties, clock);
    }

    /** Named {@code wire}, which is the scheme it serves in routes. */
    @Bean
    WireComponent wire(
            Connections connections,
            SystemsProperties properties,
            CloseableHttpClient systemsClient,
            ScheduledExecutorService deadlines,
            LateAnswers lateAnswers,
            InstantSource clock) {
        return new WireComponent(
                connections.adapters().keySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(),
                                        system ->
                                                new Sender(
                                                        system,
                                                        properties.of(system),
                                                        systemsClient,
                                                        deadlines,
                                                        lateAnswers,
                                                        clock))),
                properties.systems().keySet().stream()
                        .map(key -> new SystemId(key.toUpperCase(Locale.ROOT)))
                        .filter(system -> !connections.adapters().containsKey(system))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Adapters and guards of the systems that are switched on. */
    record Connections(
            Map<SystemId, SystemAdapter> adapters,
            Map<SystemId, Guards> guards,
            SystemMeters meters) {
        /** The portal, when it is switched on. */
        Optional<Portal> portal() {
            return adapters.values().stream()
                    .filter(Portal.class::isInstance)
                    .map(Portal.class::cast)
                    .findFirst();
        }

        /** Systems that hold something. */
        Set<SystemId> sources() {
            return adapters.entrySet().stream()
                    .filter(entry -> !(entry.getValue() instanceof Portal))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
