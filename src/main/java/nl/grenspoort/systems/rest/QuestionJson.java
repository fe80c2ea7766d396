package nl.grenspoort.systems.rest;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.Consultation;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts of a question as our REST/JSON contracts write them. */
public final class QuestionJson {
    private QuestionJson() {}

    /** Why and for whom is asked, and where: schema {@code Consultation}. */
    public static ObjectNode why(Consultation consultation, Pseudonyms pseudonyms) {
        ObjectNode why = onBehalf(consultation, pseudonyms);
        why.put("borderCrossingPoint", consultation.question().crossingPoint());
        why.put("direction", consultation.question().direction().name());
        return why;
    }

    /** Why and for whom is asked: {@code Consultation} of a system that is not told where. */
    public static ObjectNode onBehalf(Consultation consultation, Pseudonyms pseudonyms) {
        Authorisation authorisation = consultation.authorisation();
        ObjectNode why = JsonContract.object();
        why.put("purpose", authorisation.purpose().name());
        why.putObject("legalBasis")
                .put("act", authorisation.basis().act())
                .put("article", authorisation.basis().article());
        why.put("borderCheck", authorisation.caseId().toString());
        why.put("endUser", pseudonyms.of(consultation.actor()));
        return why;
    }

    /** Schema {@code IdentityData}. */
    public static ObjectNode identity(Person person) {
        ObjectNode identity = JsonContract.object();
        identity.put("surname", person.name().surname());
        identity.put("firstNames", person.name().givenNames());
        identity.put("dateOfBirth", person.birth().toString());
        identity.put("sex", person.sex().name());
        ArrayNode nationalities = identity.putArray("nationalities");
        person.nationalities().forEach(country -> nationalities.add(country.value()));
        return identity;
    }

    /**
     * A document.
     *
     * @param type its kind in the contract's word
     */
    public static ObjectNode document(String type, DocumentReference document) {
        ObjectNode written = JsonContract.object();
        written.put("type", type);
        written.put("number", document.number().value());
        written.put("issuingCountry", document.issuer().value());
        if (document.expiry() != null) {
            written.put("dateOfExpiry", document.expiry().toString());
        }
        return written;
    }
}
