package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.util.UUID;

/** People who travel together, over REST and SOAP, on the real port. */
class PartiesOverHttpTest extends DeskTest {
    private static final String PARTY = "/v1/parties/p1";

    @Test
    void an_officer_sees_the_members_at_the_own_crossing_point() {
        UUID member = id(opened(KIOSK));
        opened(GATE);
        HttpResponse<String> answer = send(DESK, "GET", PARTY, null, OFFICER);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("id").stringValue()).isEqualTo("p1");
        assertThat(json(answer).get("members")).hasSize(1);
        assertThat(json(answer).at("/members/0").toString())
                .isEqualTo(
                        ("{\"id\":\"%s\",\"openedAt\":\"2026-11-23T10:00:00Z\",\"terminal\":\"kiosk-ams-01\","
                                        + "\"role\":\"CHILD\",\"surname\":\"ERIKSSON\",\"givenNames\":\"ANNA MARIA\","
                                        + "\"status\":\"CONCLUDED\",\"instruction\":\"GO_TO_DESK\",\"advice\":\"INCONCLUSIVE\","
                                        + "\"letters\":[\"A\"],\"guardianQuestion\":\"OPEN\",\"mayBeDecided\":false}")
                                .formatted(member));
    }

    @Test
    void soap_shows_the_same() {
        UUID member = id(opened(KIOSK));
        DeskReply reply = call(asked("p1"));
        assertThat(reply.fault()).isFalse();
        assertThat(reply.content().getLocalName()).isEqualTo("party");
        assertThat(reply.text("id")).isEqualTo("p1");
        assertThat(reply.text("members/member/id")).isEqualTo(member.toString());
        assertThat(reply.text("members/member/surname")).isEqualTo("ERIKSSON");
        assertThat(reply.text("members/member/guardianQuestion")).isEqualTo("OPEN");
        assertThat(reply.text("members/member/mayBeDecided")).isEqualTo("false");
        assertThat(reply.addressing().get("Action")).endsWith(":getPartyResponse");
    }

    @Test
    void a_party_nobody_named_is_unknown() {
        opened(KIOSK);
        HttpResponse<String> answer = send(DESK, "GET", "/v1/parties/p2", null, OFFICER);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem(answer)).isEqualTo("unknown-party");
        assertThat(call(asked("p2")).problem()).isEqualTo("unknown-party");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p%201",
                "p+1",
                "%2e%2e",
                "p1;x",
                "p1234567890123456789012345678901234567890123456789012345678901234"
            })
    void what_is_no_id_of_a_party_is_an_unknown_party_and_asks_nobody(String id) {
        HttpResponse<String> answer = send(DESK, "GET", "/v1/parties/" + id, null, OFFICER);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(problem(answer)).isIn("unknown-party", "not-understood", "not-found");
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    void soap_names_what_is_wrong_with_the_request() {
        assertThat(call(asked("p 1!")).errors()).containsExactly("getParty/partyId MALFORMED");
        assertThat(call(DeskBodies.of("getParty", "<officerNumber>M2001</officerNumber>")).errors())
                .containsExactly("getParty/partyId MISSING");
        assertThat(call(DeskBodies.of("getParty", "<partyId>p1</partyId>")).errors())
                .containsExactly("getParty/officerNumber MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {KIOSK, GATE})
    void a_kiosk_or_gate_learns_nothing_of_parties(String identity) {
        opened(identity);
        for (String id : new String[] {"p1", "p2"}) {
            HttpResponse<String> answer = send(identity, "GET", "/v1/parties/" + id, null);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(problem(answer)).isEqualTo("desks-only");
        }
        assertThat(checks.calls()).hasSize(1);
    }

    @Test
    void a_desk_names_its_officer() {
        assertThat(problem(send(DESK, "GET", PARTY, null))).isEqualTo("header-missing");
        assertThat(problem(send(DESK, "GET", PARTY, null, "Officer-Number", "M3001")))
                .isEqualTo("officer-not-on-duty");
    }

    @Test
    void it_can_only_be_read() {
        HttpResponse<String> answer = send(DESK, "DELETE", PARTY, null, OFFICER);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void the_log_has_who_asked_and_neither_the_party_nor_its_people() {
        opened(KIOSK);
        log.reset();
        send(DESK, "GET", PARTY, null, OFFICER);
        LogRecord intent = log.last(Kind.INTENT);
        assertThat(intent.operation()).isEqualTo("party.view");
        assertThat(intent.actor().officer()).isEqualTo("M2001");
        assertThat(intent.details()).containsEntry("path", "/v1/parties/{id}");
        assertThat(log.lastBody(Kind.OUTCOME).capture()).isEqualTo(LogRecord.Capture.METADATA);
        assertThat(log.kept()).doesNotContain("ERIKSSON");
        call(asked("p1"));
        assertThat(log.last(Kind.INTENT).operation()).isEqualTo("desk.party");
        assertThat(log.lastBody(Kind.OUTCOME).capture()).isEqualTo(LogRecord.Capture.METADATA);
    }

    private static String asked(String party) {
        return DeskBodies.of(
                "getParty", "<officerNumber>M2001</officerNumber><partyId>" + party + "</partyId>");
    }

    private static UUID id(String check) {
        return UUID.fromString(check.substring(CHECKS.length() + 1));
    }
}
