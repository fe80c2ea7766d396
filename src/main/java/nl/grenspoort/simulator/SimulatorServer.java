package nl.grenspoort.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.PopulationSearch;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.BindException;
import java.net.SocketException;
import java.net.URI;
import java.time.InstantSource;

import javax.net.ssl.SSLContext;

/** One simulated system on its port: HTTPS with mutual TLS, HTTP/1.1. */
final class SimulatorServer {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);

    /** Enough for a load test on two cores: delays wait without a thread. */
    private static final int THREADS = 16;

    private static final int DELAY_THREADS = 2;

    /** Longer than any client's pool keeps a connection, so that the client closes first. */
    private static final long IDLE_MILLIS = 300_000;

    private static final long STOP_MILLIS = 3_000;

    private final SystemId system;
    private final String bindAddress;
    private final WireMockServer wiremock;
    private final Sandboxes sandboxes;

    private SimulatorServer(
            SystemId system, String bindAddress, WireMockServer wiremock, Sandboxes sandboxes) {
        this.system = system;
        this.bindAddress = bindAddress;
        this.wiremock = wiremock;
        this.sandboxes = sandboxes;
    }

    /**
     * Starts it.
     *
     * @throws StartRefusedException when the port can't be had, or keys are missing
     */
    static SimulatorServer start(
            SimulatedSystem system,
            int port,
            SimulatorProperties properties,
            TrustDirectory trust,
            Population population) {
        String key = system.system().key();
        Sandboxes sandboxes =
                new Sandboxes(
                        system,
                        properties.gatewayOin(),
                        properties.gateways(),
                        InstantSource.system(),
                        new SystemKeys(trust, system.signingIdentity()),
                        properties.maxJournalEntries());
        AdminToken token = new AdminToken(trust.secret("simulator-admin"));
        AdminApi admin =
                new AdminApi(system.system(), sandboxes, token, new PopulationSearch(population));
        SSLContext tls =
                TlsContexts.server(
                        trust.credentials(system.tlsIdentity()),
                        trust.anchors("tls-ca"),
                        () -> LOG.info("Simulated {} refused a client certificate", key));
        WireMockConfiguration options =
                options(properties)
                        .httpsPort(port)
                        .withRootDirectory(properties.directory().resolve(key).toString())
                        .adminAuthenticator(
                                request -> token.accepts(request.getHeader("Authorization")))
                        .extensions(new AnswerTransformer(sandboxes))
                        .httpServerFactory(
                                (given, wiremockAdmin, stubs) ->
                                        new SimulatorHttpServer(
                                                given,
                                                wiremockAdmin,
                                                stubs,
                                                tls,
                                                new FrontHandler(admin)));
        SimulatorServer server =
                new SimulatorServer(
                        system.system(),
                        properties.bindAddress(),
                        new WireMockServer(options),
                        sandboxes);
        server.open(port);
        return server;
    }

    private static WireMockConfiguration options(SimulatorProperties properties) {
        return WireMockConfiguration.options()
                .bindAddress(properties.bindAddress())
                .httpDisabled(true)
                // over HTTP/2 a fault in the bytes would mean something else
                .http2TlsDisabled(true)
                .needClientAuth(true)
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .jettyIdleTimeout(IDLE_MILLIS)
                .jettyStopTimeout(STOP_MILLIS)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(DELAY_THREADS)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .gzipDisabled(true)
                // ours is by sandbox, bounded in octets too, and reached by integrators
                .disableRequestJournal()
                .templatingEnabled(false)
                .stubRequestLoggingDisabled(true)
                // else WireMock sets the XML parsers of the whole JVM, the gateway's too
                .disableOptimizeXmlFactoriesLoading(true)
                .notifier(new WarningNotifier());
    }

    private void open(int port) {
        try {
            wiremock.start();
        } catch (RuntimeException e) {
            SocketException refused = socketException(e);
            if (refused == null) {
                throw e;
            }
            throw new StartRefusedException(
                    "Simulated %s can't listen on %s port %d: %s."
                            .formatted(
                                    system,
                                    bindAddress,
                                    port,
                                    refused instanceof BindException
                                            ? "the port is in use or may not be used"
                                            : "the address can't be used"),
                    "Stop what uses it, or choose another with grenspoort.simulators.ports.%s."
                            .formatted(system.key()),
                    e);
        }
        // what the integrator stubbed in his folder (usual priority 5) goes first
        wiremock.stubFor(
                WireMock.any(WireMock.anyUrl())
                        .atPriority(10)
                        .willReturn(WireMock.aResponse().withTransformers(AnswerTransformer.NAME)));
    }

    /** Where it answers. */
    URI address() {
        return URI.create("https://%s:%d".formatted(bindAddress, wiremock.httpsPort()));
    }

    /** What each caller sees of it. */
    Sandboxes sandboxes() {
        return sandboxes;
    }

    void stop() {
        wiremock.stop();
        sandboxes.close();
    }

    private static @Nullable SocketException socketException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException found) {
                return found;
            }
        }
        return null;
    }
}
