package nl.grenspoort.systems.ees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.Pseudonyms;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

class SearchRequestTest {
    private static final JsonContract CONTRACT = EesContract.load();

    private final SystemAdapter adapter = EesQuestions.adapter(InstantSource.system());

    @Test
    void says_who_is_searched_and_why() {
        Consultation asked =
                EesQuestions.asking(
                        UUID.randomUUID(),
                        Purpose.BORDER_EXIT_TCN,
                        EesQuestions.person("SPECIMEN", "LIN", "1988-02-00"),
                        List.of(EesQuestions.passport("X90000001")));
        JsonNode body = body(asked);
        assertThat(body.at("/identityData/surname").stringValue()).isEqualTo("SPECIMEN");
        assertThat(body.at("/identityData/dateOfBirth").stringValue()).isEqualTo("1988-02-00");
        assertThat(body.at("/travelDocuments/0/number").stringValue()).isEqualTo("X90000001");
        assertThat(body.at("/consultation/purpose").stringValue()).isEqualTo("BORDER_EXIT_TCN");
        assertThat(body.at("/consultation/legalBasis/act").stringValue()).isEqualTo("2017/2226");
        assertThat(body.at("/consultation/legalBasis/article").stringValue()).isEqualTo("23(2)");
        assertThat(body.at("/consultation/direction").stringValue()).isEqualTo("EXIT");
        assertThat(body.at("/consultation/borderCrossingPoint").stringValue()).isEqualTo("NL-AMS");
        assertThat(body.at("/consultation/borderCheck").stringValue())
                .isEqualTo(asked.authorisation().caseId().toString());
        assertThat(CONTRACT.violations("SearchRequest", body)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentKind.class,
            names = {"VISA_STICKER", "RESIDENCE_PERMIT", "RESIDENCE_CARD"})
    void what_is_no_travel_document_is_not_sent(DocumentKind kind) {
        Consultation asked =
                EesQuestions.about(
                        EesQuestions.person("SPECIMEN", "LIN", "1988-02-29"),
                        EesQuestions.passport("X90000001"),
                        EesQuestions.document(kind, "X77777777"));
        assertThat(new String(message(asked).body(), StandardCharsets.UTF_8))
                .contains("X90000001")
                .doesNotContain("X77777777");
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void every_kind_of_document_makes_a_request_within_the_contract(DocumentKind kind) {
        JsonNode body =
                body(
                        EesQuestions.about(
                                EesQuestions.person("SPECIMEN", "", "1988-00-00"),
                                EesQuestions.document(kind, "X1")));
        assertThat(CONTRACT.violations("SearchRequest", body)).isEmpty();
    }

    @Test
    void an_unread_document_leaves_nothing_to_search_by() {
        Consultation asked =
                EesQuestions.asking(UUID.randomUUID(), Purpose.BORDER_ENTRY_TCN, null, List.of());
        assertThatThrownBy(() -> adapter.translate(Attempt.first(asked)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is neither");
    }

    @Test
    void neither_path_nor_headers_name_the_person_or_document() {
        WireMessage message =
                message(
                        EesQuestions.about(
                                EesQuestions.person("SPECIMEN", "LIN", "1988-02-29"),
                                EesQuestions.passport("X90000001")));
        assertThat(message.path() + message.headers())
                .doesNotContain("SPECIMEN")
                .doesNotContain("X90000001")
                .doesNotContain("M2001");
    }

    @Test
    void a_retry_keeps_the_message_and_its_identifier_and_is_signed_anew() {
        Attempt first =
                Attempt.first(
                        EesQuestions.about(EesQuestions.person("SPECIMEN", "LIN", "1988-02-29")));
        WireMessage one = message(first);
        WireMessage two = message(first.next());
        assertThat(two.body()).isEqualTo(one.body());
        assertThat(two.headers().get("Message-Id"))
                .isEqualTo(one.headers().get("Message-Id"))
                .isEqualTo(first.consultation().messageId().toString());
        assertThat(two.headers().get("Message-Signature"))
                .isNotEqualTo(one.headers().get("Message-Signature"));
    }

    @Test
    void the_end_user_is_the_same_each_time_and_is_not_named() {
        Pseudonyms pseudonyms = new Pseudonyms(TestPki.shared().sealingKey(), "EES");
        String officer = pseudonyms.of(EesQuestions.OFFICER);
        String kiosk = pseudonyms.of(new LogRecord.Actor("kiosk-ams-01", null, "NONE", null));
        assertThat(officer).matches("officer:[0-9a-f]{32}");
        assertThat(kiosk).matches("terminal:[0-9a-f]{32}");
        assertThat(pseudonyms.of(new LogRecord.Actor("kiosk-ams-01", "M2001", "X", null)))
                .isEqualTo(officer);
        assertThat(pseudonyms.of(new LogRecord.Actor("kiosk-ams-01", "M2002", "X", null)))
                .isNotEqualTo(officer);
    }

    private JsonNode body(Consultation consultation) {
        return JsonContract.read(message(consultation).body());
    }

    private WireMessage message(Consultation consultation) {
        return message(Attempt.first(consultation));
    }

    private WireMessage message(Attempt attempt) {
        return Objects.requireNonNull(adapter.translate(attempt).message());
    }
}
