package nl.grenspoort.simulator.esp;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.Behind;
import nl.grenspoort.simulator.SimulatedSystem.Told;
import nl.grenspoort.systems.esp.Carried;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** One query: which part is there when. Times are of the machine, not of a sandbox. */
final class Query {
    private final String messageId;
    private final Set<String> documents;
    private final long began = System.nanoTime();
    private final List<Part> parts = new ArrayList<>();

    private record Part(long afterNanos, ObjectNode written) {}

    Query(String messageId, Set<String> documents) {
        this.messageId = messageId;
        this.documents = Set.copyOf(documents);
    }

    /** Numbers that its questions ask about. */
    Set<String> documents() {
        return documents;
    }

    String messageId() {
        return messageId;
    }

    boolean olderThan(Duration age) {
        return System.nanoTime() - began > age.toNanos();
    }

    /**
     * What one system says, there after as long as it takes; TIMEOUT when that is too long.
     *
     * @param question whose message id the part repeats
     */
    synchronized void add(
            SystemId system, String question, Behind.Answer answer, Duration patience) {
        boolean late =
                answer.outcome() == Behind.Outcome.SILENT || answer.after().compareTo(patience) > 0;
        ObjectNode part = JsonContract.object();
        part.put("system", system.value());
        part.put("messageId", question);
        Told told = answer.told();
        if (late || told == null) {
            part.put("status", late ? "TIMEOUT" : "UNAVAILABLE");
        } else {
            part.put("status", told.holds() ? "DATA" : "NO_DATA");
            part.set("answer", Carried.of(told.body()));
        }
        parts.add(new Part((late ? patience : answer.after()).toNanos(), part));
        parts.sort(Comparator.comparingLong(Part::afterNanos));
    }

    /** Returns when something new is there, or nothing more will come, or it was held that long. */
    void await(int after, Duration hold) {
        long until = System.nanoTime() + hold.toNanos();
        try {
            while (System.nanoTime() < until && !ready(after)) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ready(int after) {
        int there = there();
        return there == size() || there > after;
    }

    private synchronized int size() {
        return parts.size();
    }

    private synchronized int there() {
        long passed = System.nanoTime() - began;
        return (int) parts.stream().filter(part -> part.afterNanos() <= passed).count();
    }

    /** Schema {@code Answers}: the parts there now, without those brought before. */
    synchronized ObjectNode after(int brought) {
        int there = there();
        ObjectNode answers = JsonContract.object();
        answers.put("query", messageId);
        answers.put("complete", there == parts.size());
        ArrayNode written = answers.putArray("parts");
        parts.subList(Math.min(brought, there), there).forEach(part -> written.add(part.written()));
        return answers;
    }
}
