package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.casework.Instruction;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Capture;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Law 4 at the kiosk's door. */
class MessageLogTest extends KioskTest {
    @Test
    void a_request_and_its_answer_are_two_entries_of_one_exchange() {
        HttpResponse<String> answer = open(KIOSK, Bodies.passport());
        UUID id = UUID.fromString(json(answer).get("id").stringValue());

        assertThat(log.entries()).hasSize(2);
        LogRecord intent = log.entries().getFirst().entry();
        LogRecord outcome = log.entries().getLast().entry();
        assertThat(intent.kind()).isEqualTo(Kind.INTENT);
        assertThat(intent.direction()).isEqualTo(LogRecord.Direction.INBOUND);
        assertThat(intent.system()).isEqualTo("KIOSK-API");
        assertThat(intent.operation()).isEqualTo("border-check.open");
        assertThat(intent.checkId()).isNull();
        assertThat(intent.details())
                .containsEntry("http-method", "POST")
                .containsEntry("path", "/v1/border-checks")
                .containsEntry("media-type", "application/json")
                .containsEntry("content-length", Integer.toString(Bodies.passport().length()));
        assertThat(intent.actor().terminal()).isEqualTo(KIOSK);
        assertThat(intent.actor().certificate()).matches("[0-9a-f]{64}");
        assertThat(outcome.kind()).isEqualTo(Kind.OUTCOME);
        assertThat(outcome.correlationId()).isEqualTo(intent.correlationId());
        assertThat(outcome.checkId()).isEqualTo(id);
        assertThat(outcome.result()).isEqualTo("OK");
        assertThat(outcome.details()).containsEntry("http-status", "201");
        assertThat(log.entries().getLast().durable()).isTrue();
        assertThat(log.lastBody(Kind.OUTCOME).wire())
                .isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_path_is_logged_as_its_template_and_the_check_by_its_id() {
        String check = opened(KIOSK);
        send(KIOSK, "PUT", check + "/captures/face", Bodies.face());

        LogRecord intent = log.last(Kind.INTENT);
        assertThat(intent.operation()).isEqualTo("border-check.capture-face");
        assertThat(intent.details()).containsEntry("path", "/v1/border-checks/{id}/captures/face");
        assertThat(intent.checkId()).isEqualTo(UUID.fromString(check.substring(18)));
    }

    @Test
    void when_the_log_takes_nothing_nothing_is_asked_and_nothing_answered() {
        log.takeNothing();

        HttpResponse<String> answer = open(KIOSK, Bodies.passport());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problem(answer)).isEqualTo("log-unavailable");
        assertThat(json(answer).has("logEntry")).isFalse();
        assertThat(checks.calls()).isEmpty();
    }

