package nl.grenspoort.simulator.ees;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.ees.EesFile.Refusal;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/** Writes files as the contract has them. */
final class FileJson {
    private FileJson() {}

    /** Schema {@code SearchResult}. */
    static ObjectNode searchResult(List<StoredFile> files) {
        ObjectNode result = JsonContract.object();
        ArrayNode list = result.putArray("individualFiles");
        files.forEach(file -> list.add(write(file)));
        return result;
    }

    /** Schema {@code IndividualFile}. */
    static ObjectNode write(StoredFile stored) {
        EesFile file = stored.file();
        ObjectNode written = JsonContract.object();
        written.put("reference", file.reference());
        written.set("identityData", identity(stored.person()));
        ArrayNode documents = written.putArray("travelDocuments");
        stored.documents().forEach(document -> documents.add(document(document)));
        written.put("familyMember", file.familyMember());
        written.put("facialImage", file.face().name());
        written.put("fingerprintData", file.fingers().name());
        ArrayNode entries = written.putArray("entryExitRecords");
        file.entries().forEach(entry -> entries.add(entry(entry)));
        ArrayNode refusals = written.putArray("refusalOfEntryRecords");
        file.refusals().forEach(refusal -> refusals.add(refusal(refusal)));
        return written;
    }

    private static ObjectNode identity(Person person) {
        ObjectNode identity = JsonContract.object();
        identity.put("surname", person.name().surname());
        identity.put("firstNames", person.name().givenNames());
        identity.put("dateOfBirth", person.birth().toString());
        identity.put("sex", person.sex().name());
        ArrayNode nationalities = identity.putArray("nationalities");
        person.nationalities().forEach(country -> nationalities.add(country.value()));
        return identity;
    }

    private static ObjectNode document(DocumentReference document) {
        ObjectNode written = JsonContract.object();
        DocumentKind kind = document.kind();
        written.put(
                "type", kind == DocumentKind.OLD_PASSPORT ? "PASSPORT" : document.kind().name());
        written.put("number", document.number().value());
        written.put("issuingCountry", document.issuer().value());
        if (document.expiry() != null) {
            written.put("dateOfExpiry", document.expiry().toString());
        }
        return written;
    }

    private static ObjectNode entry(Entry entry) {
        ObjectNode written = JsonContract.object();
        written.set("entry", crossing(entry.entryAt(), entry.entryPoint()));
        if (entry.exitAt() != null && entry.exitPoint() != null) {
            written.set("exit", crossing(entry.exitAt(), entry.exitPoint()));
        }
        if (entry.authorisedUntil() != null) {
            written.put("authorisedStayUntil", entry.authorisedUntil().toString());
        }
        if (entry.extension() != null) {
            written.putObject("extension")
                    .put("newEndOfStay", entry.extension().until().toString())
                    .put("ground", entry.extension().ground().name());
        }
        return written;
    }

    private static ObjectNode refusal(Refusal refusal) {
        ObjectNode written = crossing(refusal.at(), refusal.crossingPoint());
        ArrayNode reasons = written.putArray("reasons");
        refusal.letters().forEach(reasons::add);
        return written;
    }

    private static ObjectNode crossing(Instant at, String point) {
        return JsonContract.object()
                .put("dateTime", at.toString())
                .put("borderCrossingPoint", point);
    }
}
