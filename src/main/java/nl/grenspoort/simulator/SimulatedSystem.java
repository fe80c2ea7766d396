package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/**
 * One simulated system: its state, and how it answers a request that reached it. Faults and
 * transport are not its business.
 */
interface SimulatedSystem {
    SystemId system();

    /**
     * Puts a scenario's records in, replacing what the same scenario put there before.
     *
     * @param records the scenario file's node {@code systems.<SYSTEM>}
     */
    void load(String scenario, JsonNode records);

    /** Answers one request. */
    Reply answer(Request request);

    /** A request as it came over the wire. Header names in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    record Request(String method, String path, Map<String, String> headers, byte[] body) {}

    /** An answer as it goes over the wire. */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    record Reply(int status, String mediaType, Map<String, String> headers, byte[] body) {}
}
