package nl.grenspoort.simulator.population;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.simulator.population.Bodies.Body;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the inhabitant with a number. In each block of twenty ten are ordinary and ten are not:
 * five resemble one of the ordinary, five are written or documented in a way that searches must
 * bridge.
 */
final class Inhabitants {
    private static final CountryCode ISSUER = new CountryCode("UTO");
    private static final LocalDate AS_OF = Population.AS_OF;

    private final long seed;
    private final Bodies bodies;

    Inhabitants(long seed) {
        this.seed = seed;
        this.bodies = new Bodies(seed);
    }

    Inhabitant make(int number) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Trait special = Bodies.special(number);
        if (special != null) {
            traits.add(special);
        }
        Body body = bodies.body(number);
        Draw draw = Draw.of(seed, number, "papers");
        CountryCode second = second(special, body, draw);
        List<DocumentReference> documents = documents(number, body, second, traits, draw);
        Person person = person(body, second);
        return new Inhabitant(
                number,
                seed,
                second == null ? body.nationality().regime() : Regime.FREE_MOVEMENT,
                person,
                writings(special, body, person, traits, draw),
                documents,
                traits.contains(Trait.LOST_DOCUMENT) ? documents.getLast() : null,
                traits);
    }

    /** A second nationality is Dutch, or German for the Dutch. */
    private static @Nullable CountryCode second(@Nullable Trait special, Body body, Draw draw) {
        if (special != Trait.TWO_NATIONALITIES) {
            return null;
        }
        boolean dutch = body.nationality().code().value().equals("NLD") || draw.perMille(200);
        return new CountryCode(
                dutch && !body.nationality().code().value().equals("D") ? "D" : "NLD");
    }

    private static Person person(Body body, @Nullable CountryCode second) {
        List<CountryCode> nationalities = new ArrayList<>(List.of(body.nationality().code()));
        if (second != null && !nationalities.contains(second)) {
            nationalities.add(second);
        }
        return new Person(
                new PersonName(body.surname().page(), body.givenNames().page()),
                PartialDate.of(body.birth()),
                body.woman() ? Sex.FEMALE : Sex.MALE,
                nationalities);
    }

    private static List<DocumentReference> documents(
            int number, Body body, @Nullable CountryCode second, Set<Trait> traits, Draw draw) {
        boolean card = body.nationality().regime() == Regime.FREE_MOVEMENT && draw.perMille(300);
        boolean expired = draw.perMille(30);
        if (expired) {
            traits.add(Trait.EXPIRED_DOCUMENT);
        }
        List<DocumentReference> documents = new ArrayList<>();
        documents.add(
                document(
                        number,
                        0,
                        card ? DocumentKind.IDENTITY_CARD : DocumentKind.PASSPORT,
                        expired ? past(draw) : future(draw)));
        if (second != null) {
            documents.add(document(number, 1, DocumentKind.PASSPORT, future(draw)));
        }
        boolean old = traits.contains(Trait.OLD_PASSPORT) || draw.perMille(120);
        if (old) {
            traits.add(Trait.OLD_PASSPORT);
            documents.add(document(number, 2, DocumentKind.PASSPORT, past(draw)));
        }
        if (traits.contains(Trait.LOST_DOCUMENT) || draw.perMille(15)) {
            traits.add(Trait.LOST_DOCUMENT);
            documents.add(document(number, 3, DocumentKind.PASSPORT, future(draw)));
        }
        return documents;
    }

    private static LocalDate future(Draw draw) {
        return draw.day(AS_OF.plusMonths(4), AS_OF.plusYears(9));
    }

    private static LocalDate past(Draw draw) {
        return draw.day(AS_OF.minusYears(4), AS_OF.minusDays(10));
    }

    /** Numbers of one block follow each other: a digit misread is another person's document. */
    private static DocumentReference document(
            int number, int which, DocumentKind kind, LocalDate expiry) {
        return new DocumentReference(
                kind,
                ISSUER,
                new DocumentNumber(Population.NUMBERS + sevenDigits(number * 10 + which)),
                expiry);
    }

    private static String sevenDigits(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(7 - digits.length()) + digits;
    }

    private static List<Person> writings(
            @Nullable Trait special, Body body, Person person, Set<Trait> traits, Draw draw) {
        PersonName name = person.name();
        List<Person> writings = new ArrayList<>();
        if (special == Trait.OTHER_WRITING || body.ownScript() && draw.perMille(150)) {
            traits.add(Trait.OTHER_WRITING);
            PersonName script = new PersonName(body.surname().script(), body.givenNames().script());
            writings.add(named(person, script));
            writings.add(named(person, draw.oneOf(List.copyOf(script.transliterations()))));
        }
        if (special == Trait.SWAPPED_NAMES && !name.givenNames().isEmpty()) {
            writings.add(named(person, new PersonName(name.givenNames(), name.surname())));
        }
        if (special == Trait.PARTIAL_BIRTH) {
            PartialDate birth = person.birth();
            int month = draw.perMille(600) ? birth.month() : 0;
            writings.add(
                    new Person(
                            name,
                            new PartialDate(birth.year(), month, 0),
                            person.sex(),
                            person.nationalities()));
        }
        return writings;
    }

    private static Person named(Person person, PersonName name) {
        return new Person(name, person.birth(), person.sex(), person.nationalities());
    }
}
