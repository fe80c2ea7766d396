package nl.grenspoort.simulator.rest;

import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.trust.MessageParts;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen and said before, so that a replay is refused and a retry gets the same result. Not
 * safe for threads.
 */
final class Memory {
    private static final int ANSWERS = 10_000;

    private final Duration window;
    private final Map<String, Instant> signatures = new LinkedHashMap<>();
    private final Map<String, Said> answers =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
                    return size() > ANSWERS;
                }
            };

    private record Said(String question, Outcome outcome) {}

    /**
     * @param window as long as a signature is accepted, its return is remembered
     */
    Memory(Duration window) {
        this.window = window;
    }

    /** Refuses a signature seen before. */
    void first(String signature, Instant now) throws Problem {
        var eldest = signatures.values().iterator();
        while (eldest.hasNext() && eldest.next().isBefore(now.minus(window))) {
            eldest.remove();
        }
        if (signatures.putIfAbsent(signature, now) != null) {
            throw Problem.of(401, "replayed", "These signed bytes came before");
        }
    }

    /** How an answer is made that was not given before. */
    interface Maker {
        Outcome make() throws Problem;
    }

    /** What was answered under this identifier, made now when it is new. */
    Outcome recalled(String id, Request request, Maker maker) throws Problem {
        Said said = answers.get(id);
        if (said == null) {
            Outcome made = maker.make();
            answers.put(id, new Said(question(request), made));
            return made;
        }
        if (!said.question.equals(question(request))) {
            throw Problem.of(
                    409, "identifier-reused", "This identifier came with another request before");
        }
        return said.outcome;
    }

    private static String question(Request request) {
        return request.method() + ' ' + request.path() + ' ' + MessageParts.digest(request.body());
    }
}
