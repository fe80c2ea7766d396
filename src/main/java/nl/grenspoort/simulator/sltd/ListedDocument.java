package nl.grenspoort.simulator.sltd;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.simulator.rest.Place;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.systems.sltd.SltdHit.Match;
import nl.grenspoort.systems.sltd.SltdHit.Status;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One reported document.
 *
 * @param owner State that reported it, and that alone changes the record
 * @param source as the file has it
 */
record ListedDocument(
        String recordId,
        DocumentReference document,
        Status status,
        LocalDate reportedOn,
        CountryCode owner,
        JsonNode source) {
    ListedDocument {
        requireNonNull(recordId, "recordId");
        requireNonNull(document, "document");
        requireNonNull(status, "status");
        requireNonNull(reportedOn, "reportedOn");
        requireNonNull(owner, "owner");
        requireNonNull(source, "source");
    }

    static ListedDocument read(JsonNode node) {
        return read(new Place("document", node));
    }

    static ListedDocument read(Place place) {
        place.only("recordId", "document", "status", "reportedOn", "owner");
        return new ListedDocument(
                place.at("recordId").text(),
                Persons.document(place.at("document")),
                place.at("status").oneOf(Status.class),
                place.at("reportedOn").read(LocalDate::parse),
                place.at("owner").read(CountryCode::new),
                Objects.requireNonNull(place.node()));
    }

    Holdings.Keys keys() {
        return new Holdings.Keys(Set.of(recordId), List.of(), List.of(document));
    }

    /**
     * How it matches; empty when it doesn't. Issuing country and number must be the same to the
     * letter: nothing that looks alike, such as O and 0, is taken for the other.
     */
    Optional<Match> match(DocumentReference asked) {
        if (!document.sameDocument(asked)) {
            return Optional.empty();
        }
        return Optional.of(document.kind() == asked.kind() ? Match.FULL : Match.PARTIAL);
    }
}
