package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.casework.BorderCheckException;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.ObservationKind;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.UUID;

/** What officers find out, over REST and SOAP, on the real port. */
class ObservationsOverHttpTest extends DeskTest {
    private static final String MOBILE = "mobile-ams-01";

    @ParameterizedTest
    @EnumSource(ObservationKind.class)
    void rest_and_soap_hand_over_the_same_observation(ObservationKind kind) {
        String check = opened(KIOSK);
        HttpResponse<String> answer = observe(DESK, check, Bodies.observation(kind));
        assertThat(answer.statusCode()).isEqualTo(200);
        Observation byRest = checks.lastCall().given(Observation.class);
        assertThat(byRest).isInstanceOf(kind.type());
        assertThat(Objects.requireNonNull(checks.lastCall().caller().officer()).number())
                .isEqualTo("M2001");

        call(DeskBodies.about("recordObservation", id(check), DeskBodies.observation(kind)));
        assertThat(checks.lastCall().given(Observation.class)).isEqualTo(byRest);
    }

    @Test
    void a_mobile_device_observes_too() {
        assertThat(observe(MOBILE, opened(KIOSK), Bodies.stayShown()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_answer_is_the_case_as_it_is_now() {
        HttpResponse<String> answer = observe(DESK, opened(KIOSK), Bodies.stayShown());
        assertThat(json(answer).at("/case/advice").stringValue()).isEqualTo("REFUSAL_CANDIDATE");
        assertThat(json(answer).at("/case/observations")).hasSize(ObservationKind.values().length);
        assertThat(json(answer).at("/case/observations/3").toString())
                .isEqualTo(
                        "{\"kind\":\"STAY_SHOWN\",\"officer\":\"M2001\",\"at\":\"2026-11-23T10:01:00Z\","
                                + "\"entry\":\"2026-10-01\",\"exit\":\"2026-10-04\",\"state\":\"D\",\"evidence\":\"STAMP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {KIOSK, GATE})
    void a_kiosk_or_gate_has_no_observations(String identity) {
        String check = opened(identity);
        HttpResponse<String> observed =
                send(identity, "POST", check + "/observations", Bodies.stayShown());
        assertThat(observed.statusCode()).isEqualTo(403);
        assertThat(problem(observed)).isEqualTo("desks-only");
        HttpResponse<String> elsewhere =
                send(
                        identity,
                        "POST",
                        CHECKS + "/" + UUID.randomUUID() + "/observations",
                        Bodies.stayShown());
        assertThat(problem(elsewhere)).as("whatever the check").isEqualTo("desks-only");

        HttpResponse<String> opening = open(identity, withObservations("[]"));
        assertThat(opening.statusCode()).isEqualTo(400);
        assertThat(json(opening).at("/errors/0/pointer").stringValue()).isEqualTo("/observations");
        assertThat(json(opening).at("/errors/0/code").stringValue()).isEqualTo("NOT_ALLOWED");
        assertThat(checks.calls()).hasSize(1);
    }

    @Test
    void a_desk_names_its_officer() {
        String check = opened(KIOSK);
        HttpResponse<String> answer =
                send(DESK, "POST", check + "/observations", Bodies.stayShown());
        assertThat(problem(answer)).isEqualTo("header-missing");
        assertThat(
                        problem(
                                send(
                                        DESK,
                                        "POST",
                                        check + "/observations",
                                        Bodies.stayShown(),
                                        "Officer-Number",
                                        "M9001")))
                .isEqualTo("officer-not-on-duty");
    }

    @Test
    void of_another_crossing_point_there_is_no_such_check() {
        HttpResponse<String> answer = observe(DESK, opened(GATE), Bodies.stayShown());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem(answer)).isEqualTo("unknown-check");
    }

    @Test
    void a_desk_hands_over_observations_when_it_opens_a_check() {
        String one = Bodies.observation(ObservationKind.GUARDIANSHIP);
        HttpResponse<String> answer =
                open(DESK, withObservations("[" + one + "," + Bodies.stayShown() + "]"), OFFICER);
        assertThat(answer.statusCode()).isEqualTo(201);
        NewBorderCheck byRest = checks.lastCall().given(NewBorderCheck.class);
        assertThat(byRest.observations()).hasSize(2);

        call(
                DeskBodies.open(newKey())
                        .replace(
                                "</documents>",
                                "</documents><observations><observation>%s</observation><observation>%s</observation></observations>"
                                        .formatted(
                                                DeskBodies.observation(
                                                        ObservationKind.GUARDIANSHIP),
                                                DeskBodies.observation(
                                                        ObservationKind.STAY_SHOWN))));
        assertThat(checks.lastCall().given(NewBorderCheck.class).observations())
                .isEqualTo(byRest.observations());
    }

    @Test
    void every_wrong_field_is_named() {
        String check = opened(KIOSK);
        HttpResponse<String> rest =
                observe(
                        DESK,
                        check,
                        "{\"kind\":\"STAY_SHOWN\",\"entry\":\"2026-02-30\",\"state\":\"Germany\",\"outcome\":\"DOUBT\"}");
        assertThat(json(rest).get("errors").valueStream().map(e -> e.get("pointer").stringValue()))
                .containsExactlyInAnyOrder("/entry", "/state", "/evidence", "/outcome");
        DeskReply soap =
                call(
                        DeskBodies.about(
                                "recordObservation",
                                id(check),
                                "<kind>STAY_SHOWN</kind><entry>2026-02-30</entry><shown>perhaps</shown>"));
        assertThat(soap.problem()).isEqualTo("invalid-input");
        assertThat(soap.errors())
                .contains(
                        "recordObservation/entry MALFORMED",
                        "recordObservation/evidence MISSING",
                        "recordObservation/shown UNKNOWN_PROPERTY");
    }

    @ParameterizedTest
    @CsvSource({"ENDED, check-ended, 409", "TOO_MANY_OBSERVATIONS, too-many-observations, 409"})
    void what_the_check_does_not_allow_is_told(Reason reason, String problem, int status) {
        String check = opened(KIOSK);
        checks.failWith(new BorderCheckException(reason));
        HttpResponse<String> answer = observe(DESK, check, Bodies.stayShown());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem(answer)).isEqualTo(problem);
    }

    @Test
    void a_day_that_can_not_be_is_named_where_it_stands() {
        String check = opened(KIOSK);
        checks.failWith(BorderCheckException.dayOutOfRange("/entry"));
        HttpResponse<String> rest = observe(DESK, check, Bodies.stayShown());
        assertThat(rest.statusCode()).isEqualTo(400);
        assertThat(json(rest).at("/errors/0/pointer").stringValue()).isEqualTo("/entry");
        DeskReply soap =
                call(
                        DeskBodies.about(
                                "recordObservation",
                                id(check),
                                DeskBodies.observation(ObservationKind.STAY_SHOWN)));
        assertThat(soap.errors()).containsExactly("recordObservation/entry OUT_OF_RANGE");
        checks.failWith(BorderCheckException.dayOutOfRange("/observations/1/day"));
        assertThat(call(DeskBodies.open(newKey())).errors())
                .containsExactly("openBorderCheck/observations/observation[2]/day OUT_OF_RANGE");
    }

    @Test
    void the_log_has_who_and_which_kind_and_nothing_that_was_found_out() {
        String check = opened(KIOSK);
        log.reset();
        observe(DESK, check, Bodies.observation(ObservationKind.NOT_THE_SUBJECT));
        LogRecord intent = log.last(Kind.INTENT);
        assertThat(intent.operation()).isEqualTo("border-check.observe");
        assertThat(intent.actor().officer()).isEqualTo("M2001");
        assertThat(intent.checkId()).isEqualTo(id(check));
        assertThat(intent.details())
                .containsEntry("observation", "NOT_THE_SUBJECT")
                .containsEntry("article", "2018/1862 Art. 62");
        assertThat(new String(log.lastBody(Kind.INTENT).kept()))
                .isEqualTo("{\"kind\":\"NOT_THE_SUBJECT\"}");

        call(
                DeskBodies.about(
                        "recordObservation",
                        id(check),
                        DeskBodies.observation(ObservationKind.STAY_SHOWN)));
        open(DESK, withObservations("[" + Bodies.stayShown() + "]"), OFFICER);
        assertThat(log.kept())
                .contains("STAY_SHOWN")
                .doesNotContain("2026-10-01")
                .doesNotContain("STAMP");
    }

    private HttpResponse<String> observe(String identity, String check, String body) {
        return send(identity, "POST", check + "/observations", body, OFFICER);
    }

    private static String withObservations(String list) {
        return Bodies.passport().replaceFirst("\\{", "{\"observations\":" + list + ",");
    }

    private static UUID id(String check) {
        return UUID.fromString(check.substring(CHECKS.length() + 1));
    }
}
