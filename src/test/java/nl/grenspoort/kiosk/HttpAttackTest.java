package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Requests as no client of good will writes them: read once and in one way, or refused. */
class HttpAttackTest extends KioskTest {
    private static final String REST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String END = "Connection: close\r\n\r\n";
    private static final String SECOND = "GET /v1/openapi.json" + REST + END;
    private static final Map<String, String> ATTACKS = attacks();

    @SuppressWarnings("unused") // read by name
    private static final List<String> names = List.copyOf(ATTACKS.keySet());

    private static Map<String, String> attacks() {
        Map<String, String> all = new LinkedHashMap<>();
        headers(all);
        targets(all);
        lengths(all);
        return all;
    }

    private static void headers(Map<String, String> all) {
        all.put("a name that is not ASCII", get("X\u00e9: a\r\n"));
        all.put("a space before the colon", get("Officer-Number : M2001\r\n"));
        all.put("no name", get(": M2001\r\n"));
        all.put("a NUL in a name", get("Officer\0Number: M2001\r\n"));
        all.put("a NUL in a value", get("X: a\0b\r\n"));
        all.put("a lone CR in a value", get("X: a\rOfficer-Number: M2001\r\n"));
        all.put("a hundred and fifty headers", get("X: y\r\n".repeat(150)));
        all.put("a value of nine kilobytes", get("X: " + "y".repeat(9000) + "\r\n"));
        all.put("a name of nine kilobytes", get("y".repeat(9000) + ": x\r\n"));
        all.put("no host", "GET /v1/openapi.json HTTP/1.1\r\n" + END);
        all.put("two hosts", get("Host: elsewhere.example\r\n"));
        all.put("a host with a space", host("a b"));
        all.put("a host with a user", host("localhost@elsewhere.example"));
        all.put("a host with a path", host("localhost/v1"));
        all.put("another expectation", post("Expect: 200-maybe\r\nContent-Length: 2\r\n", "{}"));
    }

    private static void targets(Map<String, String> all) {
        all.put(
                "another host in the target",
                line("GET https://elsewhere.example/v1/openapi.json"));
        all.put("another scheme in the target", line("GET ftp://localhost/v1/openapi.json"));
        all.put("a star", line("GET *"));
        all.put("options of a star", line("OPTIONS *"));
        all.put("a tunnel", line("CONNECT elsewhere.example:443"));
        all.put("an escaped step up", line("GET /v1/%2e%2e/v1/openapi.json"));
        all.put("a step up", line("GET /v1/../v1/openapi.json"));
        all.put("a step nowhere", line("GET /v1/./openapi.json"));
        all.put("a parameter in the path", line("GET /v1/openapi.json;jsessionid=1"));
        all.put("two slashes", line("GET //v1/openapi.json"));
        all.put("an escaped NUL", line("GET /v1/openapi.json%00"));
        all.put("a NUL", line("GET /v1/openapi.json\0"));
        all.put("a backslash", line("GET /v1\\openapi.json"));
        all.put("an escaped backslash", line("GET /v1%5copenapi.json"));
        all.put("an escaped slash", line("GET /v1%2fopenapi.json"));
        all.put("an escaped letter", line("GET /v1/openapi%2ejson"));
        all.put("an escape of an escape", line("GET /v1/%252e%252e/v1/openapi.json"));
        all.put("overlong UTF-8", line("GET /v1/%c0%ae%c0%ae/v1/openapi.json"));
        all.put("a fragment", line("GET /v1/openapi.json#x"));
        all.put("a path of nine kilobytes", line("GET /" + "a".repeat(9000)));
        all.put("a method in lower case", line("get /v1/openapi.json"));
        all.put("a method in both cases", line("gEt /v1/openapi.json"));
        all.put("a method that is none", line("G(T /v1/openapi.json"));
        all.put("a method of its own", line("STEAL /v1/openapi.json"));
        all.put("a trace", line("TRACE /v1/openapi.json"));
        all.put("HTTP/0.9 by name", "GET /v1/openapi.json HTTP/0.9\r\n\r\n");
        all.put("HTTP/2 in HTTP/1's form", "GET /v1/openapi.json HTTP/2.0\r\nHost: x\r\n\r\n");
        all.put("no version of HTTP", "GET /v1/openapi.json HTTP/9.9\r\nHost: x\r\n\r\n");
    }

