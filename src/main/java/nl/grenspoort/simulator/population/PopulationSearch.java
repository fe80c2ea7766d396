package nl.grenspoort.simulator.population;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.document.MrzFields;
import nl.grenspoort.document.MrzFormat;
import nl.grenspoort.document.MrzWriter;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Finds somebody to try a check with: persons of the population, and what systems hold of them. */
public final class PopulationSearch {
    private final Population population;

    public PopulationSearch(Population population) {
        this.population = requireNonNull(population, "population");
    }

    /**
     * Whom to look for; what is null does not matter.
     *
     * @param name a component of surname or given names, or its beginning, however written
     * @param document number of one of the documents
     * @param nationality as the MRZ writes it
     * @param holding name of a system that holds something of the person
     * @param limit at most so many
     */
    public record Query(
            @Nullable String name,
            @Nullable String document,
            @Nullable String nationality,
            @Nullable Regime regime,
            @Nullable Trait trait,
            @Nullable String holding,
            int limit) {
        public Query {
            if (limit < 1) {
                throw new IllegalArgumentException("one person at least");
            }
        }
    }

    /**
     * Somebody, in the form of the admin API.
     *
     * @param mrz lines of the document in use, to hand to a kiosk
     * @param held references of what systems hold, by system
     */
    public record Found(
            int number,
            Told person,
            List<Told> otherWritings,
            Regime regime,
            List<Trait> traits,
            List<Paper> documents,
            List<String> mrz,
            Map<String, List<String>> held) {}

    /** Identity data as files write them. */
    public record Told(
            String surname, String givenNames, String birth, Sex sex, List<String> nationalities) {
        static Told of(Person person) {
            return new Told(
                    person.name().surname(),
                    person.name().givenNames(),
                    person.birth().toString(),
                    person.sex(),
                    person.nationalities().stream().map(CountryCode::value).toList());
        }
    }

    /**
     * A document as files write it.
     *
     * @param lost reported as lost or stolen
     */
    public record Paper(
            DocumentKind kind, String issuer, String number, String expiry, boolean lost) {
        static Paper of(DocumentReference held, Inhabitant one) {
            return new Paper(
                    held.kind(),
                    held.issuer().value(),
                    held.number().value(),
                    String.valueOf(held.expiry()),
                    held.equals(one.lost()));
        }
    }

    /** The first who are as asked for, by number. */
    public List<Found> find(Query query) {
        return population
                .all()
                .filter(named(query.name()))
                .filter(has(query.document()))
                .filter(one -> query.regime() == null || one.regime() == query.regime())
                .filter(one -> query.trait() == null || one.traits().contains(query.trait()))
                .filter(national(query.nationality()))
                .filter(held(query.holding()))
                .limit(query.limit())
                .map(this::told)
                .toList();
    }

    private static Predicate<Inhabitant> named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return _ -> true;
        }
        String asked = new PersonName(name, "").normal().surname();
        return one ->
                one.person().name().transliterations().stream()
                        .flatMap(
                                form ->
                                        Arrays.stream(
                                                (form.surname() + " " + form.givenNames())
                                                        .split(" ", -1)))
                        .anyMatch(part -> part.startsWith(asked));
    }

    private static Predicate<Inhabitant> has(@Nullable String document) {
        if (document == null) {
            return _ -> true;
        }
        DocumentNumber asked = new DocumentNumber(document);
        return one -> one.documents().stream().anyMatch(held -> held.number().equals(asked));
    }

    private static Predicate<Inhabitant> national(@Nullable String code) {
        return one ->
                code == null
                        || one.person().nationalities().stream()
                                .anyMatch(each -> each.value().equalsIgnoreCase(code));
    }

    private Predicate<Inhabitant> held(@Nullable String system) {
        return one -> system == null || population.holds(system.toUpperCase(Locale.ROOT), one);
    }

    private Found told(Inhabitant one) {
        return new Found(
                one.number(),
                Told.of(one.person()),
                one.otherWritings().stream().map(Told::of).toList(),
                one.regime(),
                one.traits().stream().sorted().toList(),
                one.documents().stream().map(held -> Paper.of(held, one)).toList(),
                mrz(one),
                population.held(one));
    }

    private static List<String> mrz(Inhabitant one) {
        DocumentReference document = one.document();
        boolean card = document.kind() == DocumentKind.IDENTITY_CARD;
        Person person = one.person();
        return MrzWriter.write(
                new MrzFields(
                        card ? MrzFormat.TD1 : MrzFormat.TD3,
                        card ? "I" : "P",
                        document.issuer(),
                        person.name().surname(),
                        person.name().givenNames(),
                        document.number().value(),
                        person.nationalities().getFirst(),
                        person.birth(),
                        person.sex(),
                        document.expiry(),
                        ""));
    }
}
