package nl.grenspoort.systems.sltd;

import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.Pseudonyms;
import nl.grenspoort.systems.rest.QuestionJson;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the search: type, number and issuing country of every presented document, and no more.
 * Neither holder nor crossing point is told to a database outside the Union.
 */
final class SltdRequest {
    private final Pseudonyms pseudonyms;

    SltdRequest(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * @throws IllegalArgumentException when no document was read
     */
    byte[] write(Consultation consultation) {
        if (consultation.question().documents().isEmpty()) {
            throw new IllegalArgumentException("SLTD is asked by documents; none was read");
        }
        ObjectNode body = JsonContract.object();
        body.set("consultation", QuestionJson.onBehalf(consultation, pseudonyms));
        ArrayNode list = body.putArray("documents");
        consultation
                .question()
                .documents()
                .forEach(
                        document ->
                                list.addObject()
                                        .put("type", document.kind().name())
                                        .put("number", document.number().value())
                                        .put("issuingCountry", document.issuer().value()));
        return JsonContract.write(body);
    }
}
