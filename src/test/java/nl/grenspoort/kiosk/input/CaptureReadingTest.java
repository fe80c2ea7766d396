package nl.grenspoort.kiosk.input;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.biometrics.Absence;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.FingerPosition;
import nl.grenspoort.casework.BorderChecks.Passage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

class CaptureReadingTest {
    private static final Limits LIMITS = new Limits(3, 100, 100);
    private static final String DEVICE = "\"device\":\"maker 1\",\"presentationAttack\":\"ATTACK\"";

    @Test
    void a_face_needs_image_type_device_and_attack_result_but_no_quality() {
        assertThat(face("{}"))
                .containsExactlyInAnyOrder(
                        "/image MISSING",
                        "/mediaType MISSING",
                        "/device MISSING",
                        "/presentationAttack MISSING");
        Capture.Face face =
                CaptureInput.face(
                        json("{\"image\":\"AA==\",\"mediaType\":\"image/jp2\"," + DEVICE + "}"),
                        LIMITS);
        assertThat(face.quality()).isNull();
        assertThat(face.mediaType()).isEqualTo("image/jp2");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, OUT_OF_RANGE",
        "101, OUT_OF_RANGE",
        "99999999999, OUT_OF_RANGE",
        "80.5, WRONG_TYPE",
        "'\"80\"', WRONG_TYPE",
        "true, WRONG_TYPE"
    })
    void quality_is_a_whole_number_from_0_to_100(String quality, String code) {
        assertThat(
                        face(
                                "{\"image\":\"AA==\",\"mediaType\":\"image/png\",\"quality\":"
                                        + quality
                                        + ","
                                        + DEVICE
                                        + "}"))
                .containsExactly("/quality " + code);
    }

    @ParameterizedTest
    @CsvSource({"image/gif", "image/x-wsq", "IMAGE/PNG", "text/html"})
    void a_face_is_an_image_of_a_listed_type(String type) {
        assertThat(face("{\"image\":\"AA==\",\"mediaType\":\"" + type + "\"," + DEVICE + "}"))
                .containsExactly("/mediaType NOT_IN_LIST");
    }

    @ParameterizedTest
    @EnumSource
    void every_finger_of_either_hand_can_be_given_or_be_absent(FingerPosition position) {
        Capture.Fingers given =
                CaptureInput.fingers(json(fingers(image(position), DEVICE)), LIMITS);
        assertThat(given.fingers().getFirst().position()).isEqualTo(position);
        for (Absence absence : Absence.values()) {
            Capture.Fingers absent =
                    CaptureInput.fingers(json(fingers(absent(position, absence), DEVICE)), LIMITS);
            assertThat(absent.fingers().getFirst().absence()).isEqualTo(absence);
            assertThat(absent.fingers().getFirst().image()).isNull();
        }
    }

    @Test
    void a_finger_has_an_image_or_a_reason_and_never_both() {
        assertThat(fault(fingers("\"position\":\"LEFT_RING\"", DEVICE)))
                .containsExactlyInAnyOrder(
                        "/fingers/0/image MISSING", "/fingers/0/mediaType MISSING");
        assertThat(
                        fault(
                                fingers(
                                        image(FingerPosition.LEFT_RING)
                                                + ",\"quality\":5,\"absence\":\"REFUSED\"",
                                        DEVICE)))
                .containsExactlyInAnyOrder(
                        "/fingers/0/image NOT_ALLOWED",
                        "/fingers/0/mediaType NOT_ALLOWED",
                        "/fingers/0/quality NOT_ALLOWED");
    }

    @Test
    void a_finger_is_given_once() {
        String body =
                "{\"fingers\":["
                        + List.of(FingerPosition.LEFT_RING, FingerPosition.LEFT_RING).stream()
                                .map(position -> "{" + image(position) + "," + DEVICE + "}")
                                .collect(Collectors.joining(","))
                        + "]}";
        assertThat(fault(body)).containsExactly("/fingers/1/position DUPLICATE");
    }

    @Test
    void there_is_at_least_one_finger_and_there_are_no_eleven() {
        assertThat(fault("{\"fingers\":[]}")).containsExactly("/fingers EMPTY");
        String eleven = "{\"fingers\":[" + "{},".repeat(FingerPosition.values().length) + "{}]}";
        assertThat(fault(eleven)).containsExactly("/fingers TOO_MANY");
    }

    @Test
    void an_image_beyond_the_limit_is_refused() {
        String image = "A".repeat(136);
        assertThat(face("{\"image\":\"" + image + "\",\"mediaType\":\"image/png\"," + DEVICE + "}"))
                .containsExactly("/image TOO_LARGE");
    }

    @Test
    void answers_are_texts_by_question() {
        assertThat(
                        errors(
                                "{\"answers\":{\"Purpose\":\"x\",\"days\":3,\"host\":\"\"}}",
                                CaptureInput::answers))
                .containsExactlyInAnyOrder(
                        "/answers/Purpose MALFORMED",
                        "/answers/days WRONG_TYPE",
                        "/answers/host MALFORMED");
        assertThat(errors("{\"answers\":null}", CaptureInput::answers))
                .containsExactly("/answers MISSING");
        assertThat(CaptureInput.answers(json("{\"answers\":{\"host\":\"Tante Añes\"}}")).answers())
                .containsEntry("host", "Tante Añes");
    }

    @ParameterizedTest
    @EnumSource
    void every_passage_is_read(Passage passage) {
        assertThat(PassageInput.read(json("{\"passage\":\"" + passage + "\"}"))).isEqualTo(passage);
    }

    @Test
    void a_passage_that_is_none_is_refused() {
        assertThat(errors("{\"passage\":\"FLEW\",\"at\":1}", PassageInput::read))
                .containsExactlyInAnyOrder("/passage NOT_IN_LIST", "/at UNKNOWN_PROPERTY");
    }

    private static String image(FingerPosition position) {
        return "\"position\":\"" + position + "\",\"image\":\"AA==\",\"mediaType\":\"image/x-wsq\"";
    }

    private static String absent(FingerPosition position, Absence absence) {
        return "\"position\":\"" + position + "\",\"absence\":\"" + absence + "\"";
    }

    private static String fingers(String... properties) {
        return "{\"fingers\":[{" + String.join(",", Arrays.asList(properties)) + "}]}";
    }

    private static List<String> face(String body) {
        return errors(body, json -> CaptureInput.face(json, LIMITS));
    }

    private static List<String> fault(String body) {
        return errors(body, json -> CaptureInput.fingers(json, LIMITS));
    }

    private static List<String> errors(String body, Function<Json, ?> reader) {
        return BodyReadingTest.Refusals.of(body, reader).stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private static Json json(String body) {
        return Json.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
