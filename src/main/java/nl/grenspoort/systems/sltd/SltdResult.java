package nl.grenspoort.systems.sltd;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.NotUnderstoodException;
import nl.grenspoort.systems.sltd.SltdHit.Match;
import nl.grenspoort.systems.sltd.SltdHit.Status;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the answer: first the contract's schema, then the values, then whether they can be true.
 * What can't be is not used: nothing of the answer is.
 */
final class SltdResult {
    private final JsonContract contract;

    SltdResult(JsonContract contract) {
        this.contract = contract;
    }

    /**
     * @param asked documents of the question; a record about another one is no answer to it
     * @param today date of the crossing
     */
    List<SltdHit> read(byte[] body, List<DocumentReference> asked, LocalDate today)
            throws NotUnderstoodException {
        JsonNode root = contract.read("SearchResult", body);
        List<SltdHit> hits = new ArrayList<>();
        Set<String> records = new HashSet<>();
        for (JsonNode hit : root.get("hits")) {
            SltdHit read = hit(hit, document(hit.get("document").intValue(), asked));
            LocalDate reported = read.reportedOn();
            if (reported != null && reported.isAfter(today.plusDays(1))) {
                throw new NotUnderstoodException("a record made after this crossing");
            }
            if (!records.add(read.recordId() + " " + hit.get("document"))) {
                throw new NotUnderstoodException("one record twice for one document");
            }
            hits.add(read);
        }
        return hits;
    }

    private static DocumentReference document(int index, List<DocumentReference> asked)
            throws NotUnderstoodException {
        if (index >= asked.size()) {
            throw new NotUnderstoodException("a record about a document that was not asked for");
        }
        return asked.get(index);
    }

    private static SltdHit hit(JsonNode hit, DocumentReference document)
            throws NotUnderstoodException {
        try {
            return new SltdHit(
                    document,
                    Status.valueOf(hit.get("status").stringValue()),
                    Match.valueOf(hit.get("match").stringValue()),
                    hit.get("recordId").stringValue(),
                    hit.get("owner").stringValue(),
                    LocalDate.parse(hit.get("reportedOn").stringValue()));
        } catch (DateTimeException e) {
            throw new NotUnderstoodException("a date that does not exist", e);
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException("a word that the contract does not have", e);
        }
    }
}
