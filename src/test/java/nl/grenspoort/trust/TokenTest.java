package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.wus.WusAddress;
import nl.grenspoort.trust.wus.WusSigner;

import org.apache.xml.security.signature.XMLSignature;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.xml.parsers.DocumentBuilderFactory;

/** Everything the gateway does with keys, with keys that never leave a PKCS#11 token. */
class TokenTest {
    @TempDir private static Path place;
    private static OwnPki pki;
    private static SoftToken soft;
    private static TrustDirectory trust;
    private static Throwable wrongPin;

    @BeforeAll
    static void fill() throws Exception {
        pki = OwnPki.make(place.resolve("pki"));
        soft = SoftToken.filled(place, pki);
        // before anybody has logged in: a login is of the whole process
        wrongPin =
                catchThrowable(
                        () ->
                                Token.open(soft.config(), () -> ("9" + SoftToken.PIN).toCharArray())
                                        .credentials("gateway-server"));
        trust = directory(pki.gateway().folder());
    }

    @Test
    @Threat("T-KEY-3")
    void keys_stay_on_the_token_and_certificates_are_the_issued_ones() {
        for (OwnIdentity identity : OwnIdentity.ALL) {
            Credentials own = trust.credentials(identity.name());
            assertThat(own.key().getEncoded()).as("opaque").isNull();
            assertThat(own.certificate())
                    .isEqualTo(pki.gateway().credentials(identity.name()).certificate());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void tls_works_with_tokens_keys_on_both_sides(String protocol) throws Exception {
        Authorities authorities = trust.authorities("tls-ca");
        SSLContext server =
                TlsContexts.server(
                        () -> trust.credentials("gateway-server"),
                        authorities,
                        () -> {},
                        TlsContexts.SESSION);
        SSLContext client =
                TlsContexts.client(
                        () -> trust.credentials("gateway-client"),
                        authorities,
                        TlsContexts.SESSION);
        try (TlsServer listening = TlsServer.start(server);
                SSLSocket socket = listening.connect(client, protocol)) {
            assertThat(socket.getInputStream().read()).isEqualTo('!');
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
            assertThat(socket.getSession().getPeerCertificates()[0])
                    .isEqualTo(trust.credentials("gateway-server").certificate());
        }
    }

    @Test
    void a_message_signed_by_jws_on_the_token_verifies() throws Exception {
        MessageParts parts =
                MessageParts.request(
                        "POST",
                        "/x",
                        Map.of("Digest", MessageParts.digest(new byte[] {1})),
                        new byte[] {1});
        String signature =
                new MessageSigner(
                                () -> trust.credentials("gateway-signing"), InstantSource.system())
                        .sign(parts, List.of("(request-target)", "digest"));
        assertThat(
                        new MessageVerifier(
                                        trust.authorities("signing-ca"),
                                        new Oin("00000001999990100000"),
                                        Duration.ofMinutes(1),
                                        Duration.ofSeconds(10),
                                        InstantSource.system())
                                .verify(signature, parts, Set.of("digest")))
                .isNotNull();
    }

    @Test
    void a_message_signed_by_ws_security_on_the_token_verifies() throws Exception {
        byte[] message =
                new WusSigner(
                                () -> trust.credentials("gateway-signing"),
                                Duration.ofMinutes(5),
                                InstantSource.system())
                        .sign(
                                new WusAddress(
                                        "urn:ask",
                                        URI.create("https://sis.example/"),
                                        URI.create("https://gateway.example/"),
                                        UUID.randomUUID()),
                                body ->
                                        body.appendChild(
                                                body.getOwnerDocument()
                                                        .createElementNS("urn:x", "x")))
                        .bytes();
        assertThat(signatureHolds(message, trust.credentials("gateway-signing").certificate()))
                .isTrue();
    }

    private static boolean signatureHolds(byte[] message, X509Certificate signer) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(message));
        String wsu =
                "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttributeNS(wsu, "Id")) {
                element.setIdAttributeNS(wsu, "Id", true);
            }
        }
        Element signature =
                (Element)
                        document.getElementsByTagNameNS(
                                        "http://www.w3.org/2000/09/xmldsig#", "Signature")
                                .item(0);
        return new XMLSignature(signature, "").checkSignatureValue(signer);
    }

    @Test
    void the_sealing_key_is_of_the_token_the_same_each_time_and_seals(@TempDir Path empty)
            throws Exception {
        TrustDirectory onToken = directory(empty);
        byte[] context = {7};
        Sealer.Sealed sealed =
                new Sealer("b", onToken.sealingKey())
                        .seal("text".getBytes(StandardCharsets.UTF_8), context);
        assertThat(new Sealer("b", directory(empty).sealingKey()).open(sealed, context))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("text");
        assertThat(onToken.sealingKey().getEncoded()).hasSize(32).isNotEqualTo(new byte[32]);
        assertThatThrownBy(() -> trust.sealingKey())
                .as("there is a file too")
                .hasMessageContaining("two sealing keys");
    }

    @Test
    void it_is_read_again_when_its_configuration_is_touched() throws Exception {
        Credentials before = trust.credentials("gateway-client");
        Files.setLastModifiedTime(soft.config(), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(trust.credentials("gateway-client").certificate())
                .isEqualTo(before.certificate());
        assertThat(trust.inventory().certificates())
                .allSatisfy(entry -> assertThat(entry.problem()).isNull());
    }

    @Test
    @Threat("T-KEY-3")
    void what_is_wrong_is_named_and_no_pin_is_told(@TempDir Path folder) throws Exception {
        assertRefused("has no key under the alias nobody", () -> trust.credentials("nobody"));
        assertRefused(
                "The PIN is not that of",
                () -> {
                    throw wrongPin;
                });
        assertRefused(
                "is missing or can't be read",
                () -> Token.open(folder.resolve("no.cfg"), SoftToken.PIN::toCharArray));
        Path wrong =
                Files.writeString(
                        folder.resolve("wrong.cfg"), "name = x\nlibrary = /nowhere/lib.so\n");
        assertRefused("library or slot that", () -> Token.open(wrong, SoftToken.PIN::toCharArray));
        // the token still lets us in
        assertThat(directory(folder).credentials("gateway-server")).isNotNull();
    }

    private static TrustDirectory directory(Path folder) {
        return new TrustDirectory(
                folder,
                Token.open(soft.config(), StorePassword.file(soft.pin())),
                Revocation.UNASKED,
                Renewal.ANY,
                TlsContexts.SESSION,
                Duration.ZERO);
    }

    private static void assertRefused(String message, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(message)
                .satisfies(
                        refused -> {
                            for (Throwable cause = refused;
                                    cause != null;
                                    cause = cause.getCause()) {
                                assertThat(String.valueOf(cause.getMessage()))
                                        .doesNotContain(SoftToken.PIN);
                            }
                        });
    }
}
