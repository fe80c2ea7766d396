package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** The clock that a terminal of the demo sets for itself. */
class SandboxClockTest extends KioskTest {
    private static final String SET = "2026-11-02T10:00:00Z";

    @AfterEach
    void clear() throws Exception {
        clock(KIOSK, "DELETE", "");
        clock(DESK, "DELETE", "");
    }

    @Test
    void it_is_of_the_terminal_that_set_it_and_ticks_on() throws Exception {
        assertThat(clock(KIOSK, "PUT", "{\"instant\":\"%s\"}".formatted(SET)).statusCode())
                .isEqualTo(204);
        assertThat(clock(KIOSK, "GET", "").body()).contains("\"set\":true", "2026-11-02T10:0");
        assertThat(clock(DESK, "GET", "").body()).contains("\"set\":false");

        assertThat(open(KIOSK, Bodies.passport()).statusCode()).isEqualTo(201);
        Instant law = checks.lastCall().caller().sandboxTime();
        assertThat(law).isBetween(Instant.parse(SET), Instant.parse(SET).plusSeconds(600));
    }

    @Test
    void a_call_that_says_a_time_itself_has_that_one() throws Exception {
        clock(KIOSK, "PUT", "{\"instant\":\"%s\"}".formatted(SET));
        open(KIOSK, Bodies.passport(), "Sandbox-Time", "2027-01-01T00:00:00Z");
        assertThat(checks.lastCall().caller().sandboxTime())
                .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        clock(KIOSK, "DELETE", "");
        open(KIOSK, Bodies.passport());
        assertThat(checks.lastCall().caller().sandboxTime()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "7",
                "{\"instant\":7}",
                "{\"instant\":\"tomorrow\"}",
                "{\"instant\":\"2026-11-02T10:00:00\"}",
                "{\"instant\":\"3000-11-02T10:00:00Z\"}",
                "{\"instant\":\"2026-11-02T10:00:00Z\",\"more\":1}"
            })
    void what_is_no_time_is_refused_and_changes_nothing(String body) throws Exception {
        HttpResponse<String> answer = clock(KIOSK, "PUT", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/instant");
        assertThat(clock(KIOSK, "GET", "").body()).contains("\"set\":false");
    }

    @Test
    void a_body_without_end_and_another_method_are_refused() throws Exception {
        assertThat(clock(KIOSK, "PUT", "{\"instant\":\"" + "1".repeat(100_000)).statusCode())
                .isEqualTo(400);
        HttpResponse<String> post = clock(KIOSK, "POST", "");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET, PUT, DELETE");
    }

    @Test
    void who_is_no_terminal_has_no_clock() throws Exception {
        assertThat(clock("stranger", "GET", "").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> clock(String identity, String method, String body)
            throws IOException, InterruptedException {
        return client(identity)
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "https://localhost:" + port + "/v1/sandbox/clock"))
                                .timeout(Duration.ofSeconds(60))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
