package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

class HeadersTest extends KioskTest {
    @Test
    void every_answer_has_version_and_security_headers_also_a_refusal() {
        String check = opened(KIOSK);
        for (HttpResponse<String> answer :
                List.of(
                        open(KIOSK, Bodies.passport()),
                        send(KIOSK, "GET", check, null),
                        send(KIOSK, "GET", "/v1/openapi.json", null),
                        send(KIOSK, "GET", "/nothing", null),
                        send(KIOSK, "DELETE", check, null),
                        send(STRANGER, "GET", check, null),
                        open(KIOSK, "{"))) {
            assertThat(answer.headers().map())
                    .as(answer.body())
                    .containsEntry("api-version", List.of("1.1.0"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("content-security-policy", List.of("frame-ancestors 'none'"))
                    .containsEntry("strict-transport-security", List.of("max-age=31536000"))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .containsKey("content-type")
                    .doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Threat("T-HDR-1")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelHttpUri: https://elsewhere.example/",
                "camelhttpuri: https://elsewhere.example/",
                "CAMELHTTPMETHOD: DELETE",
                "org.apache.cxf.message.Message.ENDPOINT_ADDRESS: x",
                "X-Forwarded-For: 192.0.2.1",
                "x-forwarded-host: elsewhere.example",
                "Forwarded: for=192.0.2.1;host=elsewhere.example",
                "X-HTTP-Method-Override: DELETE",
                "Officer_Number: M2001",
                "X-Original-URL: /v1/openapi.json",
                "Cookie: JSESSIONID=1",
                "Range: bytes=0-1"
            })
    void a_foreign_header_changes_nothing(String header) throws IOException {
        String check = opened(KIOSK);
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write(
                    "GET "
                            + check
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + header
                            + "\r\n\r\n");
            String answer = socket.read();
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .doesNotContain("elsewhere", "Set-Cookie");
        }
        assertThat(checks.lastCall().method()).isEqualTo("view");
        assertThat(checks.lastCall().caller().officer()).isNull();
        assertThat(log.kept()).doesNotContain("elsewhere", "192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer-number", "OFFICER-NUMBER", "Officer-Number"})
    void an_allowed_header_is_known_in_any_case(String name) throws IOException {
        String check = opened(KIOSK);
        try (RawSocket socket = new RawSocket(DESK, port)) {
            socket.write(
                    "GET "
                            + check
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + name
                            + ": M2001\r\n\r\n");
            assertThat(socket.read()).contains("\"case\"");
        }
    }

    @Test
    void a_header_that_stands_there_twice_is_refused() throws IOException {
        String check = opened(KIOSK);
        try (RawSocket socket = new RawSocket(DESK, port)) {
            socket.write(
                    "GET "
                            + check
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Officer-Number: M2001\r\nofficer-number: M9001\r\n\r\n");
            assertThat(socket.read())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("urn:grenspoort:problem:header-malformed");
        }
    }

    @Test
    void an_impossible_address_is_answered_with_a_problem_too() throws IOException {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write("GET /v1/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(socket.read())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("urn:grenspoort:problem:not-understood", "API-Version: 1.1.0")
                    .doesNotContain("Tomcat", "<html");
        }
    }

    @Test
    void a_second_length_smuggles_nothing() throws IOException {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write(
                    "POST "
                            + CHECKS
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                            + "Content-Length: 40\r\n\r\n{}");
            assertThat(socket.read()).startsWith("HTTP/1.1 400 ");
        }
        assertThat(checks.calls()).isEmpty();
    }
}
