package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.BorderChecks;
import nl.grenspoort.casework.Instruction;
import nl.grenspoort.casework.NewBorderCheck;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class ConversationOverHttpTest extends KioskTest {
    @Test
    void a_check_is_opened_with_everything_the_terminal_gave() {
        HttpResponse<String> answer = open(KIOSK, Bodies.passport());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location"))
                .contains(CHECKS + "/" + json(answer).get("id").stringValue());
        NewBorderCheck given = checks.lastCall().given(NewBorderCheck.class);
        assertThat(given.documents())
                .singleElement()
                .satisfies(
                        document -> {
                            assertThat(document.mrz())
                                    .containsExactly(Bodies.LINE_1, Bodies.LINE_2);
                            assertThat(document.chipFiles().get("DG2")).isEqualTo(Bodies.PORTRAIT);
                            assertThat(document.chipFiles()).hasSize(4);
                            assertThat(document.readerOutcomes())
                                    .containsEntry("PACE", "SUCCEEDED");
                        });
        assertThat(given.conveyance())
                .isEqualTo(
                        new NewBorderCheck.Conveyance(
                                NewBorderCheck.Conveyance.Kind.AIR, "KL0641", "KLM"));
        assertThat(given.party()).isNotNull();
        assertThat(given.party().relatedChecks())
                .containsExactly(UUID.fromString("0190b1a2-0000-7000-8000-000000000001"));
    }

    @Test
    void captures_reach_the_check_whole() {
        String check = opened(KIOSK);

        assertThat(send(KIOSK, "PUT", check + "/captures/face", Bodies.face()).statusCode())
                .isEqualTo(200);
        Capture.Face face = checks.lastCall().given(Capture.Face.class);
        assertThat(face.image()).isEqualTo(Bodies.PORTRAIT);
        assertThat(face.quality()).isEqualTo(80);

        assertThat(send(KIOSK, "PUT", check + "/captures/fingers", Bodies.fingers()).statusCode())
                .isEqualTo(200);
        Capture.Fingers fingers = checks.lastCall().given(Capture.Fingers.class);
        assertThat(fingers.fingers()).hasSize(2);
        assertThat(fingers.fingers().getFirst().image()).isEqualTo(Bodies.FINGER);
        assertThat(fingers.fingers().getLast().image()).isNull();

        assertThat(send(KIOSK, "PUT", check + "/captures/answers", Bodies.answers()).statusCode())
                .isEqualTo(200);
        assertThat(checks.lastCall().given(Capture.Answers.class).answers())
                .containsEntry("purpose-of-stay", "TOURISM");
    }

    @Test
    void a_check_is_completed_abandoned_and_passed() {
        String check = opened(KIOSK);

        assertThat(send(KIOSK, "POST", check + "/_complete", null).statusCode()).isEqualTo(200);
        assertThat(checks.lastCall().method()).isEqualTo("complete");
        assertThat(send(KIOSK, "POST", check + "/_abandon", null).statusCode()).isEqualTo(200);
        assertThat(checks.lastCall().method()).isEqualTo("abandon");
        assertThat(send(KIOSK, "POST", check + "/passage", Bodies.passage()).statusCode())
                .isEqualTo(200);
        assertThat(checks.lastCall().given()).isEqualTo(BorderChecks.Passage.PASSED);
    }

    @Test
    void a_kiosk_gets_the_same_three_properties_whatever_the_instruction() {
        for (Instruction instruction :
                List.of(
                        new Instruction.CaptureThese(List.of(Capture.Kind.FACE)),
                        new Instruction.Wait(),
                        Instruction.Final.OPEN,
                        Instruction.Final.GO_TO_DESK,
                        Instruction.Final.TRY_AGAIN)) {
            checks.instruct(instruction);
            JsonNode answer = json(send(KIOSK, "GET", opened(KIOSK), null));
            assertThat(answer.propertyNames()).containsExactly("id", "status", "instruction");
            assertThat(answer.get("instruction").get("kind").stringValue())
                    .isEqualTo(instruction.word());
            assertThat(answer.get("instruction").has("captures"))
                    .isEqualTo(instruction instanceof Instruction.CaptureThese);
            assertThat(answer.get("instruction").get("text").get("nl").stringValue())
                    .doesNotContain("instruction.");
        }
    }

    @Test
    void an_officer_sees_the_case_of_a_kiosk_at_the_same_crossing_point() {
        checks.instruct(Instruction.Final.GO_TO_DESK);
        String check = opened(KIOSK);

        JsonNode found = json(send(DESK, "GET", check, null, OFFICER)).get("case");

        assertThat(found.get("advice").stringValue()).isEqualTo("REFUSAL_CANDIDATE");
        assertThat(found.at("/findings/0/text/nl").stringValue())
                .isEqualTo("Het document is verlopen.");
        assertThat(found.at("/findings/1/text/en").stringValue())
                .startsWith("SIS alert of UTO (XALERT1): discreet check.");
        assertThat(found.at("/answers/0/ageMinutes").intValue()).isEqualTo(12);
        assertThat(found.at("/documents/0/mrz/number").stringValue()).isEqualTo("X00000001");
        assertThat(found.at("/documents/0/mrz/birth").stringValue()).isEqualTo("1974-08-00");
        assertThat(found.at("/openedAt").stringValue()).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void no_answer_to_a_kiosk_holds_anything_of_the_case() {
        checks.instruct(Instruction.Final.GO_TO_DESK);
        HttpResponse<String> opened = open(KIOSK, Bodies.passport());
        String check = opened.headers().firstValue("Location").orElseThrow();
        String heard =
                opened.body()
                        + opened.headers().map()
                        + send(KIOSK, "GET", check, null).body()
                        + send(KIOSK, "GET", check, null).headers().map()
                        + send(KIOSK, "PUT", check + "/captures/face", Bodies.face()).body()
                        + send(KIOSK, "GET", check + "x", null).body();

        assertThat(heard.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(
                        "\"sis",
                        "alert",
                        "discreet",
                        "advice",
                        "finding",
                        "letters",
                        "refusal",
                        "eriksson",
                        "x00000001");
    }

    @Test
    void waiting_is_bounded_and_the_answer_says_how_long() {
        String check = opened(KIOSK);

        HttpResponse<String> bounded =
                send(KIOSK, "GET", check, null, "Prefer", "respond-async, wait=3600");
        assertThat(bounded.headers().firstValue("Preference-Applied")).contains("wait=20");
        assertThat(checks.lastCall().given()).isEqualTo(Duration.ofSeconds(20));

        send(KIOSK, "GET", check, null, "Prefer", "WAIT = 7");
        assertThat(checks.lastCall().given()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_preference_that_can_not_be_read_is_none() {
        String check = opened(KIOSK);
        for (String prefer : List.of("wait=-1", "wait=soon", "wait", "wait=999999999999")) {
            HttpResponse<String> answer = send(KIOSK, "GET", check, null, "Prefer", prefer);
            assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
            assertThat(checks.lastCall().given()).isEqualTo(Duration.ZERO);
        }
    }

    @Test
    void the_same_key_gives_the_same_answer_and_with_another_body_is_a_conflict() {
        String[] key = {"Idempotency-Key", newKey()};
        HttpResponse<String> first = send(KIOSK, "POST", CHECKS, Bodies.passport(), key);
        HttpResponse<String> again = send(KIOSK, "POST", CHECKS, Bodies.passport(), key);
        HttpResponse<String> other = send(KIOSK, "POST", CHECKS, Bodies.passport() + " ", key);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(problem(other)).isEqualTo("key-reused");
    }

    @Test
    void the_sandbox_time_reaches_the_caller_in_any_offset() {
        open(KIOSK, Bodies.passport(), "Sandbox-Time", "2026-11-23T11:00:00+01:00");

        assertThat(checks.lastCall().caller().sandboxTime())
                .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(problem(open(KIOSK, Bodies.passport(), "Sandbox-Time", "2026-11-23T10:00:00")))
                .isEqualTo("header-malformed");
    }

    @Test
    void a_head_request_says_what_get_would_without_a_body() {
        HttpResponse<String> answer = send(KIOSK, "HEAD", opened(KIOSK), null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
