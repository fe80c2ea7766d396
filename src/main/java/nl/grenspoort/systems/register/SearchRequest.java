package nl.grenspoort.systems.register;

import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.Pseudonyms;
import nl.grenspoort.systems.rest.QuestionJson;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the search. Every presented document is sent: lost, stolen and invalidated visas and
 * residence documents are recorded too (Regulation (EU) 2016/399 Art. 8(2)(a), 8(3)(a)(i)).
 */
final class SearchRequest {
    private final Pseudonyms pseudonyms;

    SearchRequest(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * @throws IllegalArgumentException when there is neither identity data nor a document to search
     *     by
     */
    byte[] write(Consultation consultation) {
        Question question = consultation.question();
        if (question.person() == null && question.documents().isEmpty()) {
            throw new IllegalArgumentException(
                    "a register is searched by identity data or document; there is neither");
        }
        ObjectNode body = JsonContract.object();
        body.set("consultation", QuestionJson.why(consultation, pseudonyms));
        if (question.person() != null) {
            body.set("identityData", QuestionJson.identity(question.person()));
        }
        if (!question.documents().isEmpty()) {
            ArrayNode list = body.putArray("documents");
            question.documents()
                    .forEach(
                            document ->
                                    list.add(
                                            QuestionJson.document(
                                                    document.kind().name(), document)));
        }
        return JsonContract.write(body);
    }
}
