package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** What a client sees of each fault. */
class FaultsTest {
    private final SmallSystem sis = new SmallSystem("SIS");
    private TestSimulators simulators;

    @BeforeEach
    void start() {
        simulators = new TestSimulators(sis);
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void without_a_fault_the_system_answers() throws Exception {
        HttpResponse<String> response = simulators.ask("SIS", "X1");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("SIS holds []; asked X1");
        assertThat(response.headers().map())
                .containsKeys("content-length", "content-type", "x-small")
                .doesNotContainKeys("matched-stub-id", "server", "transfer-encoding");
    }

    @Test
    void the_system_sees_the_request_as_it_was_sent() throws Exception {
        simulators.send(
                HttpRequest.newBuilder(simulators.address("SIS").resolve("/a/b?c=d"))
                        .header("X-Twice", "1")
                        .header("X-Twice", "2")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[] {0, -1, 127}))
                        .build());
        assertThat(sis.last().method()).isEqualTo("PUT");
        assertThat(sis.last().path()).isEqualTo("/a/b?c=d");
        assertThat(sis.last().headers()).containsEntry("x-twice", "1, 2");
        assertThat(sis.last().body()).containsExactly(0, -1, 127);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultMode.class,
            names = {"RESET", "DOWN"})
    void a_reset_breaks_the_connection_and_the_system_does_not_work(FaultMode mode)
            throws Exception {
        fault(mode.name());
        assertThatThrownBy(() -> simulators.ask("SIS", "X1"))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("Connection reset");
        assertThat(sis.answered()).isZero();
    }

    @Test
    void garbage_is_no_http() throws Exception {
        fault("GARBAGE");
        assertThatThrownBy(() -> simulators.ask("SIS", "X1"))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("parsing HTTP/1.1 status line");
        assertThat(sis.answered()).isZero();
    }

    @Test
    void a_malformed_answer_breaks_off_half_way() throws Exception {
        fault("MALFORMED");
        int half = "SIS holds [7-fails]; asked X1".length() / 2;
        assertThatThrownBy(() -> simulators.ask("SIS", "X1"))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("bytes received: " + half);
        assertThat(sis.answered()).isEqualTo(1);
    }

    @Test
    void an_empty_answer_closes_the_connection_though_the_system_worked() throws Exception {
        fault("EMPTY");
        assertThatThrownBy(() -> simulators.ask("SIS", "X1"))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("received no bytes");
        assertThat(sis.answered()).isEqualTo(1);
    }

    @Test
    void a_server_error_is_503() throws Exception {
        fault("SERVER_ERROR");
        assertThat(simulators.ask("SIS", "X1").statusCode()).isEqualTo(503);
        assertThat(sis.answered()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultMode.class,
            names = {"DELAY", "LATE", "DRIBBLE"})
    void a_delayed_answer_comes_whole_and_late(FaultMode mode) throws Exception {
        fault(mode.name() + "\",\"delay\":\"600ms");
        long before = System.nanoTime();
        assertThat(simulators.ask("SIS", "X1").body()).endsWith("asked X1");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(550));
    }

    @Test
    void a_timeout_leaves_the_client_waiting_though_the_system_worked() throws Exception {
        fault("TIMEOUT");
        HttpRequest impatient =
                HttpRequest.newBuilder(simulators.question("SIS", "X1"), (name, value) -> true)
                        .timeout(Duration.ofSeconds(1))
                        .build();
        assertThatThrownBy(() -> simulators.send(impatient))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(sis.answered()).isEqualTo(1);
    }

    @Test
    void a_fault_is_for_the_travellers_of_its_scenario_only() throws Exception {
        fault("SERVER_ERROR");
        simulators.load("SIS", "8-other", "{\"records\":{\"travellers\":[\"X2\"]}}");
        assertThat(simulators.ask("SIS", "X1").statusCode()).isEqualTo(503);
        assertThat(simulators.ask("SIS", "X9,X1").statusCode()).isEqualTo(503);
        assertThat(simulators.ask("SIS", "X2").statusCode()).isEqualTo(200);
        assertThat(simulators.ask("SIS", "X3").statusCode()).isEqualTo(200);
    }

    @Test
    void a_fault_without_traveller_is_for_everything() throws Exception {
        simulators.load("SIS", "*", "{\"fault\":{\"mode\":\"SERVER_ERROR\"}}");
        assertThat(simulators.ask("SIS", "X3").statusCode()).isEqualTo(503);
        simulators.admin("SIS", "DELETE", "/scenarios/*", "");
        assertThat(simulators.ask("SIS", "X3").statusCode()).isEqualTo(200);
        assertThat(sis.read()).as("no scenario with a fault of its own: not read").isZero();
    }

    @Test
    void a_scenarios_own_fault_goes_before_that_for_everything() throws Exception {
        simulators.load("SIS", "*", "{\"fault\":{\"mode\":\"RESET\"}}");
        fault("SERVER_ERROR");
        assertThat(simulators.ask("SIS", "X1").statusCode()).isEqualTo(503);
    }

    @Test
    void a_simulator_that_fails_itself_says_so_and_not_why() throws Exception {
        HttpResponse<String> response = simulators.ask("SIS", "break");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("on purpose", "Exception");
    }

    @Test
    void a_connection_that_broke_does_not_spoil_the_next() throws Exception {
        fault("MALFORMED");
        assertThatThrownBy(() -> simulators.ask("SIS", "X1")).isInstanceOf(IOException.class);
        simulators.admin("SIS", "DELETE", "/scenarios/7-fails", "");
        assertThat(simulators.ask("SIS", "X1").statusCode()).isEqualTo(200);
    }

    private void fault(String mode) throws Exception {
        simulators.load(
                "SIS",
                "7-fails",
                "{\"records\":{\"travellers\":[\"x-1\"]},\"fault\":{\"mode\":\"%s\"}}"
                        .formatted(mode));
    }
}
