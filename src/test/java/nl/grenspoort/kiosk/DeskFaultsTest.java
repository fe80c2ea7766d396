package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.casework.BorderCheckException;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.wus.SignedMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What a desk is told when its request can't be served. */
class DeskFaultsTest extends DeskTest {
    @Autowired ApplicationContext context;

    @Test
    void every_wrong_field_is_named_at_once_by_its_path() {
        String documents =
                """
                <documents><document><kind>PASSPORT</kind><mrz><line>%s</line><line>x</line></mrz>\
                <chip><DG1>===</DG1><DG17>AA==</DG17></chip>\
                <readerOutcomes><outcome><protocol>PACE</protocol></outcome>\
                <outcome><protocol>AA</protocol><result>no</result></outcome></readerOutcomes></document>\
                <document/><passport/></documents>"""
                        .formatted(Bodies.LINE_1.replace("<", "&lt;"));
        DeskReply reply =
                call(
                        DeskBodies.open("", documents)
                                .replace("ENTRY", "IN")
                                .replace("<kind>AIR</kind>", "<kind/><kind>AIR</kind>")
                                .replace("<role>ADULT</role>", ""));

        assertThat(reply.problem()).isEqualTo("invalid-input");
        assertThat(reply.faultcode()).isEqualTo("soap:Client");
        assertThat(reply.errors())
                .containsExactlyInAnyOrder(
                        "openBorderCheck/conveyance/kind DUPLICATE",
                        "openBorderCheck/conveyance/kind NOT_IN_LIST",
                        "openBorderCheck/documents/document[1]/chip/DG17 UNKNOWN_PROPERTY",
                        "openBorderCheck/documents/passport UNKNOWN_PROPERTY",
                        "openBorderCheck/idempotencyKey MALFORMED",
                        "openBorderCheck/direction NOT_IN_LIST",
                        "openBorderCheck/party/role MISSING",
                        "openBorderCheck/documents/document[1]/mrz/line[2] MRZ_LAYOUT",
                        "openBorderCheck/documents/document[1]/mrz/line[2] MRZ_CHARACTER",
                        "openBorderCheck/documents/document[1]/chip/DG1 NOT_BASE64",
                        "openBorderCheck/documents/document[1]/readerOutcomes/outcome[protocol='PACE'] MISSING",
                        "openBorderCheck/documents/document[1]/readerOutcomes/outcome[protocol='AA'] MALFORMED",
                        "openBorderCheck/documents/document[2]/kind MISSING",
                        "openBorderCheck/documents/document[2] MISSING");
        assertThat(checks.calls()).isEmpty();
        assertThat(log.last(Kind.OUTCOME).details()).containsEntry("problem", "invalid-input");
        assertThat(log.last(Kind.OUTCOME).result()).isEqualTo("REFUSED");
        assertThat(log.entries().getFirst().id()).hasToString(reply.text("logEntry"));
    }

    @ParameterizedTest
    @CsvSource({
        "captureFace, <image>AA==</image><image>AA==</image>, image DUPLICATE",
        "captureFace, <quality>high</quality>, quality WRONG_TYPE",
        "captureFace, <quality>101</quality>, quality OUT_OF_RANGE",
        "captureFace, <quality>999999999999</quality>, quality OUT_OF_RANGE",
        "captureFace, <device><maker/></device>, device WRONG_TYPE",
        "captureFace, text, '(self) WRONG_TYPE'",
        "captureFingers, <fingers/>, fingers EMPTY",
        "captureAnswers, <answers><answer/></answers>, answers/answer[1]/question MISSING",
        "getBorderCheck, <wait>-1</wait>, wait OUT_OF_RANGE",
        "getBorderCheck, <passage>PASSED</passage>, passage UNKNOWN_PROPERTY",
        "completeBorderCheck, <x xmlns='urn:other'/>, *[3] UNKNOWN_PROPERTY",
        "recordPassage, <passage>WALKED</passage>, passage NOT_IN_LIST",
        "recordPassage, <passage a='b'>PASSED</passage>, passage/@* UNKNOWN_PROPERTY"
    })
    void faults_have_the_codes_that_rest_has(String operation, String content, String error) {
        DeskReply reply = call(DeskBodies.about(operation, UUID.randomUUID(), content));
        String expected =
                error.startsWith("(self)")
                        ? error.replace("(self)", operation)
                        : operation + "/" + error;
        assertThat(reply.errors()).contains(expected);
        assertThat(new String(reply.bytes(), StandardCharsets.UTF_8))
                .doesNotContain("WALKED", "high", "urn:other");
    }

