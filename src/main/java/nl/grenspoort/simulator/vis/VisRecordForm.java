package nl.grenspoort.simulator.vis;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.vis.Biometric;
import nl.grenspoort.systems.vis.VisPermits.Permit;
import nl.grenspoort.systems.vis.Visa;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a file or permit as {@link VisRecords} reads it. */
final class VisRecordForm {
    private VisRecordForm() {}

    static JsonNode written(StoredFile file) {
        ObjectNode node = JsonContract.object();
        node.set("holder", person(file.holder()));
        node.set("travelDocument", document(file.travelDocument()));
        node.put("purposeOfTravel", file.purposeOfTravel().name());
        ArrayNode destinations = node.putArray("mainDestination");
        file.mainDestination().forEach(destinations::add);
        biometrics(node, file.facialImage(), file.fingerprints());
        ArrayNode visas = node.putArray("visas");
        file.visas().forEach(visa -> visas.add(visa(visa)));
        ArrayNode refusals = node.putArray("refusals");
        file.refusals().forEach(day -> refusals.add(day.toString()));
        return node;
    }

    static JsonNode written(StoredPermit held) {
        Permit permit = held.permit();
        ObjectNode node = JsonContract.object();
        node.set("holder", person(permit.holder()));
        node.set("travelDocument", document(held.travelDocument()));
        node.put("kind", permit.kind().name());
        node.put("number", permit.number().value());
        node.put("issuingState", requireNonNull(permit.issuingState(), "as it was read"));
        node.put("status", permit.status().name());
        node.put("validFrom", permit.validFrom().toString());
        node.put("validUntil", permit.validUntil().toString());
        biometrics(node, permit.facialImage(), permit.fingerprints());
        return node;
    }

    private static ObjectNode visa(Visa visa) {
        ObjectNode node =
                JsonContract.object()
                        .put("stickerNumber", visa.stickerNumber().value())
                        .put("issuingState", requireNonNull(visa.issuingState(), "as it was read"))
                        .put("type", visa.type().name())
                        .put("status", visa.status().name())
                        .put("statusSince", visa.statusSince().toString());
        ArrayNode territory = node.putArray("territory");
        visa.territorialLimit().stream().sorted().forEach(territory::add);
        node.put("entries", visa.numberOfEntries().name());
        node.put("validFrom", visa.validFrom().toString());
        node.put("validUntil", visa.validUntil().toString());
        if (visa.durationOfStay() != null) {
            node.put("durationOfStay", visa.durationOfStay());
        }
        return node;
    }

    private static void biometrics(
            ObjectNode node, @Nullable Biometric facialImage, @Nullable Biometric fingerprints) {
        if (facialImage != null && facialImage.present()) {
            node.putObject("facialImage")
                    .put("reference", facialImage.reference())
                    .put("takenLive", Boolean.TRUE.equals(facialImage.takenLive()));
        }
        if (fingerprints != null) {
            String member = fingerprints.present() ? "reference" : "reason";
            node.putObject("fingerprints")
                    .put(
                            member,
                            fingerprints.present()
                                    ? fingerprints.reference()
                                    : fingerprints.absence());
        }
    }

    private static ObjectNode person(Person person) {
        ObjectNode node =
                JsonContract.object()
                        .put("surname", person.name().surname())
                        .put("givenNames", person.name().givenNames())
                        .put("birth", person.birth().toString())
                        .put("sex", person.sex().name());
        if (person.name().givenNames().isEmpty()) {
            node.remove("givenNames");
        }
        if (!person.nationalities().isEmpty()) {
            node.put("nationality", person.nationalities().getFirst().value());
        }
        return node;
    }

    private static ObjectNode document(DocumentReference document) {
        ObjectNode node =
                JsonContract.object()
                        .put("kind", document.kind().name())
                        .put("issuer", document.issuer().value())
                        .put("number", document.number().value());
        if (document.expiry() != null) {
            node.put("expiry", document.expiry().toString());
        }
        return node;
    }
}
