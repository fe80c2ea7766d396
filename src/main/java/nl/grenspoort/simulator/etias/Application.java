package nl.grenspoort.simulator.etias;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.systems.etias.EtiasData.FamilyTie;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * One application for one person and one travel document (Regulation (EU) 2018/1240 Art. 38(1)(c)),
 * with all that happened to it.
 *
 * @param steps by time; empty where nobody applied and only crossings are known
 * @param validUntil last day of an issued authorisation; null where none was issued
 * @param onlyIn States of limited territorial validity (Art. 44)
 * @param familyMember the status is that of Art. 2(1)(c)
 * @param notes additional information for the second line (Art. 39(1)(e))
 * @param entries days on which the person entered, as carriers' answers count them in the period of
 *     grace
 * @param source as the file has it
 */
record Application(
        String reference,
        Person person,
        DocumentReference document,
        List<Step> steps,
        @Nullable LocalDate validUntil,
        Set<CountryCode> onlyIn,
        boolean secondLineCheck,
        boolean hitWithoutGround,
        boolean familyMember,
        @Nullable FamilyTie familyTie,
        List<PersonName> guardians,
        List<String> notes,
        List<LocalDate> entries,
        JsonNode source) {
    Application {
        requireNonNull(reference, "reference");
        requireNonNull(person, "person");
        requireNonNull(document, "document");
        steps = List.copyOf(steps);
        onlyIn = Set.copyOf(onlyIn);
        guardians = List.copyOf(guardians);
        notes = List.copyOf(notes);
        entries = List.copyOf(entries);
        requireNonNull(source, "source");
    }

    /** What an application went through, and when. */
    record Step(State state, Instant at) {}

    /** What it is found by. */
    Holdings.Keys keys() {
        return new Holdings.Keys(Set.of(reference), List.of(person), List.of(document));
    }

    /** Whether it is about this person and this very document. */
    boolean about(Person asked, DocumentReference presented) {
        return document.sameDocument(presented) && Persons.agree(person, asked);
    }

    /** The state it was in then; null before anybody applied. */
    @Nullable State stateAt(Instant then) {
        State state =
                steps.stream()
                        .filter(step -> !step.at().isAfter(then))
                        .map(Step::state)
                        .reduce(null, (_, later) -> later);
        boolean ended = validUntil != null && validUntil.isBefore(day(then));
        return state != null && state.valid() && ended ? State.EXPIRED : state;
    }

    /** When it was issued; the beginning of time where it never was. */
    Instant issuedAt() {
        return steps.stream()
                .filter(step -> step.state().valid())
                .map(Step::at)
                .findFirst()
                .orElse(Instant.MIN);
    }

    static LocalDate day(Instant then) {
        return LocalDate.ofInstant(then, ZoneOffset.UTC);
    }
}
