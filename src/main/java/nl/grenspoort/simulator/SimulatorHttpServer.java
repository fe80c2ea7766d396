package nl.grenspoort.simulator;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;

import nl.grenspoort.trust.TlsContexts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

/**
 * WireMock's Jetty with our TLS: WireMock takes keys from a file only, and here none is ever
 * written.
 */
final class SimulatorHttpServer extends Jetty11HttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorHttpServer.class);

    SimulatorHttpServer(
            Options options,
            AdminRequestHandler wiremockAdmin,
            StubRequestHandler stubs,
            SSLContext tls,
            FrontHandler front) {
        super(options, wiremockAdmin, stubs);
        SslContextFactory.Server settings =
                httpsConnector
                        .getConnectionFactory(SslConnectionFactory.class)
                        .getSslContextFactory();
        // given a context, Jetty reads neither key store nor trust store
        settings.setSslContext(tls);
        settings.setNeedClientAuth(true);
        settings.setIncludeProtocols(TlsContexts.PROTOCOLS.toArray(String[]::new));
        settings.setIncludeCipherSuites(TlsContexts.CIPHER_SUITES.toArray(String[]::new));
        settings.setUseCipherSuitesOrder(true);
        front.setHandler(jettyServer.getHandler());
        jettyServer.setHandler(front);
    }

    /**
     * Answers under way are finished, three seconds at most; WireMock's own would cut them off, and
     * leave delayed ones waiting in a thread.
     */
    @Override
    public void stop() {
        scheduledExecutorService.shutdownNow();
        try {
            jettyServer.stop();
            jettyServer.join();
        } catch (TimeoutException e) {
            LOG.debug("Answers that still waited were cut off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("a simulator can't be stopped", e);
        }
    }
}
