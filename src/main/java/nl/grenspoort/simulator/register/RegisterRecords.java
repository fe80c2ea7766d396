package nl.grenspoort.simulator.register;

import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.simulator.rest.Place;
import nl.grenspoort.systems.register.RegisterRecord;
import nl.grenspoort.systems.register.RegisterRecord.Action;
import nl.grenspoort.systems.register.RegisterRecord.Kind;
import nl.grenspoort.systems.register.RegisterRecord.MatchType;
import nl.grenspoort.systems.register.RegisterRecord.Warning;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a scenario or the base file puts into a simulated register. */
final class RegisterRecords {
    private final JsonContract contract;

    RegisterRecords(JsonContract contract) {
        this.contract = contract;
    }

    /**
     * Reads {@code systems.<SYSTEM>.records} of a scenario file.
     *
     * @throws IllegalArgumentException naming the place, when the records can't be understood or
     *     could not be answered under the contract
     */
    List<StoredRecord> read(JsonNode node) {
        Place place = new Place("records", node);
        if (place.absent()) {
            return List.of();
        }
        // travellers are for the frame: by them it finds a scenario's fault
        place.only("records", "travellers");
        return place.at("records").elements().stream().map(this::stored).toList();
    }

    private StoredRecord stored(Place place) {
        place.only(
                "reference",
                "kind",
                "action",
                "person",
                "aliases",
                "documents",
                "registeredOn",
                "validUntil",
                "warnings");
        Place person = place.at("person");
        StoredRecord stored =
                new StoredRecord(
                        person.absent() ? null : Persons.person(person),
                        place.at("aliases").elements().stream().map(Persons::person).toList(),
                        place.at("documents").elements().stream().map(Persons::document).toList(),
                        entry(place));
        if (stored.entry().kind().aboutDocument() != person.absent()) {
            throw person.wrong(
                    person.absent()
                            ? "missing"
                            : "not here: the record is about a document and not about its holder");
        }
        contract.violations("Record", stored.written(MatchType.EXACT)).stream()
                .findFirst()
                .ifPresent(
                        violation -> {
                            throw place.wrong(
                                    "not as the contract says at %s: %s"
                                            .formatted(violation.pointer(), violation.detail()));
                        });
        return stored;
    }

    private static RegisterRecord entry(Place place) {
        Place until = place.at("validUntil");
        Kind kind = place.at("kind").oneOf(Kind.class);
        Action action = place.at("action").oneOf(Action.class);
        Set<Warning> warnings =
                place.at("warnings").elements().stream()
                        .map(warning -> warning.oneOf(Warning.class))
                        .collect(Collectors.toUnmodifiableSet());
        LocalDate registeredOn = place.at("registeredOn").read(LocalDate::parse);
        LocalDate validUntil = until.absent() ? null : until.read(LocalDate::parse);
        return place.at("reference")
                .read(
                        reference ->
                                new RegisterRecord(
                                        reference,
                                        kind,
                                        action,
                                        MatchType.EXACT,
                                        registeredOn,
                                        validUntil,
                                        warnings));
    }
}
