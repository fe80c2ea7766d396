package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.BorderChecks;
import nl.grenspoort.casework.Instruction;
import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.entry.ObservationKind;
import nl.grenspoort.kiosk.FakeBorderChecks.Call;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.wus.SignedMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A border check by SOAP, as a desk has it. */
class DeskConversationTest extends DeskTest {
    /** That every answer is signed and confirms its request is checked with each of them. */
    @Test
    @Threat("T-SOAP-13")
    void a_whole_conversation() {
        UUID check = openedBySoap();
        NewBorderCheck opened = checks.lastCall().given(NewBorderCheck.class);
        assertThat(opened.documents().getFirst().mrz())
                .containsExactly(Bodies.LINE_1, Bodies.LINE_2);

        call(DeskBodies.about("captureFace", check, DeskBodies.face()));
        assertThat(checks.lastCall().given(Capture.Face.class).image()).isEqualTo(Bodies.PORTRAIT);
        call(DeskBodies.about("captureFingers", check, DeskBodies.fingers()));
        assertThat(checks.lastCall().given(Capture.Fingers.class).fingers()).hasSize(2);
        call(DeskBodies.about("captureAnswers", check, DeskBodies.answers()));
        assertThat(checks.lastCall().given(Capture.Answers.class).answers())
                .containsEntry("purpose-of-stay", "TOURISM");
        call(DeskBodies.about("completeBorderCheck", check, ""));
        checks.instruct(Instruction.Final.OPEN);
        DeskReply read = call(DeskBodies.about("getBorderCheck", check, "<wait>5</wait>"));
        assertThat(checks.lastCall().given(Duration.class)).isEqualTo(Duration.ofSeconds(5));
        assertThat(read.text("instruction/kind")).isEqualTo("OPEN");
        assertThat(read.text("case/advice")).isEqualTo("REFUSAL_CANDIDATE");
        call(DeskBodies.about("recordPassage", check, DeskBodies.passage()));
        assertThat(checks.lastCall().given(BorderChecks.Passage.class))
                .isEqualTo(BorderChecks.Passage.PASSED);
        call(DeskBodies.about("abandonBorderCheck", check, ""));

        assertThat(checks.calls().stream().map(Call::method))
                .containsExactly(
                        "open",
                        "capture",
                        "capture",
                        "capture",
                        "complete",
                        "view",
                        "passage",
                        "abandon");
        assertThat(checks.calls())
                .allSatisfy(
                        call ->
                                assertThat(Objects.requireNonNull(call.caller().officer()).number())
                                        .isEqualTo("M2001"));
    }

    @Test
    void soap_and_rest_hand_over_the_same_request() {
        openedBySoap();
        NewBorderCheck bySoap = checks.lastCall().given(NewBorderCheck.class);
        opened(DESK, OFFICER);
        NewBorderCheck byRest = checks.lastCall().given(NewBorderCheck.class);

        assertThat(bySoap).usingRecursiveComparison().isEqualTo(byRest);
    }

