package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Recipe;
import nl.grenspoort.trust.RevocableTrust;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** The one client that goes out, against servers with good and bad certificates. */
class SystemsTlsTest {
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    /** What each request's client certificate was. */
    private final List<X509Certificate> seen = new CopyOnWriteArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void a_server_for_the_name_that_is_called_is_answered_with_our_certificate() throws Exception {
        RevocableTrust trust = new RevocableTrust(folder);
        int port = serve(trust, Recipe.server(trust.authority()).make());
        assertThat(get(client(trust), port)).isEqualTo("ok");
        assertThat(seen).containsExactly(trust.trust().credentials("gateway-client").certificate());
    }

    @Test
    @Threat("T-KEY-10")
    void a_server_with_a_certificate_for_another_name_is_told_nothing() throws Exception {
        RevocableTrust trust = new RevocableTrust(folder);
        int port = serve(trust, Recipe.server(trust.authority()).forHost("sis.example.org").make());
        assertThatThrownBy(() -> get(client(trust), port)).isInstanceOf(SSLException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    @Threat("T-KEY-10")
    void a_server_of_another_authority_is_told_nothing() throws Exception {
        RevocableTrust trust = new RevocableTrust(folder);
        Credentials other = Recipe.authority("Revocable CA").make();
        int port = serve(trust, Recipe.server(other).make());
        assertThatThrownBy(() -> get(client(trust), port)).isInstanceOf(SSLException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    @Threat("T-KEY-10")
    void a_clients_certificate_does_not_make_a_server() throws Exception {
        RevocableTrust trust = new RevocableTrust(folder);
        int port = serve(trust, Recipe.client(trust.authority(), Recipe.OIN).make());
        assertThatThrownBy(() -> get(client(trust), port)).isInstanceOf(SSLException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    @Threat("T-KEY-5")
    void a_revoked_server_is_told_nothing_not_even_in_a_session_of_before() throws Exception {
        RevocableTrust trust = new RevocableTrust(folder);
        Credentials server = Recipe.server(trust.authority()).make();
        int port = serve(trust, server);
        CloseableHttpClient client = client(trust);
        assertThat(get(client, port)).isEqualTo("ok");

        trust.revoke(server);

        assertThatThrownBy(() -> get(client, port)).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> get(client(trust), port)).isInstanceOf(SSLException.class);
        assertThat(seen).hasSize(1);
    }

    @Test
    void a_renewed_certificate_of_ours_is_shown_by_the_next_connection() throws Exception {
        RevocableTrust trust = new RevocableTrust(folder);
        int port = serve(trust, Recipe.server(trust.authority()).make());
        CloseableHttpClient client = client(trust);
        get(client, port);
        Credentials renewed = Recipe.client(trust.authority(), Recipe.OIN).make();
        trust.put("gateway-client", renewed);
        get(client(trust), port);
        assertThat(seen.getLast()).isEqualTo(renewed.certificate());
    }

    private CloseableHttpClient client(RevocableTrust trust) {
        TrustDirectory directory = trust.trust();
        CloseableHttpClient client =
                SystemsConfiguration.client(
                        new SystemsTls(
                                () -> directory.credentials("gateway-client"),
                                directory.authorities("tls-ca"),
                                directory.sessionTimeout()),
                        new SystemsProperties(Map.of()),
                        new LateAnswersProperties(Duration.ZERO, 0),
                        new SimpleMeterRegistry());
        open.add(client);
        return client;
    }

    /** Each time on a connection of its own. */
    private static String get(CloseableHttpClient client, int port) throws IOException {
        HttpGet request = new HttpGet("https://localhost:" + port + "/");
        request.setHeader("Connection", "close");
        return client.execute(request, answer -> EntityUtils.toString(answer.getEntity()));
    }

    /** Shows this certificate and asks for one of ours; does not ask what was revoked. */
    private int serve(RevocableTrust trust, Credentials own) throws IOException {
        SSLContext tls =
                TlsContexts.server(own, List.of(trust.authority().certificate()), () -> {});
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        server.setHttpsConfigurator(
                new HttpsConfigurator(tls) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters wanted = tls.getDefaultSSLParameters();
                        wanted.setNeedClientAuth(true);
                        parameters.setSSLParameters(wanted);
                    }
                });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    seen.add(
                            (X509Certificate)
                                    ((com.sun.net.httpserver.HttpsExchange) exchange)
                                            .getSSLSession()
                                            .getPeerCertificates()[0]);
                    OtherSide.answer(exchange, 200, "ok");
                });
        server.start();
        open.add(() -> server.stop(0));
        open.add(threads::shutdownNow);
        return server.getAddress().getPort();
    }
}
