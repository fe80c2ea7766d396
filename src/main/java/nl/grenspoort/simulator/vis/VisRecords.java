package nl.grenspoort.simulator.vis;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.simulator.rest.Place;
import nl.grenspoort.systems.vis.Biometric;
import nl.grenspoort.systems.vis.MatchKey;
import nl.grenspoort.systems.vis.VisPermits;
import nl.grenspoort.systems.vis.VisPermits.Permit;
import nl.grenspoort.systems.vis.Visa;
import nl.grenspoort.systems.vis.wsdl.NoFingerprints;
import nl.grenspoort.systems.vis.wsdl.Purposes;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a scenario or the base file puts into the simulated VIS. A file may hold what a gateway must
 * not believe, such as a stay of 60 days under a visa for ten: that is for testing the gateway.
 */
record VisRecords(List<StoredFile> files, List<StoredPermit> permits) {
    VisRecords {
        files = List.copyOf(files);
        permits = List.copyOf(permits);
    }

    /**
     * Reads {@code systems.VIS.records} of a scenario file.
     *
     * @throws IllegalArgumentException naming the place of the first error
     */
    static VisRecords read(JsonNode node) {
        Place place = new Place("records", node);
        if (place.absent()) {
            return new VisRecords(List.of(), List.of());
        }
        // travellers are for the frame: by them it finds a scenario's fault
        place.only("files", "permits", "travellers");
        return new VisRecords(
                place.at("files").elements().stream().map(VisRecords::file).toList(),
                place.at("permits").elements().stream().map(VisRecords::permit).toList());
    }

    /** One file as such a node has it. */
    static StoredFile file(JsonNode node) {
        return file(new Place("record", node));
    }

    /** One permit as such a node has it. */
    static StoredPermit permit(JsonNode node) {
        return permit(new Place("record", node));
    }

    private static StoredFile file(Place place) {
        place.only(
                "holder",
                "travelDocument",
                "purposeOfTravel",
                "mainDestination",
                "facialImage",
                "fingerprints",
                "visas",
                "refusals");
        StoredFile file =
                new StoredFile(
                        Persons.person(place.at("holder")),
                        Persons.document(place.at("travelDocument")),
                        place.at("purposeOfTravel").absent()
                                ? Purposes.NOT_APPLICABLE
                                : place.at("purposeOfTravel").oneOf(Purposes.class),
                        place.at("mainDestination").elements().stream()
                                .map(VisRecords::state)
                                .toList(),
                        image(place.at("facialImage")),
                        fingerprints(place.at("fingerprints")),
                        place.at("visas").elements().stream().map(VisRecords::visa).toList(),
                        place.at("refusals").elements().stream()
                                .map(refusal -> refusal.read(LocalDate::parse))
                                .toList());
        if (file.visas().isEmpty() && file.refusals().isEmpty()) {
            throw place.wrong("a file has a visa or a refusal");
        }
        return file;
    }

    private static Visa visa(Place place) {
        place.only(
                "stickerNumber",
                "issuingState",
                "type",
                "status",
                "statusSince",
                "territory",
                "entries",
                "validFrom",
                "validUntil",
                "durationOfStay");
        LocalDate from = place.at("validFrom").read(LocalDate::parse);
        return new Visa(
                place.at("stickerNumber").read(DocumentNumber::new),
                state(place.at("issuingState")),
                place.at("type").absent() ? Visa.Type.C : place.at("type").oneOf(Visa.Type.class),
                place.at("status").absent()
                        ? Visa.Status.ISSUED
                        : place.at("status").oneOf(Visa.Status.class),
                place.at("statusSince").absent()
                        ? from
                        : place.at("statusSince").read(LocalDate::parse),
                territory(place.at("territory")),
                // judged when asked
                false,
                place.at("entries").absent()
                        ? Visa.Entries.NOT_APPLICABLE
                        : place.at("entries").oneOf(Visa.Entries.class),
                from,
                place.at("validUntil").read(LocalDate::parse),
                days(place.at("durationOfStay")));
    }

    private static Set<String> territory(Place place) {
        Set<String> states = new HashSet<>();
        place.elements().forEach(state -> states.add(state(state)));
        return states;
    }

    private static StoredPermit permit(Place place) {
        place.only(
                "holder",
                "travelDocument",
                "kind",
                "number",
                "issuingState",
                "status",
                "validFrom",
                "validUntil",
                "facialImage",
                "fingerprints");
        return new StoredPermit(
                Persons.document(place.at("travelDocument")),
                new Permit(
                        Set.<MatchKey>of(),
                        Persons.person(place.at("holder")),
                        place.at("kind").oneOf(VisPermits.Kind.class),
                        place.at("number").read(DocumentNumber::new),
                        state(place.at("issuingState")),
                        place.at("status").absent()
                                ? VisPermits.Status.ISSUED
                                : place.at("status").oneOf(VisPermits.Status.class),
                        place.at("validFrom").read(LocalDate::parse),
                        place.at("validUntil").read(LocalDate::parse),
                        image(place.at("facialImage")),
                        fingerprints(place.at("fingerprints"))));
    }

    private static Biometric image(Place place) {
        if (place.absent()) {
            return new Biometric(null, null, null);
        }
        place.only("reference", "takenLive");
        return new Biometric(place.at("reference").text(), place.at("takenLive").flag(), null);
    }

    /** Absent ones are of somebody exempt. */
    private static Biometric fingerprints(Place place) {
        if (place.absent()) {
            return new Biometric(null, null, NoFingerprints.EXEMPT.name());
        }
        place.only("reference", "reason");
        return place.at("reference").absent()
                ? new Biometric(null, null, place.at("reason").oneOf(NoFingerprints.class).name())
                : new Biometric(place.at("reference").text(), null, null);
    }

    private static String state(Place place) {
        return place.read(CountryCode::new).value();
    }

    private static @Nullable Integer days(Place place) {
        JsonNode node = place.node();
        if (node == null || place.absent()) {
            return null;
        }
        if (!node.isInt() || node.intValue() < 1 || node.intValue() > 90) {
            throw place.wrong("must be 1 to 90 days");
        }
        return node.intValue();
    }
}
