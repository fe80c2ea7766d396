package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The example for kiosk vendors, {@code docs/kiosk-client.py}, against a gateway that plays its
 * part.
 */
class KioskClientTest {
    private static final Path CLIENT = Path.of("docs/kiosk-client.py");
    private static final String CHECK = "/v1/border-checks/" + TestDemo.ID;

    private final TestDemo demo;

    KioskClientTest(@TempDir Path certificates) throws IOException {
        demo = new TestDemo(certificates.resolve("demo"));
    }

    @AfterEach
    void stopDemo() {
        demo.close();
    }

    @Test
    void it_captures_waits_and_prints_the_last_instruction() throws Exception {
        Run run = run("--direction", "EXIT");
        assertThat(run.code).as(run.text).isZero();
        assertThat(run.text.lines().toList().getLast()).isEqualTo("OPEN");
        assertThat(demo.calls())
                .containsExactly(
                        "POST /v1/border-checks",
                        "PUT " + CHECK + "/captures/face",
                        "GET " + CHECK);
        JsonNode opened = Json.MAPPER.readTree(demo.requests().getFirst().body());
        assertThat(Json.text(opened.path("direction"))).isEqualTo("EXIT");
        assertThat(demo.requests().getFirst().headers()).containsKey("Idempotency-key");
        assertThat(demo.requests().getLast().headers()).containsEntry("Prefer", "wait=5");
    }

    @Test
    void its_specimen_has_check_digits_that_hold() throws Exception {
        run();
        JsonNode mrz =
                Json.MAPPER.readTree(demo.requests().getFirst().body()).at("/documents/0/mrz");
        String line = Json.text(mrz.path(1));
        assertThat(Json.text(mrz.path(0))).hasSize(44);
        assertThat(line).hasSize(44);
        assertThat(line.charAt(9)).isEqualTo(TestMakers.digit(line.substring(0, 9)));
        assertThat(line.charAt(19)).isEqualTo(TestMakers.digit(line.substring(13, 19)));
        assertThat(line.charAt(27)).isEqualTo(TestMakers.digit(line.substring(21, 27)));
        assertThat(line.charAt(43))
                .isEqualTo(
                        TestMakers.digit(
                                line.substring(0, 10)
                                        + line.substring(13, 20)
                                        + line.substring(21, 43)));
    }

    @Test
    void it_says_that_no_more_comes_when_it_can_not_capture() throws Exception {
        demo.answer("GATEWAY PUT " + CHECK + "/captures/face", 200, TestDemo.CAPTURE_FINGERS);
        assertThat(run().code).isZero();
        assertThat(demo.calls()).contains("POST " + CHECK + "/_complete");
    }

    @Test
    void a_refusal_means_the_desk() throws Exception {
        demo.answer("GATEWAY POST /v1/border-checks", 503, "{}");
        assertDesk(run());
    }

    @Test
    void an_answer_that_is_no_json_means_the_desk() throws Exception {
        demo.answer("GATEWAY POST /v1/border-checks", 201, "<html>");
        assertDesk(run());
    }

    @Test
    void a_broken_connection_means_the_desk() throws Exception {
        demo.breakOff("GATEWAY PUT " + CHECK + "/captures/face");
        assertDesk(run());
    }

    @Test
    void a_gateway_that_is_not_there_means_the_desk() throws Exception {
        demo.close();
        assertDesk(run());
    }

    @Test
    void it_is_short_enough_to_read() throws IOException {
        assertThat(Files.readAllLines(CLIENT)).hasSizeLessThan(120);
    }

    private static void assertDesk(Run run) {
        assertThat(run.code).as(run.text).isEqualTo(1);
        assertThat(run.text.lines().toList().getLast()).startsWith("GO_TO_DESK");
    }

    private Run run(String... more) throws Exception {
        assumeTrue(python(), "Python 3 is not installed");
        Path certificates = demo.certificates();
        List<String> command =
                new java.util.ArrayList<>(
                        List.of(
                                "python3",
                                CLIENT.toString(),
                                "--gateway",
                                demo.gatewayUrl(),
                                "--cert",
                                certificates.resolve("kiosk-ams-01.crt").toString(),
                                "--key",
                                certificates.resolve("kiosk-ams-01.key").toString(),
                                "--ca",
                                certificates.resolve("tls-ca.crt").toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
    }

    private static boolean python() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Run(int code, String text) {}
}
