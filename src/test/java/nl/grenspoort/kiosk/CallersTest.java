package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.casework.Instruction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import java.net.http.HttpResponse;
import java.util.UUID;

class CallersTest extends KioskTest {
    @Test
    void lane_and_crossing_point_come_from_the_certificates_registration() {
        opened(GATE);

        assertThat(checks.lastCall().caller().terminal().lane()).isEqualTo(Lane.E_GATE);
        assertThat(checks.lastCall().caller().terminal().crossingPoint()).isEqualTo("NL-RTM");
    }

    @Test
    void a_trusted_certificate_that_is_registered_to_no_terminal_is_refused_everywhere() {
        assertThat(open(STRANGER, Bodies.passport()).statusCode()).isEqualTo(403);
        assertThat(send(STRANGER, "GET", "/v1/border-checks/1", null).statusCode()).isEqualTo(403);
        assertThat(send(STRANGER, "GET", "/nothing", null).statusCode()).isEqualTo(403);
        assertThat(send(STRANGER, "GET", "/v1/openapi.json", null).statusCode()).isEqualTo(200);
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void a_desk_names_its_officer_to_open_and_to_read() {
        HttpResponse<String> unnamed = open(DESK, Bodies.passport());
        assertThat(unnamed.statusCode()).isEqualTo(400);
        assertThat(problem(unnamed)).isEqualTo("header-missing");
        assertThat(json(unnamed).get("detail").stringValue()).contains("Officer-Number");

        String check = opened(DESK, OFFICER);
        assertThat(checks.lastCall().caller().actor().officer()).isEqualTo("M2001");
        assertThat(checks.lastCall().caller().officer()).isNotNull();
        assertThat(problem(send(DESK, "GET", check, null))).isEqualTo("header-missing");
        assertThat(send(DESK, "PUT", check + "/captures/face", Bodies.face()).statusCode())
                .isEqualTo(200);
        assertThat(json(send(DESK, "POST", check + "/_complete", null)).has("case")).isFalse();
        assertThat(json(send(DESK, "POST", check + "/_complete", null, OFFICER)).has("case"))
                .isTrue();
    }

    /** Unknown, off duty, elsewhere: one answer, so that numbers can't be tried out. */
    @ParameterizedTest
    @ValueSource(strings = {"M0000", "M9001", "M3001"})
    void an_officer_who_may_not_act_here_is_refused(String number) {
        HttpResponse<String> answer =
                open("mobile-ams-01", Bodies.passport(), "Officer-Number", number);

        assertThat(answer.statusCode()).isEqualTo(403);
        ObjectNode problem = (ObjectNode) json(answer);
        problem.remove("logEntry");
        assertThat(problem.toString())
                .isEqualTo(
                        """
                        {"type":"urn:grenspoort:problem:officer-not-on-duty",\
                        "title":"This officer is not on duty here","status":403,\
                        "detail":"The number is unknown, not on duty, or not assigned to this\
                         crossing point."}""");
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void an_officer_number_that_is_none_is_malformed() {
        HttpResponse<String> answer =
                open(DESK, Bodies.passport(), "Officer-Number", "M2001; drop table");

        assertThat(problem(answer)).isEqualTo("header-malformed");
        assertThat(log.kept()).doesNotContain("drop table");
    }

    @ParameterizedTest
    @ValueSource(strings = {KIOSK, GATE})
    void a_kiosk_or_gate_names_no_officer(String identity) {
        HttpResponse<String> answer = open(identity, Bodies.passport(), OFFICER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("header-not-allowed");
    }

    @Test
    void another_terminals_check_looks_exactly_like_one_that_does_not_exist() {
        checks.instruct(Instruction.Final.GO_TO_DESK);
        String check = opened(KIOSK);

        HttpResponse<String> others = send(GATE, "GET", check, null);
        HttpResponse<String> unknown = send(GATE, "GET", CHECKS + "/" + UUID.randomUUID(), null);
        HttpResponse<String> malformed = send(GATE, "GET", CHECKS + "/not-an-id", null);

        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(anonymous(unknown)).isEqualTo(anonymous(others));
        assertThat(anonymous(malformed)).isEqualTo(anonymous(others));
        assertThat(unknown.headers().map().keySet()).isEqualTo(others.headers().map().keySet());
        assertThat(anonymous(send(GATE, "POST", check + "/_abandon", null)))
                .isEqualTo(anonymous(others));
    }

    private static String anonymous(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll("[0-9a-f-]{36}", "ID");
    }
}
