package nl.grenspoort.simulator.ees;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.rest.Outcome;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.RequestJson;
import nl.grenspoort.systems.ees.EesContract;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.ees.EesFile.Refusal;
import nl.grenspoort.systems.rest.JsonContract;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Carries out requests that are genuine and as the schema says. */
final class Operations {
    private final EesState state;

    Operations(EesState state) {
        this.state = state;
    }

    /**
     * @param body null for an operation without one
     */
    Outcome carryOut(Operation.Call call, @Nullable JsonNode body) throws Problem {
        if (call.operation().writes()) {
            // what a write finds must still be so when it is done
            synchronized (state) {
                return operate(call, body);
            }
        }
        return operate(call, body);
    }

    private Outcome operate(Operation.Call call, @Nullable JsonNode body) throws Problem {
        return switch (call.operation()) {
            case SEARCH -> search(requireNonNull(body));
            case CREATE -> create(requireNonNull(body).get("individualFile"));
            case READ -> Outcome.ok(FileJson.write(file(call)));
            case ENTRY -> enter(file(call), requireNonNull(body));
            case EXIT -> exit(file(call), requireNonNull(body).get("exit"));
            case REFUSAL -> refuse(file(call), requireNonNull(body).get("refusal"));
        };
    }

    private StoredFile file(Operation.Call call) throws Problem {
        return state.find(requireNonNull(call.reference()))
                .orElseThrow(() -> Problem.of(404, "no-such-file", "No file has this reference"));
    }

    private Outcome search(JsonNode body) throws Problem {
        return Outcome.ok(
                FileJson.searchResult(
                        state.search(
                                RequestJson.person(body.get("identityData"), "/identityData"),
                                RequestJson.documents(
                                        body.get("travelDocuments"), "/travelDocuments"))));
    }

    private Outcome create(JsonNode file) throws Problem {
        List<DocumentReference> documents =
                RequestJson.documents(
                        file.get("travelDocuments"), "/individualFile/travelDocuments");
        if (!state.search(null, documents).isEmpty()) {
            throw Problem.of(
                    409, "file-exists", "There is a file with one of these travel documents");
        }
        StoredFile created =
                new StoredFile(
                        RequestJson.personIn(
                                file.get("identityData"), "/individualFile/identityData"),
                        documents,
                        new EesFile(
                                EesState.newReference(),
                                file.get("familyMember").booleanValue(),
                                Enrolment.valueOf(RequestJson.text(file, "facialImage")),
                                Enrolment.valueOf(RequestJson.text(file, "fingerprintData")),
                                List.of(),
                                List.of()));
        state.add(created);
        return Outcome.created(
                FileJson.write(created), EesContract.FILES + "/" + created.reference());
    }

    private Outcome enter(StoredFile file, JsonNode body) throws Problem {
        JsonNode crossing = body.get("entry");
        boolean earlierOpen = file.file().entries().stream().anyMatch(e -> e.exitAt() == null);
        List<Entry> entries = new ArrayList<>(file.file().entries());
        entries.add(
                new Entry(
                        RequestJson.instant(crossing, "/entry"),
                        RequestJson.text(crossing, "borderCrossingPoint"),
                        null,
                        null,
                        RequestJson.date(body, "", "authorisedStayUntil")));
        return recorded(file.withEntries(entries), earlierOpen);
    }

    private Outcome exit(StoredFile file, JsonNode crossing) throws Problem {
        List<Entry> entries = new ArrayList<>(file.file().entries());
        int open = entries.size() - 1;
        while (open >= 0 && entries.get(open).exitAt() != null) {
            open--;
        }
        if (open < 0) {
            throw Problem.of(409, "no-open-stay", "No entry without exit is recorded");
        }
        Entry entry = entries.get(open);
        Instant at = RequestJson.instant(crossing, "/exit");
        if (at.isBefore(entry.entryAt())) {
            throw Problem.invalid("/exit/dateTime", "order", "is before the entry");
        }
        entries.set(
                open,
                new Entry(
                        entry.entryAt(),
                        entry.entryPoint(),
                        at,
                        RequestJson.text(crossing, "borderCrossingPoint"),
                        entry.authorisedUntil(),
                        entry.extension()));
        return recorded(file.withEntries(entries), false);
    }

    private Outcome refuse(StoredFile file, JsonNode refusal) throws Problem {
        return recorded(
                file.with(
                        new Refusal(
                                RequestJson.instant(refusal, "/refusal"),
                                RequestJson.text(refusal, "borderCrossingPoint"),
                                refusal.get("reasons")
                                        .valueStream()
                                        .map(JsonNode::stringValue)
                                        .toList())),
                false);
    }

    private Outcome recorded(StoredFile changed, boolean earlierOpen) {
        state.replace(changed);
        ObjectNode result = JsonContract.object();
        result.set("individualFile", FileJson.write(changed));
        var irregularities = result.putArray("irregularities");
        if (earlierOpen) {
            irregularities.add("EARLIER_STAY_OPEN");
        }
        return Outcome.created(result, null);
    }
}
