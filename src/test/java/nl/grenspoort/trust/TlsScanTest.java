package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.TlsScan.Answer;
import nl.grenspoort.trust.TlsScan.Greeting;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** Every cell of NCSC's table, against our settings: with an EC and with an RSA certificate. */
@Threat("T-KEY-8")
class TlsScanTest {
    private static final int HANDSHAKE_FAILURE = 40;
    private static final int PROTOCOL_VERSION = 70;
    private static final Credentials CA = Recipe.authority("CA").make();

    private static TlsServer ec;
    private static TlsServer rsa;

    @BeforeAll
    static void listen() throws IOException {
        ec = server(Recipe.server(CA).make());
        rsa = server(Recipe.server(CA).withKeys(Recipe.keys("RSA3072")).make());
    }

    @AfterAll
    static void close() throws IOException {
        ec.close();
        rsa.close();
    }

    @Test
    void ssl_3_tls_1_0_and_tls_1_1_are_refused() {
        for (int version : List.of(TlsScan.SSL_3, TlsScan.TLS_1_0, TlsScan.TLS_1_1)) {
            for (TlsServer server : List.of(ec, rsa)) {
                Greeting old =
                        Greeting.tls12()
                                .of(version)
                                .with(List.of(0xC02C, 0xC00A, 0xC014, 0x0035, 0x000A));
                assertThat(scan(server, old).alert()).isEqualTo(PROTOCOL_VERSION);
            }
        }
    }

    @Test
    void tls_1_2_and_1_3_are_spoken() {
        assertThat(scan(ec, Greeting.tls12()).version()).isEqualTo(TlsScan.TLS_1_2);
        assertThat(scan(rsa, Greeting.tls12()).version()).isEqualTo(TlsScan.TLS_1_2);
        assertThat(scan(ec, Greeting.tls13()).version()).isEqualTo(TlsScan.TLS_1_3);
        assertThat(scan(rsa, Greeting.tls13()).version()).isEqualTo(TlsScan.TLS_1_3);
    }

    @Test
    void each_good_suite_is_taken_by_the_server_with_the_key_for_it() {
        NcscTable.SUITES_1_2.forEach(
                (suite, name) ->
                        assertThat(
                                        scan(
                                                name.contains("-ECDSA-") ? ec : rsa,
                                                Greeting.tls12().with(List.of(suite))))
                                .as(name)
                                .returns(suite, Answer::suite));
        for (int suite : NcscTable.SUITES_1_3) {
            assertThat(scan(ec, Greeting.tls13().with(List.of(suite))).suite()).isEqualTo(suite);
        }
    }

    @Test
    void the_strongest_suite_is_taken_whatever_the_client_prefers() {
        assertThat(scan(ec, Greeting.tls12().with(List.of(0xC02B, 0xCCA9, 0xC02C))).suite())
                .isEqualTo(0xC02C);
        assertThat(scan(ec, Greeting.tls13().with(List.of(0x1301, 0x1303, 0x1302))).suite())
                .isEqualTo(0x1302);
    }

    @Test
    void each_bad_suite_is_refused() {
        NcscTable.BAD_SUITES.forEach(
                (suite, name) -> {
                    for (TlsServer server : List.of(ec, rsa)) {
                        Greeting only =
                                Greeting.tls12()
                                        .with(List.of(suite))
                                        .inGroups(List.of(29, 23, 256, 257));
                        assertThat(scan(server, only).alert())
                                .as(name)
                                .isEqualTo(HANDSHAKE_FAILURE);
                    }
                });
        assertThat(scan(ec, Greeting.tls13().with(List.of(0x1305))).accepted())
                .as("AES-128-CCM-8 of TLS 1.3")
                .isFalse();
    }

    @Test
    void each_good_group_is_taken_and_each_bad_one_refused() {
        NcscTable.GROUPS.forEach(
                (group, name) ->
                        assertThat(scan(ec, Greeting.tls13().inGroups(List.of(group))))
                                .as(name)
                                .returns(group, Answer::group));
        NcscTable.BAD_GROUPS.forEach(
                (group, name) -> {
                    assertThat(scan(ec, Greeting.tls13().inGroups(List.of(group))).accepted())
                            .as(name)
                            .isFalse();
                    assertThat(scan(rsa, Greeting.tls12().inGroups(List.of(group))).accepted())
                            .as(name)
                            .isFalse();
                });
    }

    @Test
    void a_handshake_is_not_signed_with_sha_1_or_sha_224() {
        for (int weak : List.of(0x0203, 0x0303)) {
            assertThat(scan(ec, Greeting.tls12().signedBy(List.of(weak))).accepted()).isFalse();
        }
        for (int weak : List.of(0x0201, 0x0301, 0x0101)) {
            assertThat(scan(rsa, Greeting.tls12().signedBy(List.of(weak))).accepted()).isFalse();
        }
    }

    private static Answer scan(TlsServer server, Greeting greeting) {
        return new TlsScan(server.address(), server.port()).greet(greeting);
    }

    private static TlsServer server(Credentials own) throws IOException {
        return TlsServer.start(TlsContexts.server(own, List.of(CA.certificate()), () -> {}));
    }
}
