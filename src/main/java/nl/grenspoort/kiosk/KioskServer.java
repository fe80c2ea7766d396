package nl.grenspoort.kiosk;

import nl.grenspoort.kiosk.exchange.RefusalLog;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The kiosk's port: TLS with the client's certificate required. Keys and authorities are asked of
 * the trust directory at each handshake, so renewed ones need no restart.
 */
final class KioskServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final TrustDirectory trust;
    private final KioskProperties properties;
    private final Runnable rejected;
    private final Runnable tooMany;
    private final RefusalLog refusals;

    /**
     * @param rejected called for each client certificate that is refused
     * @param tooMany called for each connection that is refused because its source has too many
     * @param refusals where the container's own refusals are logged
     */
    KioskServer(
            TrustDirectory trust,
            KioskProperties properties,
            Runnable rejected,
            Runnable tooMany,
            RefusalLog refusals) {
        this.trust = trust;
        this.properties = properties;
        this.rejected = rejected;
        this.tooMany = tooMany;
        this.refusals = refusals;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        ConnectionWatch watch =
                new ConnectionWatch(
                        properties.headTimeout(),
                        properties.bodyTimeout(),
                        properties.connectionsPerSource(),
                        System::nanoTime);
        factory.setProtocol(KioskProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> secure(connector, watch));
        factory.addContextCustomizers(this::problems);
        factory.addEngineValves(new ConnectionValve(watch));
    }

    /** What the container answers by itself is a problem too, and no page of the framework's. */
    private void problems(Context context) {
        for (ErrorPage page : context.findErrorPages()) {
            context.removeErrorPage(page);
        }
        if (context.getParent() instanceof StandardHost host) {
            // a host makes one of this class unless it has one
            host.setErrorReportValveClass(ContainerProblems.class.getName());
            host.getPipeline().addValve(new ContainerProblems(refusals));
        }
    }

    private void secure(Connector connector, ConnectionWatch watch) {
        if (!(connector.getProtocolHandler() instanceof KioskProtocol protocol)) {
            throw new IllegalStateException("the kiosk's port speaks HTTP/1.1");
        }
        protocol.watch(watch, tooMany);
        connector.setScheme("https");
        connector.setSecure(true);
        protocol.setSSLEnabled(true);
        protocol.addSslHostConfig(tls());
        protocol.setMaxSwallowSize((int) properties.maxDiscarded().toBytes());
        protocol.setConnectionTimeout((int) properties.bodyTimeout().toMillis());
        // who may not be heard is not told to go on: no byte leaves before it is known who asks
        protocol.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
    }

    private SSLHostConfig tls() {
        SSLHostConfig config = new SSLHostConfig();
        config.setProtocols(String.join("+", TlsContexts.PROTOCOLS));
        config.setCipherSuites(suites(KioskServer::ofTls13));
        config.setCiphers(suites(suite -> !ofTls13(suite)));
        config.setGroups(String.join(",", TlsContexts.GROUPS));
        config.setHonorCipherOrder(true);
        config.setCertificateVerification("required");
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
        // not read by the server, which gets the context below; named in its start message
        certificate.setCertificateKeystoreFile(trust.where("gateway-server"));
        certificate.setCertificateKeyAlias("gateway-server");
        certificate.setSslContext(
                new JdkTls(
                        TlsContexts.server(
                                () -> trust.credentials("gateway-server"),
                                trust.authorities("tls-ca"),
                                rejected,
                                trust.sessionTimeout()),
                        () -> trust.credentials("gateway-server"),
                        trust.authorities("tls-ca")));
        config.addCertificate(certificate);
        return config;
    }

    private static String suites(Predicate<String> chosen) {
        return TlsContexts.CIPHER_SUITES.stream().filter(chosen).collect(Collectors.joining(":"));
    }

    /** Suites of TLS 1.3 name no key exchange (RFC 8446, B.4). */
    private static boolean ofTls13(String suite) {
        return !suite.contains("_WITH_");
    }
}
