package nl.grenspoort.systems;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Other codes for a question to one system, which writes countries or kinds of documents otherwise
 * than the documents do. Codes that are not named stay.
 *
 * @param countries of issuers and nationalities
 */
record CodeTranslation(
        Map<CountryCode, CountryCode> countries, Map<DocumentKind, DocumentKind> documentKinds) {
    CodeTranslation {
        countries = Map.copyOf(countries);
        documentKinds = Map.copyOf(documentKinds);
    }

    Consultation of(Consultation asked) {
        Question question = asked.question();
        return new Consultation(
                asked.messageId(),
                asked.authorisation(),
                new Question(
                        person(question.person()),
                        question.documents().stream().map(this::document).toList(),
                        question.direction(),
                        question.crossingPoint(),
                        question.at()),
                asked.actor(),
                asked.deadline());
    }

    private @Nullable Person person(@Nullable Person person) {
        return person == null
                ? null
                : new Person(
                        person.name(),
                        person.birth(),
                        person.sex(),
                        person.nationalities().stream().map(this::country).toList());
    }

    private DocumentReference document(DocumentReference document) {
        return new DocumentReference(
                documentKinds.getOrDefault(document.kind(), document.kind()),
                country(document.issuer()),
                document.number(),
                document.expiry());
    }

    private CountryCode country(CountryCode code) {
        return countries.getOrDefault(code, code);
    }
}
