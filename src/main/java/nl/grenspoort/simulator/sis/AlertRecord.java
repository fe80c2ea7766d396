package nl.grenspoort.simulator.sis;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.systems.sis.wsdl.ActionToBeTaken;
import nl.grenspoort.systems.sis.wsdl.Category;
import nl.grenspoort.systems.sis.wsdl.Subject;
import nl.grenspoort.systems.sis.wsdl.Warning;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An alert as the simulator keeps it.
 *
 * @param persons identities of the subject; empty for an object
 * @param documents of the subject, or the object itself
 * @param victim whose identity was misused; null when nobody's
 * @param returnDecision with category RETURN and only then
 */
record AlertRecord(
        String schengenId,
        CountryCode issuingState,
        Category category,
        ActionToBeTaken action,
        Subject subject,
        List<Identity> persons,
        List<DocumentReference> documents,
        @Nullable Victim victim,
        boolean freeMovement,
        boolean flagged,
        @Nullable CountryCode flaggingState,
        List<Warning> warnings,
        List<String> links,
        @Nullable LocalDate validityReviewDate,
        @Nullable ReturnRecord returnDecision,
        @Nullable String reason) {
    AlertRecord {
        persons = List.copyOf(persons);
        documents = List.copyOf(documents);
        warnings = List.copyOf(warnings);
        links = List.copyOf(links);
    }

    /** By what a search finds it. */
    Holdings.Keys keys() {
        Stream<Person> subjects = persons.stream().map(Identity::person);
        List<DocumentReference> all = new ArrayList<>(documents);
        if (victim == null) {
            return new Holdings.Keys(Set.of(schengenId), subjects.toList(), all);
        }
        all.addAll(victim.documents());
        Stream<Person> misused = Stream.of(Identity.person(victim.name(), victim.birth()));
        return new Holdings.Keys(
                Set.of(schengenId), Stream.concat(subjects, misused).toList(), all);
    }

    /** The person whose identity was misused: 2018/1862 Art. 62. */
    record Victim(PersonName name, PartialDate birth, List<DocumentReference> documents) {
        Victim {
            documents = List.copyOf(documents);
        }
    }

    /** What a return alert adds: 2018/1860 Art. 4(1)(x) to (z). */
    record ReturnRecord(@Nullable LocalDate lastDay, boolean suspended, boolean entryBan) {}
}
