package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.wus.SignedMessage;
import nl.grenspoort.trust.wus.SoapForge;
import nl.grenspoort.trust.wus.VerifiedMessage;
import nl.grenspoort.trust.wus.WusAddress;
import nl.grenspoort.trust.wus.WusSigner;
import nl.grenspoort.trust.wus.WusVerifier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A desk holds a conversation with the whole gateway over SOAP: the content of the scenario
 * mrz-misread-desk, with what that scenario expects.
 */
class DeskSoapIT {
    private static final String CONTRACT = "urn:grenspoort:contracts:desk:v1";
    private static final String PATH = "/ws/border-checks";
    private static final Oin GATEWAY = new Oin("00000099000000000100");
    private static final Oin DESK = new Oin("00000099000000003000");
    private static final String OPEN =
            """
            <officerNumber>M1001</officerNumber><idempotencyKey>%s</idempotencyKey><direction>ENTRY</direction>\
            <conveyance><kind>AIR</kind><number>GP0001</number><operator>GP</operator></conveyance>\
            <documents><document><kind>PASSPORT</kind><mrz>\
            <line>P&lt;UTOJANSEN&lt;&lt;PIETER&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;</line>\
            <line>X900000043NLD6005052M3204153&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;03</line>\
            </mrz></document></documents>""";

    @TempDir static Path folder;

    private static GatewayProcess gateway;
    private static HttpClient client;
    private static WusSigner signer;
    private static WusVerifier verifier;

    @BeforeAll
    static void start() throws Exception {
        gateway =
                GatewayProcess.demo(
                        folder.toAbsolutePath(),
                        DemoSystems.onFreePorts().settings().toArray(String[]::new));
        client = gateway.client("desk-ams-01");
        TrustDirectory trust = gateway.trust();
        signer =
                new WusSigner(
                        trust.credentials("desk-ams-01-signing"),
                        Duration.ofMinutes(5),
                        InstantSource.system());
        verifier =
                new WusVerifier(
                        trust.anchors("signing-ca"),
                        GATEWAY,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        1_000_000,
                        InstantSource.system());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        client.close();
        gateway.close();
    }

    @Test
    void a_desk_hears_over_soap_what_the_scenario_expects_and_rest_shows() throws Exception {
        Element check = call("openBorderCheck", OPEN.formatted(UUID.randomUUID()));
        String id = text(check, "id");
        String about = "<officerNumber>M1001</officerNumber><checkId>" + id + "</checkId>";
        if (text(check, "kind").equals("CAPTURE")) {
            check = call("completeBorderCheck", about);
        }
        for (int round = 0; round < 20 && text(check, "kind").equals("WAIT"); round++) {
            check = call("getBorderCheck", about + "<wait>5</wait>");
        }

        assertThat(text(check, "kind")).isEqualTo("GO_TO_DESK");
        assertThat(text(check, "advice")).isEqualTo("SECOND_LINE");
        assertThat(all(check, "key")).contains("document.not-readable");

        JsonNode rest = rest(id);
        assertThat(all(check, "key"))
                .containsExactlyElementsOf(
                        rest.at("/case/findings")
                                .valueStream()
                                .map(finding -> finding.get("key").stringValue())
                                .toList());
        assertThat(all(check, "system"))
                .containsExactlyElementsOf(
                        rest.at("/case/answers")
                                .valueStream()
                                .map(answer -> answer.get("system").stringValue())
                                .toList());
        assertThat(Files.readString(folder.resolve("gateway.log"))).doesNotContain("JANSEN");
    }

    private static Element call(String operation, String content) throws Exception {
        String action = CONTRACT + ":" + operation;
        String request =
                "<%s xmlns='%s'>%s</%s>".formatted(operation, CONTRACT, content, operation);
        URI to = gateway.address().resolve(PATH);
        SignedMessage signed =
                signer.sign(
                        new WusAddress(
                                action,
                                WusAddress.withOin(to, GATEWAY),
                                WusAddress.withOin(URI.create("https://desk.example/1"), DESK),
                                UUID.randomUUID()),
                        body ->
                                body.appendChild(
                                        body.getOwnerDocument()
                                                .importNode(
                                                        SoapForge.document(request)
                                                                .getDocumentElement(),
                                                        true)));
        HttpResponse<byte[]> answer =
                client.send(
                        HttpRequest.newBuilder(to)
                                .header("Content-Type", "text/xml; charset=utf-8")
                                .header("SOAPAction", '"' + action + '"')
                                .header("Sandbox-Time", "2026-11-23T10:00:00Z")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(signed.bytes()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        VerifiedMessage message = verifier.verify(answer.body(), signed.sent());
        assertThat(message.isFault()).as(new String(answer.body())).isFalse();
        assertThat(message.action()).isEqualTo(action + "Response");
        return message.payload();
    }

    private static JsonNode rest(String id) throws Exception {
        return JsonMapper.shared()
                .readTree(
                        client.send(
                                        HttpRequest.newBuilder(
                                                        gateway.address()
                                                                .resolve("/v1/border-checks/" + id))
                                                .header("Officer-Number", "M1001")
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body());
    }

    private static String text(Element check, String name) {
        List<String> all = all(check, name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    private static List<String> all(Element check, String name) {
        var found = check.getElementsByTagNameNS(CONTRACT, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
