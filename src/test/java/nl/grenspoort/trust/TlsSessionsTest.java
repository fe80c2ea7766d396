package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Resumption saves handshakes, and not for ever. */
class TlsSessionsTest {
    private static final Credentials CA = Recipe.authority("CA").make();
    private static final List<X509Certificate> ANCHORS = List.of(CA.certificate());
    private static final Credentials SERVER = Recipe.server(CA).make();

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void a_client_that_comes_back_needs_one_full_handshake(String protocol) throws IOException {
        SSLContext client = client(TlsContexts.SESSION);
        try (TlsServer server = server(TlsContexts.SESSION)) {
            Set<Long> sessions = new HashSet<>();
            for (int i = 0; i < 10; i++) {
                sessions.add(visit(server, client, protocol));
            }
            assertThat(sessions).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    @Threat("T-KEY-4")
    void a_session_ends_at_its_maximum_time(String protocol) throws Exception {
        SSLContext client = client(TlsContexts.SESSION);
        try (TlsServer server = server(Duration.ofSeconds(1))) {
            long first = visit(server, client, protocol);
            Thread.sleep(2_100);
            assertThat(visit(server, client, protocol))
                    .as("though the client remembers it")
                    .isNotEqualTo(first);
        }
    }

    @Test
    void both_sides_are_limited_to_an_hour_by_default() {
        assertThat(client(TlsContexts.SESSION).getClientSessionContext().getSessionTimeout())
                .isEqualTo(3600);
        assertThat(
                        TlsContexts.server(SERVER, ANCHORS, () -> {})
                                .getServerSessionContext()
                                .getSessionTimeout())
                .isEqualTo(3600);
    }

    private static TlsServer server(Duration session) throws IOException {
        return TlsServer.start(
                TlsContexts.server(() -> SERVER, Authorities.of(ANCHORS), () -> {}, session));
    }

    private static SSLContext client(Duration session) {
        Credentials own = Recipe.client(CA, Recipe.OIN).make();
        return TlsContexts.client(() -> own, Authorities.of(ANCHORS), session);
    }

    /** When the session began: a resumed one keeps its time. */
    private static long visit(TlsServer server, SSLContext client, String protocol)
            throws IOException {
        try (SSLSocket socket = server.connect(client, protocol)) {
            assertThat(socket.getInputStream().read()).isEqualTo('!');
            return socket.getSession().getCreationTime();
        }
    }
}