    @Test
    void soap_and_rest_show_the_same_check() {
        UUID check = openedBySoap();
        DeskReply soap = call(DeskBodies.about("getBorderCheck", check, ""));
        var rest = json(send(DESK, "GET", CHECKS + "/" + check, null, OFFICER));

        assertThat(DeskXml.json(soap.content())).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({
        "openBorderCheck, desk.open, true",
        "getBorderCheck, desk.view, false",
        "captureFace, desk.capture-face, false",
        "captureFingers, desk.capture-fingers, false",
        "captureAnswers, desk.capture-answers, false",
        "completeBorderCheck, desk.complete, false",
        "abandonBorderCheck, desk.abandon, false",
        "recordPassage, desk.passage, false",
        "recordObservation, desk.observe, false"
    })
    void both_sides_of_every_operation_are_in_the_log_by_name(
            String operation, String name, boolean opens) {
        UUID check = openedBySoap();
        log.reset();
        DeskReply reply = call(opens ? DeskBodies.open(newKey()) : request(operation, check));

        UUID answered = UUID.fromString(reply.text("id"));
        LogRecord intent = log.last(Kind.INTENT);
        LogRecord outcome = log.last(Kind.OUTCOME);
        assertThat(log.entries()).hasSize(2);
        assertThat(intent.operation()).isEqualTo(name);
        assertThat(intent.checkId()).isEqualTo(opens ? null : check);
        assertThat(intent.actor().officer()).isEqualTo("M2001");
        assertThat(intent.details()).containsEntry("path", SERVICE);
        assertThat(outcome.operation()).isEqualTo(name);
        assertThat(outcome.checkId()).isEqualTo(answered);
        assertThat(outcome.result()).isEqualTo("OK");
        assertThat(log.entries().getLast().durable()).isTrue();
    }

    @Test
    void the_log_commits_to_the_wire_bytes_and_keeps_no_image_and_no_case() {
        UUID check = openedBySoap();
        SignedMessage face =
                sign(DeskBodies.about("captureFace", check, DeskBodies.face()), UUID.randomUUID());
        DeskReply reply =
                confirmed(
                        post(DESK, face.bytes(), DeskBodies.NAMESPACE + ":captureFace"),
                        face.sent());

        assertThat(log.lastBody(Kind.INTENT).wire()).isEqualTo(face.bytes());
        assertThat(log.lastBody(Kind.OUTCOME).wire()).isEqualTo(reply.bytes());
        assertThat(log.lastBody(Kind.OUTCOME).capture()).isEqualTo(LogRecord.Capture.METADATA);
        assertThat(log.kept())
                .contains("maker model 1.0", Bodies.LINE_1)
                .doesNotContain(Bodies.base64(Bodies.PORTRAIT).substring(0, 40))
                .doesNotContain("XALERT1");
    }

    @Test
    @Threat("T-SOAP-9")
    void the_answer_leaves_only_when_its_outcome_is_durable() {
        UUID check = openedBySoap();
        log.commitNothing();
        DeskReply reply = unconfirmedOrNot(DeskBodies.about("getBorderCheck", check, ""));

        assertThat(reply.problem()).isEqualTo("log-unavailable");
        assertThat(reply.faultcode()).isEqualTo("soap:Server");
        assertThat(reply.http().firstValue("Retry-After")).isPresent();
        assertThat(new String(reply.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("ERIKSSON");
    }

    @Test
    void a_retry_under_the_same_message_id_is_newly_signed_and_gives_the_same_check()
            throws InterruptedException {
        String request = DeskBodies.open(newKey());
        UUID message = UUID.randomUUID();
        DeskReply first = call(request, message);
        Thread.sleep(5); // a timestamp of the same millisecond would be the same signature
        DeskReply again = call(request, message);

        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(checks.calls()).hasSize(2);
    }

    @Test
    void white_space_and_prefixes_make_no_other_request() {
        String key = newKey();
        String first = call(DeskBodies.open(key)).text("id");
        String prefixed =
                DeskBodies.open(key)
                        .replaceAll("<(/?)([a-zA-Z])", "<$1d:$2")
                        .replace("xmlns=", "xmlns:d=")
                        .replace("<d:party>", "\n  <d:party>\n");

        assertThat(call(prefixed).text("id")).isEqualTo(first);
        assertThat(call(DeskBodies.open(key).replace("KL0641", "KL0642")).problem())
                .isEqualTo("key-reused");
    }

    @Test
    void base64_may_be_broken_into_lines_and_nil_counts_as_absent() {
        UUID check = openedBySoap();
        String broken = Bodies.base64(Bodies.PORTRAIT).replaceAll("(.{76})", "$1\r\n");
        String face =
                DeskBodies.face()
                        .replace(Bodies.base64(Bodies.PORTRAIT), broken)
                        .replace(
                                "<quality>80</quality>",
                                "<quality xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
                                        + " i:nil='true'/>");
        call(DeskBodies.about("captureFace", check, face));

        Capture.Face given = checks.lastCall().given(Capture.Face.class);
        assertThat(given.image()).isEqualTo(Bodies.PORTRAIT);
        assertThat(given.quality()).isNull();
    }

    @Test
    void a_wait_is_cut_to_the_longest_that_is_allowed() {
        UUID check = openedBySoap();
        call(DeskBodies.about("getBorderCheck", check, "<wait>90000</wait>"));
        assertThat(checks.lastCall().given(Duration.class)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void an_officer_reads_a_kiosks_check_at_the_same_crossing_point_and_no_other() {
        String kiosk = opened(KIOSK);
        UUID atKiosk = UUID.fromString(kiosk.substring(kiosk.lastIndexOf('/') + 1));
        String gate = opened(GATE);
        UUID elsewhere = UUID.fromString(gate.substring(gate.lastIndexOf('/') + 1));

        assertThat(call(DeskBodies.about("getBorderCheck", atKiosk, "")).text("id"))
                .isEqualTo(atKiosk.toString());
        assertThat(call(DeskBodies.about("getBorderCheck", elsewhere, "")).problem())
                .isEqualTo("unknown-check");
        assertThat(call(DeskBodies.about("completeBorderCheck", atKiosk, "")).problem())
                .isEqualTo("unknown-check");
    }

    @Test
    void all_requests_of_these_tests_are_as_the_schema_says() {
        List.of("getBorderCheck", "captureFace", "captureFingers", "captureAnswers")
                .forEach(operation -> DeskReply.validate(request(operation, UUID.randomUUID())));
        List.of("completeBorderCheck", "abandonBorderCheck", "recordPassage")
                .forEach(operation -> DeskReply.validate(request(operation, UUID.randomUUID())));
        DeskReply.validate(DeskBodies.open(newKey()));
    }

    static String request(String operation, UUID check) {
        return DeskBodies.about(
                operation,
                check,
                switch (operation) {
                    case "captureFace" -> DeskBodies.face();
                    case "captureFingers" -> DeskBodies.fingers();
                    case "captureAnswers" -> DeskBodies.answers();
                    case "recordPassage" -> DeskBodies.passage();
                    case "recordObservation" -> DeskBodies.observation(ObservationKind.STAY_SHOWN);
                    default -> "";
                });
    }

    private DeskReply unconfirmedOrNot(String request) {
        SignedMessage signed = sign(request, UUID.randomUUID());
        return confirmed(post(DESK, signed.bytes(), action(request)), signed.sent());
    }
}
