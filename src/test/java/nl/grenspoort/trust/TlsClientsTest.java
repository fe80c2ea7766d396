package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Who is let in by TLS: real handshakes, over real sockets. */
class TlsClientsTest {
    private static final Credentials CA = Recipe.authority("CA").make();
    private static final List<X509Certificate> ANCHORS = List.of(CA.certificate());

    private final AtomicInteger rejected = new AtomicInteger();
    private TlsServer server;

    @BeforeEach
    void listen() throws IOException {
        server =
                TlsServer.start(
                        TlsContexts.server(
                                Recipe.server(CA).make(), ANCHORS, rejected::incrementAndGet));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1", "RSA3072", "RSA2048"})
    void a_good_certificate_gets_in_by_both_protocols(String key) throws IOException {
        SSLContext client =
                trusting(Recipe.client(CA, Recipe.OIN).withKeys(Recipe.keys(key)).make());
        for (String protocol : TlsContexts.PROTOCOLS) {
            try (SSLSocket socket = server.connect(client, protocol)) {
                assertThat(socket.getInputStream().read()).isEqualTo('!');
            }
        }
        assertThat(rejected).hasValue(0);
    }

    @Test
    @Threat("T-KEY-9")
    void a_client_without_a_certificate_is_refused() throws Exception {
        SSLContext anonymous = SSLContext.getInstance("TLS");
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(TlsContexts.trustStore(ANCHORS));
        anonymous.init(null, trust.getTrustManagers(), null);
        assertRefused(anonymous);
    }

    static Stream<Arguments> bad() {
        Duration day = Duration.ofDays(1);
        return Stream.of(
                Arguments.of(
                        "of another authority with the same name",
                        client().by(Recipe.authority("CA").make())),
                Arguments.of("signed by itself", client().by(null)),
                Arguments.of("expired", client().valid(day.multipliedBy(-9), day.negated())),
                Arguments.of("not valid yet", client().valid(day, day.multipliedBy(9))),
                Arguments.of("of a server", client().forPurpose(KeyPurposeId.id_kp_serverAuth)),
                Arguments.of("for e-mail", client().forPurpose(KeyPurposeId.id_kp_emailProtection)),
                Arguments.of("for encryption", client().withUsage(KeyUsage.keyEncipherment)),
                Arguments.of("of an authority below ours", client().asAuthority()),
                Arguments.of(
                        "issued by an end entity",
                        client().by(
                                        client().withUsage(
                                                        KeyUsage.digitalSignature
                                                                | KeyUsage.keyCertSign)
                                                .make())),
                Arguments.of("signed with SHA-1", client().signedBy("SHA1withECDSA")),
                Arguments.of("signed with SHA-224", client().signedBy("SHA224withECDSA")),
                Arguments.of("RSA of 1024 bits", client().withKeys(Recipe.keys("RSA1024"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    @Threat("T-KEY-9")
    void a_bad_certificate_is_refused_by_both_protocols_and_counted(String name, Recipe recipe)
            throws IOException {
        SSLContext client = trusting(recipe.make());
        assertRefused(client, "TLSv1.3");
        assertRefused(client, "TLSv1.2");
        assertThat(rejected).as(name).hasValue(2);
    }

    @Test
    @Threat("T-KEY-9")
    void the_authoritys_own_certificate_gets_nobody_in() throws IOException {
        Credentials signing =
                Recipe.authority("CA2")
                        .withUsage(
                                KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature)
                        .make();
        server.close();
        server =
                TlsServer.start(
                        TlsContexts.server(
                                Recipe.server(CA).make(),
                                List.of(signing.certificate()),
                                rejected::incrementAndGet));
        assertRefused(trusting(signing));
        assertThat(rejected).hasValue(1);
    }

    @Test
    @Threat("T-KEY-4")
    void a_revoked_certificate_is_refused_and_counted_and_so_is_any_when_lists_are_stale(
            @TempDir Path folder) throws IOException {
        RevocableTrust revocable = new RevocableTrust(folder);
        TrustDirectory trust = revocable.trust();
        Credentials kiosk = Recipe.client(revocable.authority(), Recipe.OIN).make();
        Credentials other = Recipe.client(revocable.authority(), Recipe.OIN).make();
        try (TlsServer listening = serverOf(trust)) {
            letIn(listening, kiosk, trust);
            revocable.revoke(kiosk);
            assertRefused(listening, unasking(kiosk, trust));
            assertThat(rejected).hasValue(1);
            letIn(listening, other, trust);
            revocable.neglect();
            assertRefused(listening, unasking(other, trust));
            assertThat(rejected).hasValue(2);
            revocable.revoke();
            letIn(listening, other, trust);
        }
    }

    @Test
    void a_renewed_server_certificate_is_shown_to_new_handshakes_and_old_connections_live_on(
            @TempDir Path folder) throws IOException {
        RevocableTrust renewable = new RevocableTrust(folder);
        TrustDirectory trust = renewable.trust();
        Credentials kiosk = Recipe.client(renewable.authority(), Recipe.OIN).make();
        X509Certificate old = trust.credentials("gateway-server").certificate();
        try (TlsServer listening = serverOf(trust);
                SSLSocket before = listening.connect(fresh(kiosk, trust))) {
            assertThat(before.getSession().getPeerCertificates()[0]).isEqualTo(old);

            // another kind of key, even
            Credentials renewed =
                    Recipe.server(renewable.authority()).withKeys(Recipe.keys("RSA3072")).make();
            renewable.put("gateway-server", renewed);

            try (SSLSocket after = listening.connect(fresh(kiosk, trust))) {
                assertThat(after.getSession().getPeerCertificates()[0])
                        .isEqualTo(renewed.certificate());
            }
            assertThat(before.getInputStream().read()).isEqualTo('!');
        }
    }

    @Test
    @Threat("T-KEY-10")
    void a_client_refuses_a_server_of_another_authority_and_one_that_is_revoked(
            @TempDir Path folder) throws IOException {
        Credentials kiosk = client().make();
        SSLContext wary =
                TlsContexts.client(kiosk, List.of(Recipe.authority("CA").make().certificate()));
        assertThatThrownBy(() -> server.connect(wary)).isInstanceOf(SSLException.class);

        RevocableTrust revocable = new RevocableTrust(folder);
        TrustDirectory trust = revocable.trust();
        Credentials own = Recipe.client(revocable.authority(), Recipe.OIN).make();
        try (TlsServer listening = serverOf(trust)) {
            letIn(listening, own, trust);
            revocable.revoke(trust.credentials("gateway-server"));
            assertThatThrownBy(() -> listening.connect(fresh(own, trust)))
                    .isInstanceOf(SSLException.class);
        }
    }

    private TlsServer serverOf(TrustDirectory trust) throws IOException {
        return TlsServer.start(
                TlsContexts.server(
                        () -> trust.credentials("gateway-server"),
                        trust.authorities("tls-ca"),
                        rejected::incrementAndGet,
                        TlsContexts.SESSION));
    }

    /** Without a session of an earlier handshake. */
    private static SSLContext fresh(Credentials own, TrustDirectory trust) {
        return TlsContexts.client(() -> own, trust.authorities("tls-ca"), TlsContexts.SESSION);
    }

    /** One that does not ask what was revoked itself. */
    private static SSLContext unasking(Credentials own, TrustDirectory trust) {
        return TlsContexts.client(own, trust.anchors("tls-ca"));
    }

    private static void letIn(TlsServer server, Credentials own, TrustDirectory trust)
            throws IOException {
        try (SSLSocket socket = server.connect(fresh(own, trust))) {
            assertThat(socket.getInputStream().read()).isEqualTo('!');
        }
    }

    private static Recipe client() {
        return Recipe.client(CA, Recipe.OIN);
    }

    private static SSLContext trusting(Credentials own) {
        return TlsContexts.client(own, ANCHORS);
    }

    private void assertRefused(SSLContext context, String... protocols) {
        assertRefused(server, context, protocols);
    }

    /** In TLS 1.3 a client hears of its refusal at its first read. */
    private static void assertRefused(TlsServer server, SSLContext context, String... protocols) {
        assertThatThrownBy(
                        () -> {
                            try (SSLSocket socket = server.connect(context, protocols)) {
                                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                            }
                        })
                .isInstanceOf(IOException.class);
    }
}
