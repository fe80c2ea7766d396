package nl.grenspoort.simulator.ees;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.simulator.rest.Place;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.ees.EesFile.Extension;
import nl.grenspoort.systems.ees.EesFile.Refusal;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.JsonContract.Violation;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a scenario or the base file puts into the simulated EES.
 *
 * @param travellers document numbers the scenario is about
 */
record EesRecords(List<StoredFile> files, Set<DocumentNumber> travellers) {
    EesRecords {
        files = List.copyOf(files);
        travellers = Set.copyOf(travellers);
    }

    /**
     * Reads {@code systems.EES.records} of a scenario file.
     *
     * @throws IllegalArgumentException naming the place, when the records can't be understood or
     *     could not be answered under the contract
     */
    static EesRecords of(JsonNode records, JsonContract contract) {
        Place place = new Place("records", records);
        if (place.absent()) {
            return new EesRecords(List.of(), Set.of());
        }
        place.only("files", "travellers");
        return new EesRecords(
                place.at("files").elements().stream().map(file -> file(file, contract)).toList(),
                place.at("travellers").elements().stream()
                        .map(number -> number.read(DocumentNumber::new))
                        .collect(Collectors.toSet()));
    }

    private static StoredFile file(Place place, JsonContract contract) {
        place.only(
                "reference",
                "person",
                "documents",
                "familyMember",
                "face",
                "fingers",
                "entries",
                "refusals");
        StoredFile file =
                new StoredFile(
                        Persons.person(place.at("person")),
                        place.at("documents").elements().stream().map(Persons::document).toList(),
                        new EesFile(
                                place.at("reference").text(),
                                place.at("familyMember").flag(),
                                enrolment(place.at("face")),
                                enrolment(place.at("fingers")),
                                place.at("entries").elements().stream()
                                        .map(EesRecords::entry)
                                        .sorted(Comparator.comparing(Entry::entryAt))
                                        .toList(),
                                place.at("refusals").elements().stream()
                                        .map(EesRecords::refusal)
                                        .sorted(Comparator.comparing(Refusal::at))
                                        .toList()));
        for (Violation violation : contract.violations("IndividualFile", FileJson.write(file))) {
            throw place.wrong(
                    "not as the contract says at %s: %s"
                            .formatted(violation.pointer(), violation.detail()));
        }
        return file;
    }

    private static Enrolment enrolment(Place place) {
        return place.absent() ? Enrolment.PRESENT : place.oneOf(Enrolment.class);
    }

    private static Entry entry(Place place) {
        place.only("entryAt", "entryPoint", "exitAt", "exitPoint", "authorisedUntil", "extension");
        Place exitAt = place.at("exitAt");
        Place until = place.at("authorisedUntil");
        Entry entry =
                new Entry(
                        place.at("entryAt").read(Instant::parse),
                        place.at("entryPoint").text(),
                        exitAt.absent() ? null : exitAt.read(Instant::parse),
                        exitAt.absent() ? null : place.at("exitPoint").text(),
                        until.absent() ? null : until.read(LocalDate::parse),
                        extension(place.at("extension")));
        if (entry.exitAt() != null && entry.exitAt().isBefore(entry.entryAt())) {
            throw exitAt.wrong("is before entryAt");
        }
        if (exitAt.absent() && !place.at("exitPoint").absent()) {
            throw exitAt.wrong("missing, though there is an exitPoint");
        }
        return entry;
    }

    private static @Nullable Extension extension(Place place) {
        if (place.absent()) {
            return null;
        }
        place.only("until", "ground");
        return new Extension(
                place.at("until").read(LocalDate::parse),
                place.at("ground").oneOf(Extension.Ground.class));
    }

    private static Refusal refusal(Place place) {
        place.only("at", "crossingPoint", "letters");
        return new Refusal(
                place.at("at").read(Instant::parse),
                place.at("crossingPoint").text(),
                place.at("letters").elements().stream().map(Place::text).toList());
    }
}
