package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

@Threat("T-SIZE-1")
class SizesTest extends KioskTest {
    private static final int HUGE = 50 * 1024 * 1024;
    private static final String[] JSON = {"Content-Type", "application/json"};

    @Test
    void fifty_megabytes_are_refused_and_the_sender_hears_why() {
        HttpResponse<String> answer = post(HttpRequest.BodyPublishers.ofByteArray(new byte[HUGE]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(problem(answer)).isEqualTo("too-large");
        assertThat(checks.calls()).isEmpty();
        LogRecord intent = log.last(LogRecord.Kind.INTENT);
        assertThat(intent.body()).isNull();
        assertThat(intent.details())
                .containsEntry("body", "too-large")
                .containsEntry("content-length", Integer.toString(HUGE));
    }

    @Test
    void fifty_megabytes_without_a_length_are_refused_as_well() {
        HttpResponse<String> answer =
                post(HttpRequest.BodyPublishers.ofInputStream(() -> new Endless(HUGE)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(log.last(LogRecord.Kind.INTENT).details())
                .containsEntry("body", "too-large")
                .containsEntry("content-length", "unknown");
    }

    @Test
    void after_a_refusal_the_connection_is_closed() throws IOException {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write(
                    "POST "
                            + CHECKS
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 20000000\r\n\r\n");
            socket.out().write(new byte[20_000_000]);
            socket.out().flush();
            // returns only because the server closes
            assertThat(socket.read()).startsWith("HTTP/1.1 413 ").contains("Connection: close");
        }
    }

    @Test
    void a_body_without_a_length_is_read_like_any_other() {
        HttpResponse<String> answer =
                exchange(
                        KIOSK,
                        "POST",
                        CHECKS,
                        HttpRequest.BodyPublishers.fromPublisher(
                                HttpRequest.BodyPublishers.ofString(Bodies.passport())),
                        with(JSON, "Idempotency-Key", newKey()));

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void a_body_that_dribbles_in_is_cut_off() throws IOException, InterruptedException {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write(
                    "POST "
                            + CHECKS
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 200\r\n\r\n");
            Thread dribble =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    for (int i = 0; i < 200; i++) {
                                        socket.write(" ");
                                        Thread.sleep(50);
                                    }
                                } catch (IOException | InterruptedException _) {
                                    // the server has had enough
                                }
                            });
            assertThat(socket.read())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:grenspoort:problem:too-slow");
            dribble.interrupt();
            dribble.join();
        }
        assertThat(log.last(LogRecord.Kind.INTENT).details()).containsEntry("body", "too-slow");
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void a_body_that_stops_coming_is_cut_off() throws IOException {
        try (RawSocket socket = new RawSocket(KIOSK, port)) {
            socket.write(
                    "POST "
                            + CHECKS
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 200\r\n\r\n{");
            assertThat(socket.read())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:grenspoort:problem:too-slow", "API-Version: 1.1.0");
        }
        assertThat(log.last(LogRecord.Kind.INTENT).details()).containsEntry("body", "too-slow");
        assertThat(log.last(LogRecord.Kind.OUTCOME).details())
                .containsEntry("http-status", "408")
                .containsEntry("problem", "too-slow");
    }

    @Test
    void a_compressed_body_is_not_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Bodies.passport().getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer =
                exchange(
                        KIOSK,
                        "POST",
                        CHECKS,
                        HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()),
                        with(with(JSON, "Content-Encoding", "gzip"), "Idempotency-Key", newKey()));

        assertThat(problem(answer)).isEqualTo("unsupported-media-type");
        assertThat(log.lastBody(LogRecord.Kind.INTENT).capture())
                .isEqualTo(LogRecord.Capture.METADATA);
    }

    @Test
    void one_chip_file_or_image_too_large_is_named() {
        String big = Bodies.base64(new byte[2 * 1024 * 1024 + 1]);
        HttpResponse<String> answer =
                open(
                        KIOSK,
                        Bodies.document(
                                "\"kind\":\"PASSPORT\",\"chip\":{\"DG2\":\"" + big + "\"}"));

        assertThat(json(answer).at("/errors/0/pointer").stringValue())
                .isEqualTo("/documents/0/chip/DG2");
        assertThat(json(answer).at("/errors/0/code").stringValue()).isEqualTo("TOO_LARGE");
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher body) {
        return exchange(KIOSK, "POST", CHECKS, body, with(JSON, "Idempotency-Key", newKey()));
    }

    private static final class Endless extends InputStream {
        private int left;

        Endless(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = Math.min(left, length);
            left -= given;
            java.util.Arrays.fill(target, offset, offset + given, (byte) ' ');
            return given;
        }
    }
}