    private static void lengths(Map<String, String> all) {
        String chunked = "Transfer-Encoding: chunked\r\n";
        all.put(
                "chunked and a length",
                post(chunked + "Content-Length: 2\r\n", "0\r\n\r\n" + SECOND));
        all.put(
                "a length and chunked",
                post("Content-Length: 5\r\n" + chunked, "0\r\n\r\n" + SECOND));
        all.put("an unknown coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n" + SECOND));
        all.put("a coding after a space", post("Transfer-Encoding : chunked\r\n", SECOND));
        all.put("chunked, then identity", post("Transfer-Encoding: chunked, identity\r\n", SECOND));
        all.put("identity", post("Transfer-Encoding: identity\r\nContent-Length: 2\r\n", "{}"));
        all.put("packed and chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"));
        all.put("chunked twice", post(chunked + chunked, "0\r\n\r\n" + SECOND));
        all.put("a tab in the coding", post("Transfer-Encoding:\tchunked\0\r\n", SECOND));
        all.put("a negative length", post("Content-Length: -1\r\n", SECOND));
        all.put("a length with a sign", post("Content-Length: +2\r\n", "{}"));
        all.put("a length in hexadecimal", post("Content-Length: 0x2\r\n", "{}"));
        all.put("two lengths in one", post("Content-Length: 2, 2\r\n", "{}"));
        all.put(
                "two lengths that differ",
                post("Content-Length: 2\r\nContent-Length: 40\r\n", "{}"));
        all.put(
                "two lengths that are one",
                post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}"));
        all.put("a length beyond numbers", post("Content-Length: 99999999999999999999\r\n", "{}"));
        all.put("a chunk's long extension", post(chunked, "2;" + "x".repeat(9000) + "\r\n{}\r\n"));
        all.put("a chunk beyond numbers", post(chunked, "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"));
        all.put("a negative chunk", post(chunked, "-1\r\n{}\r\n0\r\n\r\n"));
        all.put("a chunk that is longer than said", post(chunked, "1\r\n{}\r\n0\r\n\r\n"));
        all.put(
                "a long trailer",
                post(chunked, "2\r\n{}\r\n0\r\nX: " + "y".repeat(20000) + "\r\n\r\n"));
        all.put("a body where none belongs", get("Content-Length: 40\r\n") + SECOND);
    }

    /** Refused with a problem like any other, logged, acted on by nobody, followed by nothing. */
    @Threat({"T-HDR-1", "T-HDR-2"})
    @ParameterizedTest
    @FieldSource("names")
    void a_request_that_can_be_read_in_two_ways_is_refused(String name) throws IOException {
        String answer = sent(KIOSK, Objects.requireNonNull(ATTACKS.get(name)));

        assertThat(answer).matches(Pattern.compile("HTTP/1\\.1 4\\d\\d .*", Pattern.DOTALL));
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as("one answer: " + answer).hasSize(2);
        assertThat(answer)
                .contains(
                        "urn:grenspoort:problem:",
                        "API-Version: 1.1.0",
                        "Cache-Control: no-store",
                        "X-Content-Type-Options: nosniff",
                        "\"logEntry\":\"")
                .doesNotContain("Tomcat", "<html", "openapi\":", "elsewhere");
        assertThat(checks.calls()).isEmpty();
        assertThat(log.entries()).isNotEmpty();
        assertThat(log.entries().getLast().durable()).isTrue();
    }

    /** Tomcat is lenient about these; they mean one thing only. */
    @Threat("T-HDR-2")
    @Test
    void what_is_lenient_changes_nothing() throws IOException {
        for (String request :
                List.of(
                        line("GET https://localhost/v1/openapi.json"),
                        line("GET  /v1/openapi.json"),
                        "\r\n" + SECOND,
                        SECOND.replace("\r\n", "\n"),
                        SECOND.replace(END, "X: a\r\n Officer-Number: M2001\r\n" + END),
                        SECOND.replace("localhost", "elsewhere.example"),
                        SECOND.replace(END, "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n" + END),
                        SECOND.replace(
                                "Connection: close",
                                "Connection: upgrade, close\r\nUpgrade: websocket"),
                        SECOND.replace(END, "X-HTTP-Method-Override: DELETE\r\n" + END))) {
            String answer = sent(KIOSK, request);
            assertThat(answer).as(request).startsWith("HTTP/1.1 200 ").contains("\"openapi\":");
            assertThat(answer).doesNotContain("elsewhere.example", "Upgrade:");
        }
    }

    @Threat("T-HDR-2")
    @Test
    void http_2_is_not_spoken() throws IOException {
        assertThat(sent(KIOSK, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).isEmpty();
    }

    /** What follows the last chunk comes too late to be a header. */
    @Threat("T-HDR-1")
    @Test
    void a_trailer_is_no_header() throws IOException {
        String body = Bodies.passport();
        String answer =
                sent(
                        DESK,
                        "POST /v1/border-checks"
                                + REST
                                + "Content-Type: application/json\r\nIdempotency-Key: k1\r\n"
                                + "Transfer-Encoding: chunked\r\nTrailer: Officer-Number\r\n"
                                + END
                                + Integer.toHexString(body.length())
                                + "\r\n"
                                + body
                                + "\r\n0\r\nOfficer-Number: M2001\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("header-missing");
        assertThat(checks.calls()).isEmpty();
    }

    /** Nobody is told to go on before it is known who asks. */
    @Threat("T-SIZE-1")
    @Test
    void a_stranger_is_not_told_to_send_its_body() throws IOException {
        String post = post("Expect: 100-continue\r\nContent-Length: 2\r\n", "");
        assertThat(sent(STRANGER, post)).startsWith("HTTP/1.1 403 ").doesNotContain(" 100 ");
    }

    /** Refusals of the container come past the filters: they are counted in the log. */
    @Threat("T-RATE-4")
    @Test
    void what_the_container_refuses_is_logged_before_it_is_answered() throws IOException {
        String answer = sent(KIOSK, get("X\0: a\r\n"));

        LogRecord entry = log.last(LogRecord.Kind.ADMIN);
        assertThat(entry.operation()).isEqualTo("requests.refused");
        assertThat(entry.actor().terminal()).isEqualTo("unidentified");
        assertThat(entry.details()).containsEntry("by-container", "1");
        assertThat(answer).contains(log.entries().getLast().id().toString());

        log.commitNothing();
        assertThat(sent(KIOSK, get("X\0: a\r\n")))
                .startsWith("HTTP/1.1 503 ")
                .contains("urn:grenspoort:problem:log-unavailable");
    }

    private String sent(String identity, String request) throws IOException {
        try (RawSocket socket = new RawSocket(identity, port)) {
            socket.write(request);
            return socket.read();
        }
    }

    private static String line(String start) {
        return start + REST + END;
    }

    private static String host(String host) {
        return "GET /v1/openapi.json HTTP/1.1\r\nHost: " + host + "\r\n" + END;
    }

    private static String get(String headers) {
        return "GET /v1/openapi.json" + REST + headers + END;
    }

    private static String post(String headers, String rest) {
        return "POST /v1/border-checks" + REST + headers + "\r\n" + rest;
    }
}
