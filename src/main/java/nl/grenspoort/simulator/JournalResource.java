package nl.grenspoort.simulator;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.simulator.Sandboxes.Held;
import nl.grenspoort.simulator.SimulatedSystem.Reply;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code GET journal?since=12&limit=50&document=X1}: calls after the one of that number, oldest
 * first, and the number of the last one there is.
 */
final class JournalResource {
    private static final int MOST = 1000;

    private JournalResource() {}

    static Reply handle(AdminCall call, Held sandbox) {
        call.requireNoRest();
        call.requireMethod("GET");
        call.onlyQuery("since", "limit", "document");
        long since = call.number("since", 0, 0, Long.MAX_VALUE);
        int limit = Math.toIntExact(call.number("limit", 100, 1, MOST));
        Journal journal = sandbox.journal();
        String document = document(call.parameter("document"));
        long last = journal.last();
        List<Map<String, Object>> calls =
                journal.after(since).stream()
                        .filter(
                                entry ->
                                        document == null
                                                || documents(entry, sandbox).contains(document))
                        .limit(limit)
                        .map(entry -> shown(entry, documents(entry, sandbox)))
                        .toList();
        return AdminReplies.json(Map.of("last", last, "calls", calls));
    }

    static @Nullable String document(@Nullable String number) {
        try {
            return number == null ? null : new DocumentNumber(number).value();
        } catch (IllegalArgumentException e) {
            throw RefusedCallException.query("document", "this is no document number");
        }
    }

    /** Read when somebody looks, and not for every call. */
    private static Set<String> documents(Journal.Entry entry, Held sandbox) {
        return sandbox.system().documentsAsked(entry.asked()).orElse(Set.of());
    }

    private static Map<String, Object> shown(Journal.Entry entry, Set<String> documents) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("number", entry.number());
        shown.put("time", entry.at().toString());
        shown.put("operation", entry.operation().value());
        shown.put("path", entry.path());
        if (entry.messageId() != null) {
            shown.put("messageId", entry.messageId());
        }
        shown.put("documents", documents.stream().sorted().toList());
        if (entry.fault() != null) {
            shown.put("fault", entry.fault().mode().name());
        }
        if (entry.status() != 0) {
            shown.put("status", entry.status());
        }
        shown.put("durationMillis", entry.duration().toMillis());
        shown.put("request", body(entry.request()));
        shown.put("answer", body(entry.reply()));
        return shown;
    }

    private static Map<String, Object> body(Journal.Body body) {
        return Map.of("text", body.text(), "octets", body.octets(), "cut", body.cut());
    }
}
