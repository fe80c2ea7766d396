package nl.grenspoort.systems.ees;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;

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
        ObjectNode body = EesContract.object();
        body.set("consultation", why(consultation));
        if (question.person() != null) {
            body.set("identityData", identity(question.person()));
        }
        if (!documents.isEmpty()) {
            ArrayNode list = body.putArray("travelDocuments");
            documents.forEach(document -> list.add(travelDocument(document)));
        }
        return EesContract.write(body);
    }

    private ObjectNode why(Consultation consultation) {
        Authorisation authorisation = consultation.authorisation();
        ObjectNode why = EesContract.object();
        why.put("purpose", authorisation.purpose().name());
        why.putObject("legalBasis")
                .put("act", authorisation.basis().act())
                .put("article", authorisation.basis().article());
        why.put("borderCheck", authorisation.caseId().toString());
        why.put("borderCrossingPoint", consultation.question().crossingPoint());
        why.put("direction", consultation.question().direction().name());
        why.put("endUser", pseudonyms.of(consultation.actor()));
        return why;
    }

    private static ObjectNode identity(Person person) {
        ObjectNode identity = EesContract.object();
        identity.put("surname", person.name().surname());
        identity.put("firstNames", person.name().givenNames());
        identity.put("dateOfBirth", person.birth().toString());
        identity.put("sex", person.sex().name());
        ArrayNode nationalities = identity.putArray("nationalities");
        person.nationalities().forEach(country -> nationalities.add(country.value()));
        return identity;
    }

    private static ObjectNode travelDocument(DocumentReference document) {
        ObjectNode written = EesContract.object();
        written.put("type", type(document.kind()));
        written.put("number", document.number().value());
        written.put("issuingCountry", document.issuer().value());
        if (document.expiry() != null) {
            written.put("dateOfExpiry", document.expiry().toString());
        }
        return written;
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
