package nl.grenspoort.simulator.sis;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.systems.sis.wsdl.Document;
import nl.grenspoort.systems.sis.wsdl.Person;
import nl.grenspoort.systems.sis.wsdl.SearchRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request searches by. Two requests that search by the same are equal.
 *
 * @param name null, like the birth, when no person is asked about
 */
record Query(
        @Nullable PersonName name, @Nullable PartialDate birth, List<DocumentReference> documents) {
    Query {
        documents = List.copyOf(documents);
    }

    static Query of(SearchRequest request) {
        Person person = request.getPerson();
        List<DocumentReference> documents =
                request.getDocument().stream().map(Query::document).toList();
        return person == null
                ? new Query(null, null, documents)
                : new Query(
                        new PersonName(
                                person.getSurname(),
                                person.getForenames() == null ? "" : person.getForenames()),
                        PartialDate.parse(person.getDateOfBirth()),
                        documents);
    }

    boolean isEmpty() {
        return name == null && documents.isEmpty();
    }

    nl.grenspoort.identity.@Nullable Person person() {
        return name == null || birth == null ? null : Identity.person(name, birth);
    }

    Set<String> documentNumbers() {
        return documents.stream()
                .map(document -> document.number().value())
                .collect(Collectors.toSet());
    }

    private static DocumentReference document(Document document) {
        return new DocumentReference(
                DocumentKind.valueOf(document.getType().name()),
                new CountryCode(document.getIssuer()),
                new DocumentNumber(document.getNumber()),
                null);
    }
}
