package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.state.Records;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One simulated system: its state, and how it answers a request that reached it. Faults and
 * transport are not its business. Threads may call it at the same time.
 *
 * <p>The bean holds what the base file brought and is never asked itself: the frame asks what
 * {@link #in} gives, one for each caller.
 */
public interface SimulatedSystem extends AutoCloseable {
    SystemId system();

    /** Whose key signs its answers. */
    default String signingIdentity() {
        return system().key() + "-signing";
    }

    /**
     * This system for one caller. It starts with all that this one holds now, and shares nothing
     * that can change: neither records, nor what was asked or answered before.
     *
     * @param sandbox whose requests it answers, and by whose clock
     */
    SimulatedSystem in(Sandbox sandbox);

    /** Whose key and certificate its server has. */
    default String tlsIdentity() {
        return "simulator-" + system().key();
    }

    /**
     * Puts a scenario's records in, replacing what the same scenario put there before and what was
     * written to those records since.
     *
     * @param records the scenario file's node {@code systems.<SYSTEM>.records}
     * @throws IllegalArgumentException naming the place, when the records can't be understood
     */
    void load(String scenario, JsonNode records);

    /** Takes a scenario's records out again. */
    void unload(String scenario);

    /**
     * What it holds, one record at a time; a system that keeps its records in Holdings gives {@link
     * nl.grenspoort.simulator.state.HeldRecords}.
     */
    default Records records() {
        throw new UnsupportedOperationException(system() + " shows no records");
    }

    /**
     * What it keeps, by law, of questions that others than the gateway put to it, in its own form,
     * oldest first.
     */
    default List<JsonNode> queries() {
        throw new UnsupportedOperationException(system() + " keeps no queries");
    }

    /** Answers one request. */
    Reply answer(Request request);

    /**
     * An unsigned question that the simulated portal brings, as the request it would be; empty
     * where the system is not asked through it.
     *
     * @param question a body of the system's own contract
     */
    default Optional<Request> carried(byte[] question) {
        return Optional.empty();
    }

    /**
     * Answers what {@link #carried} gave.
     *
     * @return empty when the system refuses the question
     */
    default Optional<Told> tell(Request carried) {
        return Optional.empty();
    }

    /**
     * The document numbers, in normal form (upper case, A-Z0-9), that a request asks about; empty
     * when it can't be read. By them the frame finds the scenario whose faults apply.
     */
    Optional<java.util.Set<String>> documentsAsked(Request request);

    @Override
    default void close() {}

    /**
     * An unsigned answer.
     *
     * @param holds whether it tells of something
     */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    record Told(byte[] body, boolean holds) {}

    /** A request as it came over the wire. Header names in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    record Request(String method, String path, Map<String, String> headers, byte[] body) {}

    /** An answer as it goes over the wire. */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    record Reply(int status, String mediaType, Map<String, String> headers, byte[] body) {}
}
