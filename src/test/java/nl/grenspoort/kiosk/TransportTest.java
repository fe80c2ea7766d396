package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.trust.TlsContexts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

class TransportTest extends KioskTest {
    @Autowired MeterRegistry meters;

    @Test
    void a_certificate_nobody_trusts_is_refused_by_tls_counted_and_told_to_the_log()
            throws Exception {
        double before = meters.counter(RejectedCertificates.METER).count();
        HttpClient foreign =
                HttpClient.newBuilder().sslContext(tls(TestPki.FOREIGN, KIOSK)).build();

        assertThatThrownBy(() -> get(foreign)).isInstanceOf(IOException.class);

        assertThat(meters.counter(RejectedCertificates.METER).count()).isGreaterThan(before);
        assertThat(log.entries()).noneMatch(entry -> entry.entry().kind() == LogRecord.Kind.INTENT);
        assertThat(log.last(LogRecord.Kind.ADMIN).details()).containsKey("count");
    }

    @Test
    void a_caller_without_certificate_gets_no_further_than_tls() throws Exception {
        SSLContext nobody = SSLContext.getInstance("TLS");
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(TlsContexts.trustStore(TestPki.TRUSTED.anchors("tls-ca")));
        nobody.init(null, trust.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder().sslContext(nobody).build();

        assertThatThrownBy(() -> get(client)).isInstanceOf(IOException.class);
        assertThat(log.entries()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void every_suite_on_the_list_is_spoken(String suite) throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            assertThat(socket.getSession().getCipherSuite()).isEqualTo(suite);
        }
    }

    /** The server's key is P-256: suites that name RSA need another key. */
    static List<String> suites() {
        return TlsContexts.CIPHER_SUITES.stream()
                .filter(suite -> !suite.contains("_RSA_"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"
            })
    void a_suite_that_is_to_be_phased_out_is_refused(String suite) throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void both_protocols_are_spoken(String protocol) throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
    }

    private SSLSocket socket() throws IOException, GeneralSecurityException {
        return (SSLSocket)
                tls(TestPki.TRUSTED, KIOSK).getSocketFactory().createSocket("localhost", port);
    }

    private HttpResponse<String> get(HttpClient client) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/v1/openapi.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
