package nl.grenspoort.simulator.register;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.simulator.state.ReferenceInUseException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The records a simulated register holds, by the scenario they belong to. Safe for threads. */
final class RegisterState {
    private final Holdings<StoredRecord> records;

    RegisterState() {
        this(new Holdings<>(StoredRecord::keys));
    }

    private RegisterState(Holdings<StoredRecord> records) {
        this.records = records;
    }

    /** Takes in what this register holds about the population. */
    void settle(SystemId system, Population population) {
        records.fill(
                Population.OWNER,
                population.source(
                        system,
                        new RegisterPopulation(system.key()),
                        stored -> stored.entry().reference()));
    }

    Holdings<StoredRecord> holdings() {
        return records;
    }

    /** One of its own with all that this one holds now. */
    RegisterState fork() {
        return new RegisterState(records.fork());
    }

    /**
     * Replaces all that this scenario owns.
     *
     * @throws IllegalArgumentException when a reference is in use
     */
    void load(String owner, List<StoredRecord> loaded) {
        try {
            records.load(owner, loaded);
        } catch (ReferenceInUseException e) {
            throw BaseFile.inUse("records.records[%d].reference", e);
        }
    }

    void unload(String owner) {
        records.unload(owner);
    }

    /** Valid records that match, as they are answered. */
    List<ObjectNode> search(
            @Nullable Person person, List<DocumentReference> documents, LocalDate today) {
        List<ObjectNode> found = new ArrayList<>();
        records.candidates(person, documents).stream()
                .filter(stored -> valid(stored, today))
                .forEach(
                        stored ->
                                stored.match(person, documents)
                                        .ifPresent(match -> found.add(stored.written(match))));
        return found;
    }

    private static boolean valid(StoredRecord stored, LocalDate today) {
        LocalDate until = stored.entry().validUntil();
        return until == null || !until.isBefore(today);
    }
}
