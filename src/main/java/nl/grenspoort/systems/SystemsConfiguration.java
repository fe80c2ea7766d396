package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.messagelog.CapturePolicy;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

/** Wires adapters, their policies and the one sender; Camel finds {@code wire} and the steps. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SystemsProperties.class, TranslationsProperties.class})
class SystemsConfiguration {
    @Bean
    Connections connections(
            SystemsProperties properties,
            List<SystemAdapter> adapters,
            List<SystemKind> kinds,
            MeterRegistry meters) {
        Map<SystemId, SystemAdapter> connected = new Adapters(adapters, kinds).of(properties);
        Map<SystemId, Guards> guards =
                connected.keySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(),
                                        system -> new Guards(system.key(), properties.of(system))));
        BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
        guards.forEach(
                (system, guard) -> {
                    bulkheads.replace(system.key(), guard.bulkhead());
                    breakers.replace(system.key(), guard.breaker());
                });
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        return new Connections(connected, guards);
    }

    @Bean
    ConnectedSystems connectedSystems(Connections connections) {
        return connections.adapters()::keySet;
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
                translations);
    }

    @Bean
    StepsCheck stepsCheck(
            CamelContext camel, Connections connections, CodeTranslations translations) {
        return new StepsCheck(
                requireNonNull(
                        camel.getCamelContextExtension().getContextPlugin(Model.class),
                        "Camel has its model"),
                connections.adapters().keySet(),
                translations);
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
    CloseableHttpClient systemsClient(TrustDirectory trust, SystemsProperties properties) {
        SSLContext tls =
                TlsContexts.client(trust.credentials("gateway-client"), trust.anchors("tls-ca"));
        int concurrent =
                properties.systems().values().stream()
                        .mapToInt(SystemPolicy::concurrent)
                        .max()
                        .orElse(1);
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setTlsSocketStrategy(tlsStrategy(tls))
                                .setConnectionConfigResolver(
                                        route -> connection(properties, route.getTargetHost()))
                                .setMaxConnPerRoute(concurrent)
                                .setMaxConnTotal(
                                        concurrent * Math.max(1, properties.systems().size()))
                                .build())
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

    private static DefaultClientTlsStrategy tlsStrategy(SSLContext tls) {
        return new DefaultClientTlsStrategy(
                tls,
                TlsContexts.PROTOCOLS.toArray(String[]::new),
                TlsContexts.CIPHER_SUITES.toArray(String[]::new),
                org.apache.hc.core5.reactor.ssl.SSLBufferMode.STATIC,
                HostnameVerificationPolicy.BOTH,
                new DefaultHostnameVerifier());
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
                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                .build();
    }

    /** Named {@code wire}, which is the scheme it serves in routes. */
    @Bean
    WireComponent wire(
            Connections connections,
            SystemsProperties properties,
            CloseableHttpClient systemsClient,
            ScheduledExecutorService deadlines,
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
                                                        clock))));
    }

    /** Adapters and guards of the systems that are switched on. */
    record Connections(Map<SystemId, SystemAdapter> adapters, Map<SystemId, Guards> guards) {}
}
