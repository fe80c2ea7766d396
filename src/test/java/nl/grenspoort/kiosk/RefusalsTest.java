package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.casework.BorderCheckException;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.messagelog.LogUnavailableException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

@ExtendWith(OutputCaptureExtension.class)
class RefusalsTest extends KioskTest {
    @Autowired ApplicationContext context;

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_CHECK, 404, unknown-check",
        "KEY_REUSED, 409, key-reused",
        "ENDED, 409, check-ended",
        "NOT_CONCLUDED, 409, not-concluded",
        "STORE_UNAVAILABLE, 503, store-unavailable"
    })
    void what_the_check_refuses_has_its_own_problem(Reason reason, int status, String key) {
        checks.failWith(new BorderCheckException(reason));

        HttpResponse<String> answer = open(KIOSK, Bodies.passport());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem(answer)).isEqualTo(key);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_is_mapped(Reason reason) {
        checks.failWith(new BorderCheckException(reason));
        assertThat(open(KIOSK, Bodies.passport()).statusCode()).isNotEqualTo(500);
    }

    @Test
    void a_log_that_fails_behind_the_check_is_unavailable_too() {
        checks.failWith(new LogUnavailableException("inside", null));
        assertThat(problem(open(KIOSK, Bodies.passport()))).isEqualTo("log-unavailable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/border-checks/",
                "/v1/openapi.json/",
                "/v2/border-checks",
                "/V1/border-checks",
                "/v1/border%2Dchecks",
                "/v1/border-checks;x=1",
                "//v1/border-checks",
                "/error",
                "/actuator"
            })
    void what_is_not_in_the_contract_does_not_exist(String path) {
        HttpResponse<String> answer = send(KIOSK, "GET", path, null);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem(answer)).isEqualTo("not-found");
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        HttpResponse<String> answer = send(KIOSK, "DELETE", CHECKS + "/" + UUID.randomUUID(), null);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json-patch+json",
                "nonsense"
            })
    void only_json_is_read(String contentType) {
        HttpResponse<String> answer =
                exchange(
                        KIOSK,
                        "POST",
                        CHECKS,
                        HttpRequest.BodyPublishers.ofString(Bodies.passport()),
                        "Content-Type",
                        contentType,
                        "Idempotency-Key",
                        newKey());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void a_body_without_content_type_is_not_read() {
        HttpResponse<String> answer =
                exchange(
                        KIOSK,
                        "POST",
                        CHECKS,
                        HttpRequest.BodyPublishers.ofString(Bodies.passport()),
                        "Idempotency-Key",
                        newKey());

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void json_with_a_character_set_is_json() {
        HttpResponse<String> answer =
                exchange(
                        KIOSK,
                        "POST",
                        CHECKS,
                        HttpRequest.BodyPublishers.ofString(Bodies.passport()),
                        "Content-Type",
                        "application/json;charset=UTF-8",
                        "Idempotency-Key",
                        newKey());

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=1, image/png"})
    void an_answer_in_another_format_is_not_offered_and_nothing_is_done(String accept) {
        HttpResponse<String> answer = open(KIOSK, Bodies.passport(), "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(problem(answer)).isEqualTo("not-acceptable");
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void a_missing_key_is_named() {
        HttpResponse<String> answer = send(KIOSK, "POST", CHECKS, Bodies.passport());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("header-missing");
        assertThat(json(answer).get("detail").stringValue()).contains("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                "",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void a_malformed_key_is_refused(String key) {
        HttpResponse<String> answer =
                send(KIOSK, "POST", CHECKS, Bodies.passport(), "Idempotency-Key", key);

        assertThat(problem(answer)).isEqualTo("header-malformed");
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void an_address_takes_no_query() {
        HttpResponse<String> answer =
                send(KIOSK, "GET", CHECKS + "/" + UUID.randomUUID() + "?number=X00000001", null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("query-not-allowed");
        assertThat(answer.body() + log.kept()).doesNotContain("X00000001");
    }

    @Test
    void an_operation_without_a_body_takes_none() {
        HttpResponse<String> answer = send(KIOSK, "POST", opened(KIOSK) + "/_complete", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/code").stringValue()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void a_problem_speaks_the_callers_language() {
        HttpResponse<String> dutch =
                send(KIOSK, "GET", "/nothing", null, "Accept-Language", "fr, nl-NL;q=0.8");
        HttpResponse<String> other = send(KIOSK, "GET", "/nothing", null, "Accept-Language", "fr");

        assertThat(json(dutch).get("title").stringValue()).isEqualTo("Dit adres bestaat niet");
        assertThat(dutch.headers().firstValue("Content-Language")).contains("nl");
        assertThat(json(other).get("title").stringValue()).isEqualTo("This address does not exist");
    }

    @Test
    void nothing_is_acted_on_before_the_application_is_ready() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            HttpResponse<String> answer = open(KIOSK, Bodies.passport());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(problem(answer)).isEqualTo("not-ready");
            assertThat(checks.calls()).isEmpty();
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void an_unexpected_exception_leaves_its_place_in_the_log_and_nothing_personal(
            CapturedOutput output) {
        checks.failWith(
                new IllegalStateException("ERIKSSON", new IllegalArgumentException("X00000001")));

        HttpResponse<String> answer = open(KIOSK, Bodies.passport());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(output)
                .contains(json(answer).get("logEntry").stringValue())
                .contains("java.lang.IllegalStateException", "caused by")
                .contains("at nl.grenspoort.kiosk.RefusalsTest")
                .doesNotContain("ERIKSSON", "X00000001");
    }
}
