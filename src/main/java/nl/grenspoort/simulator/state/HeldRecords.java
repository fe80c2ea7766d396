package nl.grenspoort.simulator.state;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.simulator.state.Holdings.Keys;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The records in {@link Holdings}, read and written by the functions of their system.
 *
 * @param <R> a record as this system stores it
 */
public final class HeldRecords<R> implements Records {
    /** Owner of a record that was not there before it was put in. */
    public static final String OWNER = "admin";

    private final Holdings<R> holdings;
    private final Function<JsonNode, R> reader;
    private final Function<R, JsonNode> writer;

    /**
     * @param reader of one record of a file; names the place that is wrong by an
     *     IllegalArgumentException
     * @param writer of one record as a file has it
     */
    public HeldRecords(
            Holdings<R> holdings, Function<JsonNode, R> reader, Function<R, JsonNode> writer) {
        this.holdings = requireNonNull(holdings, "holdings");
        this.reader = requireNonNull(reader, "reader");
        this.writer = requireNonNull(writer, "writer");
    }

    @Override
    public List<JsonNode> find(Search search) {
        return found(search).map(writer).toList();
    }

    /** By reference without looking at the others: a population is large. */
    private Stream<R> found(Search search) {
        String reference = search.reference();
        if (reference == null) {
            return holdings.list(keys -> matches(keys, search), search.limit()).stream();
        }
        return Stream.ofNullable(holdings.find(reference))
                .filter(held -> matches(holdings.keys(held), search));
    }

    @Override
    public void put(String reference, JsonNode record) {
        R read = reader.apply(record);
        if (!holdings.keys(read).references().contains(reference)) {
            throw new IllegalArgumentException("the record has another reference");
        }
        holdings.put(OWNER, reference, read);
    }

    @Override
    public boolean remove(String reference) {
        return holdings.remove(reference);
    }

    private static boolean matches(Keys keys, Search search) {
        return (search.document() == null || has(keys.documents(), search.document()))
                && (search.surname() == null || named(keys.persons(), search.surname()));
    }

    private static boolean has(List<DocumentReference> documents, String number) {
        return documents.stream().anyMatch(document -> document.number().value().equals(number));
    }

    private static boolean named(List<Person> persons, String surname) {
        String normal = new PersonName(surname, "").normal().surname();
        return persons.stream().anyMatch(person -> person.name().normal().surname().equals(normal));
    }
}
