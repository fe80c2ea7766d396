package nl.grenspoort.simulator.vis;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.systems.vis.MatchKey;
import nl.grenspoort.systems.vis.wsdl.CheckPermitRequest;
import nl.grenspoort.systems.vis.wsdl.Crossing;
import nl.grenspoort.systems.vis.wsdl.Document;
import nl.grenspoort.systems.vis.wsdl.SearchRequest;
import nl.grenspoort.systems.vis.wsdl.SearchVisaExemptRequest;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import javax.xml.datatype.XMLGregorianCalendar;

/**
 * What a request searches by. Two requests that search by the same are equal.
 *
 * @param numbers of stickers or permits
 * @param day on which validity is judged
 * @param state whose border is crossed
 */
record Asked(
        @Nullable Person person,
        List<DocumentReference> travelDocuments,
        List<Number> numbers,
        LocalDate day,
        String state) {
    Asked {
        travelDocuments = List.copyOf(travelDocuments);
        numbers = List.copyOf(numbers);
    }

    /**
     * Number of a sticker or permit.
     *
     * @param issuer null where the question does not name it
     */
    record Number(@Nullable String issuer, DocumentNumber number) {
        boolean is(@Nullable String otherIssuer, DocumentNumber other) {
            return number.equals(other) && (issuer == null || issuer.equals(otherIssuer));
        }
    }

    static Asked of(SearchRequest request) {
        return of(
                request.getPerson(),
                request.getTravelDocument(),
                request.getVisaSticker().stream()
                        .map(
                                sticker ->
                                        new Number(
                                                sticker.getIssuer(),
                                                new DocumentNumber(sticker.getNumber())))
                        .toList(),
                request.getCrossing());
    }

    static Asked of(SearchVisaExemptRequest request) {
        return of(
                request.getPerson(), request.getTravelDocument(), List.of(), request.getCrossing());
    }

    static Asked of(CheckPermitRequest request) {
        return of(
                request.getPerson(),
                request.getTravelDocument(),
                request.getPermitNumber().stream()
                        .map(number -> new Number(null, new DocumentNumber(number)))
                        .toList(),
                request.getCrossing());
    }

    private static Asked of(
            nl.grenspoort.systems.vis.wsdl.@Nullable Person person,
            List<Document> documents,
            List<Number> numbers,
            Crossing crossing) {
        return new Asked(
                person == null ? null : person(person),
                documents.stream().map(Asked::document).toList(),
                numbers,
                day(crossing.getDay()),
                crossing.getState());
    }

    boolean isEmpty() {
        return person == null && travelDocuments.isEmpty() && numbers.isEmpty();
    }

    /** By which of its keys it finds something held under these. */
    Set<MatchKey> match(
            Person holder, DocumentReference travelDocument, Predicate<Number> numbered) {
        EnumSet<MatchKey> keys = EnumSet.noneOf(MatchKey.class);
        if (person != null && Persons.agree(holder, person)) {
            keys.add(MatchKey.IDENTITY);
        }
        if (travelDocuments.stream().anyMatch(travelDocument::sameDocument)) {
            keys.add(MatchKey.TRAVEL_DOCUMENT);
        }
        if (numbers.stream().anyMatch(numbered)) {
            keys.add(MatchKey.STICKER);
        }
        return keys;
    }

    private static Person person(nl.grenspoort.systems.vis.wsdl.Person person) {
        return new Person(
                new PersonName(
                        person.getSurname(),
                        person.getForenames() == null ? "" : person.getForenames()),
                PartialDate.parse(person.getDateOfBirth()),
                Sex.valueOf(person.getSex().name()),
                person.getNationality().stream().map(CountryCode::new).toList());
    }

    private static DocumentReference document(Document document) {
        return new DocumentReference(
                DocumentKind.valueOf(document.getType().name()),
                new CountryCode(document.getIssuer()),
                new DocumentNumber(document.getNumber()),
                document.getExpiry() == null ? null : day(document.getExpiry()));
    }

    private static LocalDate day(XMLGregorianCalendar day) {
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }
}