    @Test
    void an_answer_given_twice_is_named() {
        String twice = DeskBodies.answers().replaceAll("(<answer>.*</answer>)", "$1$1");
        assertThat(call(DeskBodies.about("captureAnswers", UUID.randomUUID(), twice)).errors())
                .containsExactly("captureAnswers/answers/answer[2] DUPLICATE");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_check_refuses_has_the_problem_that_rest_has(Reason reason) {
        checks.failWith(new BorderCheckException(reason));
        DeskReply soap = call(DeskBodies.about("completeBorderCheck", UUID.randomUUID(), ""));
        HttpResponse<String> rest = open(DESK, Bodies.passport(), OFFICER);

        assertThat(soap.problem()).isEqualTo(problem(rest));
        assertThat(soap.text("status")).isEqualTo(Integer.toString(rest.statusCode()));
        assertThat(soap.text("title/en")).isEqualTo(json(rest).get("title").stringValue());
        assertThat(soap.text("detail/en")).isEqualTo(json(rest).get("detail").stringValue());
        assertThat(soap.text("detail/nl")).isNotEqualTo(soap.text("detail/en"));
        assertThat(soap.http().firstValue("Retry-After"))
                .isEqualTo(rest.headers().firstValue("Retry-After"));
        assertThat(soap.faultcode())
                .isEqualTo(rest.statusCode() < 500 ? "soap:Client" : "soap:Server");
    }

    @Test
    void what_nobody_expected_is_an_internal_error_and_told_nothing_about() {
        checks.failWith(new IllegalStateException("ERIKSSON"));
        DeskReply reply = call(DeskBodies.open(newKey()));
        assertThat(reply.problem()).isEqualTo("internal-error");
        assertThat(new String(reply.bytes(), StandardCharsets.UTF_8)).doesNotContain("ERIKSSON");
        assertThat(log.last(Kind.OUTCOME).result()).isEqualTo("FAILED");
    }

    @ParameterizedTest
    @CsvSource({
        "M9001, officer-not-on-duty",
        "M3001, officer-not-on-duty",
        "M7, officer-not-on-duty"
    })
    @Threat("T-SOAP-10")
    void an_officer_must_be_on_duty_here(String number, String problem) {
        DeskReply reply = call(DeskBodies.open(newKey()).replace("M2001", number));
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(checks.calls()).isEmpty();
        assertThat(log.last(Kind.INTENT).actor().officer()).isNull();
    }

    @Test
    @Threat("T-SOAP-10")
    void every_request_names_its_officer_in_the_body_and_nowhere_else() {
        for (String operation :
                List.of("getBorderCheck", "completeBorderCheck", "abandonBorderCheck")) {
            String nobody =
                    DeskBodies.about(operation, UUID.randomUUID(), "")
                            .replace("<officerNumber>M2001</officerNumber>", "");
            assertThat(call(nobody).errors()).containsExactly(operation + "/officerNumber MISSING");
            assertThat(
                            call(DeskBodies.about(operation, UUID.randomUUID(), "")
                                            .replace("M2001", "M 1"))
                                    .errors())
                    .containsExactly(operation + "/officerNumber MALFORMED");
        }
        SignedMessage signed = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        DeskReply reply =
                unconfirmed(post(DESK, signed.bytes(), action(DeskBodies.open("x")), OFFICER));
        assertThat(reply.problem()).isEqualTo("header-not-allowed");
        assertThat(checks.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "'\"\"', true",
        "'\"urn:grenspoort:contracts:desk:v1:openBorderCheck\"', true",
        "urn:grenspoort:contracts:desk:v1:openBorderCheck, true",
        "'\"urn:grenspoort:contracts:desk:v1:completeBorderCheck\"', false",
        "'\"openBorderCheck\"', false"
    })
    @Threat("T-SOAP-14")
    void soapaction_is_empty_or_the_action(String value, boolean good) {
        SignedMessage signed = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        DeskReply reply =
                confirmed(
                        http(
                                DESK,
                                "POST",
                                SERVICE,
                                signed.bytes(),
                                "Content-Type",
                                "text/xml",
                                "SOAPAction",
                                value),
                        signed.sent());
        if (good) {
            assertThat(reply.fault()).isFalse();
        } else {
            assertThat(reply.problem()).isEqualTo("header-malformed");
            assertThat(checks.calls()).isEmpty();
        }
    }

    @Test
    @Threat("T-SOAP-14")
    void a_request_without_soapaction_or_with_two_is_refused() {
        SignedMessage signed = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        DeskReply none =
                confirmed(
                        http(DESK, "POST", SERVICE, signed.bytes(), "Content-Type", "text/xml"),
                        signed.sent());
        SignedMessage other = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        DeskReply two =
                confirmed(
                        post(
                                DESK,
                                other.bytes(),
                                action(DeskBodies.open("x")),
                                "SOAPAction",
                                "\"\""),
                        other.sent());
        assertThat(none.problem()).isEqualTo("header-missing");
        assertThat(two.problem()).isEqualTo("header-missing");
        assertThat(checks.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/soap+xml; charset=utf-8",
                "multipart/related; type=\"application/xop+xml\"; boundary=b",
                "text/xml; charset=utf-16",
                "text/xml; charset=iso-8859-1"
            })
    @Threat("T-SOAP-12")
    void only_soap_1_1_in_utf_8_is_read(String contentType) {
        SignedMessage signed = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        DeskReply reply =
                unconfirmed(
                        http(
                                DESK,
                                "POST",
                                SERVICE,
                                signed.bytes(),
                                "Content-Type",
                                contentType,
                                "SOAPAction",
                                "\"\""));
        assertThat(reply.problem()).isEqualTo("unsupported-media-type");
        assertThat(log.last(Kind.INTENT).operation()).isEqualTo("desk.unknown");
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void packed_messages_empty_ones_and_other_addresses_are_refused_as_faults() {
        String action = action(DeskBodies.open("x"));
        SignedMessage packed = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        assertThat(
                        confirmed(
                                        post(
                                                DESK,
                                                packed.bytes(),
                                                action,
                                                "Content-Encoding",
                                                "gzip"),
                                        packed.sent())
                                .problem())
                .isEqualTo("unsupported-media-type");
        assertThat(unconfirmed(post(DESK, new byte[0], action)).problem())
                .isEqualTo("envelope-invalid");
        assertThat(unconfirmed(elsewhere("/ws/other")).problem()).isEqualTo("not-found");
        assertThat(unconfirmed(elsewhere("/ws/desk.xsd")).problem())
                .isEqualTo("method-not-allowed");
        SignedMessage queried = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        assertThat(
                        confirmed(
                                        http(
                                                DESK,
                                                "POST",
                                                SERVICE + "?wsdl",
                                                queried.bytes(),
                                                "Content-Type",
                                                "text/xml"),
                                        queried.sent())
                                .problem())
                .isEqualTo("query-not-allowed");
        assertThat(checks.calls()).isEmpty();
    }

    private HttpResponse<byte[]> elsewhere(String path) {
        byte[] message = sign(DeskBodies.open(newKey()), UUID.randomUUID()).bytes();
        return http(DESK, "POST", path, message, "Content-Type", "text/xml");
    }

    @Test
    void what_is_not_posted_is_no_soap_and_refused_as_over_rest() {
        HttpResponse<byte[]> put = http(DESK, "PUT", SERVICE, new byte[0]);
        HttpResponse<byte[]> get = http(DESK, "GET", SERVICE, new byte[0]);
        for (HttpResponse<byte[]> answer : List.of(put, get)) {
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("POST");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
        }
    }

    @Test
    @Threat("T-SOAP-9")
    void a_log_that_takes_nothing_means_that_nothing_is_asked() {
        log.takeNothing();
        SignedMessage signed = sign(DeskBodies.open(newKey()), UUID.randomUUID());
        DeskReply reply =
                confirmed(post(DESK, signed.bytes(), action(DeskBodies.open("x"))), signed.sent());
        assertThat(reply.problem()).isEqualTo("log-unavailable");
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void nothing_is_acted_on_before_the_application_is_ready() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            DeskReply reply = call(DeskBodies.open(newKey()));
            assertThat(reply.problem()).isEqualTo("not-ready");
            assertThat(reply.http().firstValue("Retry-After")).isPresent();
            assertThat(checks.calls()).isEmpty();
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }
}
