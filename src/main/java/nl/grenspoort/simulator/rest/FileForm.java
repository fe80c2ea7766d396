package nl.grenspoort.simulator.rest;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.function.Function;

/** Persons and documents as files of records have them: what {@link Persons} reads. */
public final class FileForm {
    private FileForm() {}

    /** Members {@code surname, givenNames, birth, sex, nationality}. */
    public static ObjectNode person(Person person) {
        ObjectNode written = JsonContract.object();
        written.put("surname", person.name().surname());
        if (!person.name().givenNames().isEmpty()) {
            written.put("givenNames", person.name().givenNames());
        }
        written.put("birth", person.birth().toString());
        written.put("sex", person.sex().name());
        // a file has room for one
        person.nationalities().stream()
                .findFirst()
                .ifPresent(country -> written.put("nationality", country.value()));
        return written;
    }

    /** Members {@code kind, issuer, number, expiry}. */
    public static ObjectNode document(DocumentReference document) {
        ObjectNode written = JsonContract.object();
        written.put("kind", document.kind().name());
        written.put("issuer", document.issuer().value());
        written.put("number", document.number().value());
        if (document.expiry() != null) {
            written.put("expiry", document.expiry().toString());
        }
        return written;
    }

    /** Puts a list in, unless it is empty: a file leaves it out then. */
    public static <T> void list(
            ObjectNode into, String name, Collection<T> all, Function<T, JsonNode> writer) {
        if (!all.isEmpty()) {
            var list = into.putArray(name);
            all.forEach(one -> list.add(writer.apply(one)));
        }
    }

    /** A file of records with this one in it. */
    public static ObjectNode holding(String list, JsonNode record) {
        ObjectNode records = JsonContract.object();
        records.putArray(list).add(record);
        return records;
    }
}
