package nl.grenspoort.simulator.register;

import static nl.grenspoort.identity.MatchType.EXACT;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonMatch;
import nl.grenspoort.simulator.rest.FileForm;
import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.systems.register.RegisterRecord;
import nl.grenspoort.systems.register.RegisterRecord.MatchType;
import nl.grenspoort.systems.rest.JsonContract;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A record with the data it is found by.
 *
 * @param person null where it is about a document
 * @param aliases other names of the person
 * @param entry as it is answered, but for how it was found
 */
record StoredRecord(
        @Nullable Person person,
        List<Person> aliases,
        List<DocumentReference> documents,
        RegisterRecord entry) {
    StoredRecord {
        aliases = List.copyOf(aliases);
        documents = List.copyOf(documents);
        requireNonNull(entry, "entry");
    }

    /** By what a search finds it. */
    Holdings.Keys keys() {
        List<Person> persons = Stream.concat(Stream.ofNullable(person), aliases.stream()).toList();
        return new Holdings.Keys(Set.of(entry.reference()), persons, documents);
    }

    /** How it matches; empty when it doesn't. The best way counts. */
    Optional<MatchType> match(@Nullable Person asked, List<DocumentReference> presented) {
        PersonMatch alike =
                asked == null || person == null ? PersonMatch.NONE : Persons.match(person, asked);
        if (alike.type() == EXACT && alike.certain()) {
            return Optional.of(MatchType.EXACT);
        }
        if (presented.stream().anyMatch(one -> documents.stream().anyMatch(one::sameDocument))) {
            return Optional.of(MatchType.DOCUMENT);
        }
        if (asked == null || person == null) {
            return Optional.empty();
        }
        if (aliases.stream().anyMatch(alias -> Persons.agree(alias, asked))) {
            return Optional.of(MatchType.ALIAS);
        }
        return alike.type().found() && Persons.nationalitiesAgree(person, asked)
                        || sameFamily(person, asked)
                ? Optional.of(MatchType.FUZZY)
                : Optional.empty();
    }

    /** One surname, one date of birth, one nationality, other given names. */
    private static boolean sameFamily(Person one, Person other) {
        return one.name().normal().surname().equals(other.name().normal().surname())
                && one.birth().equals(other.birth())
                && Persons.nationalitiesAgree(one, other);
    }

    /** Schema {@code Record}. */
    ObjectNode written(MatchType match) {
        ObjectNode written = JsonContract.object();
        written.put("reference", entry.reference());
        written.put("kind", entry.kind().name());
        written.put("action", entry.action().name());
        written.put("matchType", match.name());
        written.put(
                "registeredOn", requireNonNull(entry.registeredOn(), "registeredOn").toString());
        if (entry.validUntil() != null) {
            written.put("validUntil", entry.validUntil().toString());
        }
        ArrayNode warnings = written.putArray("warnings");
        entry.warnings().stream().sorted().forEach(warning -> warnings.add(warning.name()));
        return written;
    }

    /** As a file of records has it. */
    ObjectNode inFile() {
        ObjectNode written = JsonContract.object();
        written.put("reference", entry.reference());
        written.put("kind", entry.kind().name());
        written.put("action", entry.action().name());
        if (person != null) {
            written.set("person", FileForm.person(person));
        }
        FileForm.list(written, "aliases", aliases, FileForm::person);
        FileForm.list(written, "documents", documents, FileForm::document);
        written.put(
                "registeredOn", requireNonNull(entry.registeredOn(), "registeredOn").toString());
        if (entry.validUntil() != null) {
            written.put("validUntil", entry.validUntil().toString());
        }
        FileForm.list(
                written,
                "warnings",
                entry.warnings().stream().sorted().toList(),
                warning -> StringNode.valueOf(warning.name()));
        return written;
    }
}
