package nl.grenspoort.simulator;

import nl.grenspoort.simulator.Sandboxes.Held;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.state.Records;
import nl.grenspoort.simulator.state.Records.Search;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;

/**
 * {@code GET records?document=X1&surname=SPECIMEN&limit=50}: those that are as asked for; {@code
 * GET}, {@code PUT}, {@code DELETE records/{reference}}: one, in the form of the system's files. A
 * change lasts until the scenario that brought the record is loaded again.
 */
final class RecordsResource {
    private static final int MOST = 1000;

    private RecordsResource() {}

    static Reply handle(AdminCall call, Held sandbox) throws IOException {
        Records records = records(sandbox);
        if (call.rest().isEmpty()) {
            call.requireMethod("GET");
            call.onlyQuery("document", "surname", "limit");
            return AdminReplies.json(records.find(search(call)));
        }
        call.onlyQuery();
        switch (call.method()) {
            case "GET" -> {
                List<JsonNode> found = records.find(new Search(call.rest(), null, null, 1));
                if (found.isEmpty()) {
                    throw missing();
                }
                return AdminReplies.json(found.getFirst());
            }
            case "PUT" -> put(records, call.rest(), Fields.of(call.bytes()).object());
            case "DELETE" -> {
                if (!records.remove(call.rest())) {
                    throw missing();
                }
            }
            default -> throw RefusedCallException.methodNotAllowed("GET, PUT, DELETE");
        }
        return AdminReplies.done();
    }

    private static Records records(Held sandbox) {
        try {
            return sandbox.system().records();
        } catch (UnsupportedOperationException e) {
            throw RefusedCallException.notFound("this system does not show its records");
        }
    }

    private static Search search(AdminCall call) {
        String surname = surname(call.parameter("surname"));
        return new Search(
                null,
                JournalResource.document(call.parameter("document")),
                surname,
                Math.toIntExact(call.number("limit", 100, 1, MOST)));
    }

    private static @Nullable String surname(@Nullable String surname) {
        if (surname != null && (surname.isBlank() || surname.length() > 200)) {
            throw RefusedCallException.query("surname", "must be 1 to 200 characters");
        }
        return surname;
    }

    private static void put(Records records, String reference, JsonNode record) {
        try {
            records.put(reference, record);
        } catch (IllegalArgumentException e) {
            throw RefusedCallException.notUnderstood("", String.valueOf(e.getMessage()));
        }
    }

    private static RefusedCallException missing() {
        return RefusedCallException.notFound("no record has this reference");
    }
}
