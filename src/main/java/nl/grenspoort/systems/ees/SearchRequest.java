package nl.grenspoort.systems.ees;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.Pseudonyms;
import nl.grenspoort.systems.rest.QuestionJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * Writes the search of Regulation (EU) 2017/2226 Art. 23(2). Only travel documents are sent: visa
 * stickers and residence documents are not among the data that article searches by.
 */
final class SearchRequest {
    private final Pseudonyms pseudonyms;

    SearchRequest(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * @throws IllegalArgumentException when there is neither identity data nor a travel document to
     *     search by
     */
    byte[] write(Consultation consultation) {
        Question question = consultation.question();
        List<DocumentReference> documents =
                question.documents().stream()
                        .filter(document -> type(document.kind()) != null)
                        .toList();
        if (question.person() == null && documents.isEmpty()) {
            throw new IllegalArgumentException(
                    "the EES is searched by identity data or travel document; there is neither");
        }
        ObjectNode body = JsonContract.object();
        body.set("consultation", QuestionJson.why(consultation, pseudonyms));
        if (question.person() != null) {
            body.set("identityData", QuestionJson.identity(question.person()));
        }
        if (!documents.isEmpty()) {
            ArrayNode list = body.putArray("travelDocuments");
            documents.forEach(
                    document -> list.add(QuestionJson.document(word(document), document)));
        }
        return JsonContract.write(body);
    }

    private static String word(DocumentReference document) {
        return requireNonNull(type(document.kind()), "only travel documents are sent");
    }

    /** Null for what is no travel document. */
    private static @Nullable String type(DocumentKind kind) {
        return switch (kind) {
            case PASSPORT, OLD_PASSPORT -> "PASSPORT";
            case IDENTITY_CARD -> "IDENTITY_CARD";
            case SEAMANS_BOOK -> "SEAMANS_BOOK";
            case OTHER_TRAVEL_DOCUMENT -> "OTHER_TRAVEL_DOCUMENT";
            case VISA_STICKER, RESIDENCE_PERMIT, RESIDENCE_CARD -> null;
        };
    }
}
