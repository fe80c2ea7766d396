package nl.grenspoort.simulator.rest;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonMatch;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/** Persons and documents in records, and whether two persons are alike. */
public final class Persons {
    private Persons() {}

    /** Members {@code surname, givenNames, birth, sex, nationality}. */
    public static Person person(Place place) {
        place.only("surname", "givenNames", "birth", "sex", "nationality");
        String givenNames = place.at("givenNames").absent() ? "" : place.at("givenNames").text();
        return new Person(
                place.at("surname").read(surname -> new PersonName(surname, givenNames)),
                place.at("birth").read(PartialDate::parse),
                place.at("sex").absent() ? Sex.UNSPECIFIED : place.at("sex").read(Persons::sex),
                place.at("nationality").absent()
                        ? List.of()
                        : List.of(place.at("nationality").read(CountryCode::new)));
    }

    private static Sex sex(String text) {
        return switch (text) {
            case "F", "FEMALE" -> Sex.FEMALE;
            case "M", "MALE" -> Sex.MALE;
            case "X", "UNSPECIFIED" -> Sex.UNSPECIFIED;
            default ->
                    throw new IllegalArgumentException("must be one of F, M, X, or its full word");
        };
    }

    /** Members {@code kind, issuer, number, expiry}. */
    public static DocumentReference document(Place place) {
        place.only("kind", "issuer", "number", "expiry");
        return new DocumentReference(
                place.at("kind").oneOf(DocumentKind.class),
                place.at("issuer").read(CountryCode::new),
                place.at("number").read(DocumentNumber::new),
                place.at("expiry").absent() ? null : place.at("expiry").read(LocalDate::parse));
    }

    /** How alike they are. */
    public static PersonMatch match(Person one, Person other) {
        return PersonMatch.between(one, other);
    }

    /**
     * The same identity data, however the name is written, where what is unknown agrees with
     * anything; nothing guessed.
     */
    public static boolean agree(Person one, Person other) {
        return match(one, other).certain();
    }

    /** One in common, or one of them is not known. */
    public static boolean nationalitiesAgree(Person one, Person other) {
        return one.nationalities().isEmpty()
                || other.nationalities().isEmpty()
                || !Collections.disjoint(one.nationalities(), other.nationalities());
    }
}
