package nl.grenspoort.systems.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.rest.JsonContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.time.InstantSource;
import java.util.Objects;

class RegisterRequestTest {
    private final SystemAdapter adapter =
            RegisterQuestions.adapter(RegisterQuestions.SIGNER, InstantSource.system());

    @Test
    void says_who_is_searched_and_why() {
        JsonNode body =
                body(
                        RegisterQuestions.asking(
                                Purpose.BORDER_EXIT_TCN,
                                Question.Direction.EXIT,
                                RegisterQuestions.person("EXEMPEL", "VIKTOR", "1979-05-00", "SWE"),
                                RegisterQuestions.document(DocumentKind.PASSPORT, "X90000001")));
        assertThat(body.at("/identityData/surname").stringValue()).isEqualTo("EXEMPEL");
        assertThat(body.at("/identityData/dateOfBirth").stringValue()).isEqualTo("1979-05-00");
        assertThat(body.at("/documents/0/number").stringValue()).isEqualTo("X90000001");
        assertThat(body.at("/consultation/purpose").stringValue()).isEqualTo("BORDER_EXIT_TCN");
        assertThat(body.at("/consultation/legalBasis/act").stringValue()).isEqualTo("2016/399");
        assertThat(body.at("/consultation/direction").stringValue()).isEqualTo("EXIT");
    }

    /** Visas and residence documents are lost and stolen too. */
    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void every_kind_of_document_is_sent_within_the_contract(DocumentKind kind) {
        JsonNode body =
                body(
                        RegisterQuestions.entering(
                                RegisterQuestions.person("EXEMPEL", "", "1979-00-00", "SWE"),
                                RegisterQuestions.document(kind, "X1")));
        assertThat(RegisterContract.load().violations("SearchRequest", body)).isEmpty();
        assertThat(body.at("/documents/0/type").stringValue()).isEqualTo(kind.name());
    }

    @Test
    void an_unread_document_leaves_nothing_to_search_by() {
        Attempt nothing = Attempt.first(RegisterQuestions.entering(null));
        assertThatThrownBy(() -> adapter.translate(nothing)).hasMessageContaining("neither");
    }

    @Test
    void neither_path_nor_headers_name_person_document_or_officer() {
        WireMessage message =
                message(
                        RegisterQuestions.entering(
                                RegisterQuestions.person("EXEMPEL", "VIKTOR", "1979-05-17", "SWE"),
                                RegisterQuestions.document(DocumentKind.PASSPORT, "X90000001")));
        assertThat(message.path() + message.headers())
                .doesNotContain("EXEMPEL")
                .doesNotContain("X90000001")
                .doesNotContain("M2001");
    }

    private JsonNode body(Consultation consultation) {
        return JsonContract.read(message(consultation).body());
    }

    private WireMessage message(Consultation consultation) {
        return Objects.requireNonNull(adapter.translate(Attempt.first(consultation)).message());
    }
}
