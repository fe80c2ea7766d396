package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class LaneTranscriptTest {
    private static final String ID = "01939d8e-3737-7000-8000-000000000037";
    private static final String OTHER = "01939d8e-1111-7000-8000-000000000011";

    @Test
    void text_is_found_in_bodies_and_headers_whatever_its_case() {
        LaneTranscript lane =
                transcript(ID, answer(ID, "{\"a\":\"An ALERT\"}", Map.of("X-Sis", "1")));
        assertThat(lane.containing(List.of("alert", "SIS", "discreet")))
                .containsExactly("alert", "SIS");
    }

    @Test
    void digits_of_the_id_and_of_dates_and_lengths_mean_nothing() {
        LaneTranscript lane =
                transcript(
                        ID,
                        answer(
                                ID,
                                "{\"id\":\"" + ID + "\"}",
                                Map.of(
                                        "Content-Length",
                                        "37",
                                        "Date",
                                        "37",
                                        "Location",
                                        "/" + ID)));
        assertThat(lane.containing(List.of("37"))).isEmpty();
    }

    @Test
    void the_same_is_said_to_two_lanes_whatever_their_ids_and_however_long_they_waited() {
        String wait = "{\"kind\":\"WAIT\"}";
        LaneTranscript one =
                transcript(
                        ID,
                        answer(ID, "{\"id\":\"" + ID + "\"}", Map.of()),
                        answer(ID, wait, Map.of()),
                        answer(ID, wait, Map.of()));
        LaneTranscript other =
                transcript(OTHER, answer(OTHER, "{\"id\":\"" + OTHER + "\"}", Map.of()));
        assertThat(one.said()).isEqualTo(other.said());
    }

    @Test
    void one_byte_more_or_one_header_more_is_not_the_same() {
        LaneTranscript plain = transcript(ID, answer(ID, "{}", Map.of()));
        assertThat(plain.said())
                .isNotEqualTo(transcript(ID, answer(ID, "{ }", Map.of())).said())
                .isNotEqualTo(transcript(ID, answer(ID, "{}", Map.of("X-More", ""))).said())
                .isNotEqualTo(
                        transcript(ID, answer(ID, "{}", Map.of()), answer(ID, "{}", Map.of()))
                                .said());
    }

    private static LaneTranscript transcript(String id, HttpAnswer... answers) {
        LaneTranscript lane = new LaneTranscript();
        lane.opened(id);
        List.of(answers).forEach(lane::add);
        return lane;
    }

    private static HttpAnswer answer(String id, String body, Map<String, String> headers) {
        Map<String, List<String>> all = new java.util.TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new HttpAnswer("GET /v1/border-checks/" + id, 200, all, body);
    }
}
