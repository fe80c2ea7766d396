package nl.grenspoort.simulator.population;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A fictional person. {@code toString} tells the number only.
 *
 * @param number from 0 up; persons and documents of the same block of twenty resemble each other
 * @param regime of the most favourable nationality
 * @param person as the page of the passport in use has it
 * @param otherWritings as some systems have it; see {@link #recordedIn}
 * @param documents issued by UTO, numbered XP; the one in use first
 * @param lost the one of them that was reported, or null
 */
public record Inhabitant(
        int number,
        long seed,
        Regime regime,
        Person person,
        List<Person> otherWritings,
        List<DocumentReference> documents,
        @Nullable DocumentReference lost,
        Set<Trait> traits) {
    public Inhabitant {
        requireNonNull(regime, "regime");
        requireNonNull(person, "person");
        otherWritings = List.copyOf(otherWritings);
        documents = List.copyOf(documents);
        traits = Set.copyOf(traits);
    }

    /** The document in use. */
    public DocumentReference document() {
        return documents.getFirst();
    }

    /** How this system writes the person: as the passport does, or otherwise. */
    public Person recordedIn(String system) {
        Draw draw = draw("writing " + system);
        return !otherWritings.isEmpty() && draw.perMille(600) ? draw.oneOf(otherWritings) : person;
    }

    /** A passport before the one in use, if there is one. */
    public Optional<DocumentReference> formerDocument() {
        return documents.stream()
                .skip(1)
                .filter(held -> held.expiry() != null && held.expiry().isBefore(Population.AS_OF))
                .findFirst();
    }

    /** The visa sticker, should there be one: its number has the person's. */
    public DocumentReference sticker() {
        return new DocumentReference(
                DocumentKind.VISA_STICKER,
                document().issuer(),
                new DocumentNumber(Population.STICKERS + "%06d".formatted(number)),
                null);
    }

    /** Another name under which a system knows the person, born on the same day. */
    public Person alias() {
        return new Person(
                Bodies.alias(draw("alias")), person.birth(), person.sex(), person.nationalities());
    }

    /**
     * Chances of this person for one purpose, the same each time; by its name, such as a system's.
     */
    public Draw draw(String purpose) {
        return Draw.of(seed, number, purpose);
    }

    /**
     * A reference no other person has: {@code EES-P0001234}. A second one of the same system has
     * its own prefix.
     */
    public String reference(String prefix) {
        return "%s-P%07d".formatted(prefix, number);
    }

    /** Whole years at {@link Population#AS_OF}. */
    public int age() {
        LocalDate birth = person.birth().earliest();
        return java.time.Period.between(birth, Population.AS_OF).getYears();
    }

    @Override
    public String toString() {
        return "Inhabitant[" + number + "]";
    }
}
