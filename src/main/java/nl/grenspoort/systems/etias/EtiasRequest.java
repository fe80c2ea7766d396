package nl.grenspoort.systems.etias;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.Pseudonyms;
import nl.grenspoort.systems.rest.QuestionJson;

import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the question of Regulation (EU) 2018/1240 Art. 47(1): data of the machine-readable zone of
 * the travel document that was presented, on whose behalf, and no more. Not where the traveller
 * crosses, nor what other documents were presented.
 */
final class EtiasRequest {
    private final Pseudonyms pseudonyms;

    EtiasRequest(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * @throws IllegalArgumentException when no travel document was read, or it names nobody
     */
    byte[] verify(Consultation consultation) {
        ObjectNode body = JsonContract.object();
        body.set("consultation", QuestionJson.onBehalf(consultation, pseudonyms));
        body.set("machineReadableZone", zone(consultation.question()));
        return JsonContract.write(body);
    }

    /**
     * Asks to open the additional information. Whoever asks is in the second line, because further
     * verification is needed there: the flag of Art. 36(2) needs no such reason, that of 36(3)
     * does.
     *
     * @throws IllegalArgumentException when no travel document was read, or it names nobody
     */
    byte[] additionalInformation(Consultation consultation) {
        ObjectNode body = JsonContract.object();
        body.set("consultation", QuestionJson.onBehalf(consultation, pseudonyms));
        body.putObject("secondLine").put("furtherVerificationNeeded", true);
        body.set("machineReadableZone", zone(consultation.question()));
        return JsonContract.write(body);
    }

    private static ObjectNode zone(Question question) {
        Person person = question.person();
        if (person == null || person.nationalities().isEmpty()) {
            throw new IllegalArgumentException(
                    "ETIAS is asked by a machine-readable zone, and none was read");
        }
        DocumentReference document = travelDocument(question);
        ObjectNode zone = JsonContract.object();
        zone.put("documentType", document.kind().name());
        zone.put("issuingCountry", document.issuer().value());
        zone.put("documentNumber", document.number().value());
        zone.put("surname", person.name().surname());
        zone.put("firstNames", person.name().givenNames());
        zone.put("dateOfBirth", person.birth().toString());
        zone.put("sex", person.sex().name());
        zone.put("nationality", person.nationalities().getFirst().value());
        if (document.expiry() != null) {
            zone.put("dateOfExpiry", document.expiry().toString());
        }
        return zone;
    }

    /** The one that comes first, which is the one that names the person. */
    private static DocumentReference travelDocument(Question question) {
        return question.documents().stream()
                .filter(document -> travelDocument(document.kind()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "ETIAS is asked by a travel document; there is none"));
    }

    private static boolean travelDocument(DocumentKind kind) {
        return switch (kind) {
            case PASSPORT, OLD_PASSPORT, IDENTITY_CARD, SEAMANS_BOOK, OTHER_TRAVEL_DOCUMENT -> true;
            case VISA_STICKER, RESIDENCE_PERMIT, RESIDENCE_CARD -> false;
        };
    }
}
