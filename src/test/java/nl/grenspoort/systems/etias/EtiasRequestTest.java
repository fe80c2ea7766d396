package nl.grenspoort.systems.etias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.RestQuestions;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.systems.rest.JsonContract;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;

/** Regulation (EU) 2018/1240 Art. 47(1): data of the machine-readable zone, and no more. */
class EtiasRequestTest {
    private static final Person LIN = RestQuestions.person("SPECIMEN", "LIN", "1988-02-00", "JPN");
    private static final DocumentReference PASSPORT = RestQuestions.passport("XB0000001");
    private static final DocumentReference VISA =
            RestQuestions.document(
                    DocumentKind.VISA_STICKER, "UTO", "XV0000001", LocalDate.of(2027, 1, 1));

    private final SystemAdapter adapter = EtiasQuestions.adapter(InstantSource.system());

    @Test
    void the_bytes_hold_the_zone_and_on_whose_behalf_and_nothing_else() {
        JsonNode body = body(EtiasQuestions.entering(LIN, VISA, PASSPORT));
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("consultation", "machineReadableZone");
        assertThat(body.get("consultation").propertyNames())
                .containsExactlyInAnyOrder("purpose", "legalBasis", "borderCheck", "endUser");
        assertThat(body.get("machineReadableZone").toString())
                .isEqualTo(
                        """
                        {"documentType":"PASSPORT","issuingCountry":"UTO","documentNumber":"XB0000001",\
                        "surname":"SPECIMEN","firstNames":"LIN","dateOfBirth":"1988-02-00",\
                        "sex":"UNSPECIFIED","nationality":"JPN","dateOfExpiry":"2031-06-30"}""");
    }

    @Test
    void neither_crossing_point_nor_direction_nor_other_documents_are_sent() {
        WireMessage message = message(EtiasQuestions.entering(LIN, VISA, PASSPORT));
        String wire =
                message.path()
                        + message.headers()
                        + new String(message.body(), StandardCharsets.UTF_8);
        assertThat(wire).doesNotContain("NL-AMS", "ENTRY\"", "XV0000001", "M2001", "desk-ams-01");
        assertThat(message.path() + message.headers()).doesNotContain("SPECIMEN", "XB0000001");
    }

    @Test
    void it_is_within_the_contract_and_the_question_is_its_body() {
        Consultation asked = EtiasQuestions.entering(LIN, PASSPORT);
        assertThat(EtiasContract.load().violations("VerifyRequest", body(asked))).isEmpty();
        assertThat(adapter.question(asked)).isEqualTo(message(asked).body());
        assertThat(message(asked).path()).isEqualTo(EtiasContract.VERIFY);
    }

    @Test
    void the_second_line_opens_notes_by_an_operation_of_its_own() {
        Consultation opening = EtiasQuestions.opening(LIN, PASSPORT);
        assertThat(message(opening).path()).isEqualTo(EtiasContract.ADDITIONAL_INFORMATION);
        JsonNode body = body(opening);
        assertThat(EtiasContract.load().violations("AdditionalInformationRequest", body)).isEmpty();
        assertThat(body.at("/consultation/purpose").stringValue()).isEqualTo("ETIAS_VERIFY");
        assertThat(body.at("/consultation/legalBasis/article").stringValue()).isEqualTo("47(4)");
    }

    @Test
    void without_a_travel_document_that_names_somebody_nothing_is_asked() {
        for (Consultation nothing :
                new Consultation[] {
                    EtiasQuestions.entering(null, PASSPORT),
                    EtiasQuestions.entering(LIN),
                    EtiasQuestions.entering(LIN, VISA)
                }) {
            assertThatThrownBy(() -> adapter.translate(Attempt.first(nothing)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ETIAS");
        }
    }

    private JsonNode body(Consultation consultation) {
        return JsonContract.read(message(consultation).body());
    }

    private WireMessage message(Consultation consultation) {
        return Objects.requireNonNull(adapter.translate(Attempt.first(consultation)).message());
    }
}