    /** A check whose node dies is taken over by another: its request must be in the log. */
    @Test
    @Threat("T-LOG-8")
    void when_the_request_can_not_be_made_durable_nothing_is_done_with_it() {
        log.commitNothing();

        HttpResponse<String> answer = open(KIOSK, Bodies.passport());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problem(answer)).isEqualTo("log-unavailable");
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void when_the_outcome_can_not_be_made_durable_the_answer_does_not_leave() {
        log.commitNoOutcome();

        HttpResponse<String> answer = open(KIOSK, Bodies.passport());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problem(answer)).isEqualTo("log-unavailable");
        assertThat(checks.calls()).hasSize(1);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("API-Version")).contains("1.1.0");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("instruction");
    }

    @Test
    void the_answer_waits_until_its_outcome_is_durable() throws Exception {
        CountDownLatch gate = log.commitBehindGate();
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> open(KIOSK, Bodies.passport()));

        while (log.entries().stream().noneMatch(told -> told.entry().kind() == Kind.OUTCOME)) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> answer.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        assertThat(log.last(Kind.OUTCOME).details()).containsEntry("http-status", "201");

        gate.countDown();
        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
    }

    @Test
    void the_request_is_in_the_log_before_anything_is_done_with_it() {
        checks.failWith(new IllegalStateException("about ERIKSSON"));

        HttpResponse<String> answer = open(KIOSK, Bodies.passport());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(json(answer).get("logEntry").stringValue())
                .isEqualTo(log.entries().getFirst().id().toString());
        assertThat(answer.body()).doesNotContain("ERIKSSON", "IllegalState");
        assertThat(log.last(Kind.OUTCOME).result()).isEqualTo("FAILED");
        assertThat(log.last(Kind.OUTCOME).details()).containsEntry("problem", "internal-error");
    }

    @Test
    void every_refusal_is_logged_and_names_its_entry() {
        String check = opened(KIOSK);
        List<Supplier<HttpResponse<String>>> refusals =
                List.of(
                        () -> send(STRANGER, "GET", check, null),
                        () -> send(KIOSK, "GET", "/v1/passports/X00000001", null),
                        () -> send(KIOSK, "DELETE", check, null),
                        () -> send(KIOSK, "POST", CHECKS, Bodies.passport()),
                        () -> open(KIOSK, "{\"direction\":"),
                        () -> send(DESK, "GET", check, null, "Officer-Number", "M9001"),
                        () -> send(GATE, "GET", check, null));
        for (Supplier<HttpResponse<String>> refusal : refusals) {
            HttpResponse<String> refused = refusal.get();
            LogRecord outcome = log.last(Kind.OUTCOME);
            int last = log.entries().size() - 1;
            assertThat(outcome.result()).isEqualTo("REFUSED");
            assertThat(outcome.details())
                    .containsEntry("http-status", Integer.toString(refused.statusCode()))
                    .containsEntry("problem", problem(refused));
            assertThat(json(refused).get("logEntry").stringValue())
                    .isEqualTo(log.entries().get(last - 1).id().toString());
        }
        assertThat(log.kept()).doesNotContain("passports");
    }

    @Test
    void a_stranger_is_logged_by_thumbprint_and_not_read() {
        HttpResponse<String> answer = open(STRANGER, Bodies.passport());

        assertThat(problem(answer)).isEqualTo("terminal-not-registered");
        LogRecord intent = log.last(Kind.INTENT);
        assertThat(intent.actor().terminal()).isEqualTo("unregistered");
        assertThat(intent.actor().certificate()).matches("[0-9a-f]{64}");
        assertThat(intent.body()).isNull();
        assertThat(intent.details()).containsEntry("body", "unread");
    }

    @Test
    void what_the_log_keeps_holds_no_biometrics() {
        String check = opened(KIOSK);
        JsonNode kept =
                JsonMapper.shared()
                        .readTree(Objects.requireNonNull(log.lastBody(Kind.INTENT).kept()));
        send(KIOSK, "PUT", check + "/captures/face", Bodies.face());
        send(KIOSK, "PUT", check + "/captures/fingers", Bodies.fingers());

        assertThat(log.kept())
                .contains("\"redacted\":true")
                .doesNotContain(
                        "PORTRAIT",
                        "FINGERF",
                        Bodies.base64(Bodies.PORTRAIT).substring(0, 40),
                        Bodies.base64(Bodies.FINGER).substring(0, 40));
        assertThat(kept.at("/documents/0/mrz/0").stringValue()).isEqualTo(Bodies.LINE_1);
        assertThat(kept.at("/documents/0/chip/DG1").stringValue()).isEqualTo("YQ==");
        assertThat(kept.at("/documents/0/chip/DG2/size").intValue()).isEqualTo(4000);
    }

    @Test
    void what_is_no_json_is_kept_as_metadata_only() {
        open(KIOSK, "{\"image\":\"" + Bodies.base64(Bodies.PORTRAIT));

        assertThat(log.lastBody(Kind.INTENT).capture()).isEqualTo(Capture.METADATA);
    }

    @Test
    void what_an_officer_sees_is_committed_to_and_not_copied() {
        checks.instruct(Instruction.Final.GO_TO_DESK);
        String check = opened(KIOSK);

        send(DESK, "GET", check, null, OFFICER);

        assertThat(log.lastBody(Kind.OUTCOME).capture()).isEqualTo(Capture.METADATA);
        assertThat(log.last(Kind.OUTCOME).actor().officer()).isEqualTo("M2001");
        assertThat(log.kept()).doesNotContain("XALERT1");
    }
}
