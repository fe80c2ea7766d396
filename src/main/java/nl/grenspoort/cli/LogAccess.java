package nl.grenspoort.cli;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

/** The message log, read from its database. Reading is itself logged: who, when, what. */
interface LogAccess extends AutoCloseable {
    /** Canonical entries of one check, oldest first; empty when there are none. */
    List<JsonNode> entries(UUID checkId);

    /** Recomputes the whole log. */
    Verdict verify();

    @Override
    void close();

    /**
     * Result of a verification.
     *
     * @param entries how many there are
     * @param root of the Merkle tree over all of them, hex
     * @param problems empty when entries, columns and tree agree
     */
    record Verdict(long entries, String root, List<String> problems) {
        public Verdict {
            problems = List.copyOf(problems);
        }
    }

    /** Opens a log. */
    interface Opener {
        /**
         * @throws CommandFailedException when the database can't be reached
         */
        LogAccess open(LogOptions.Database database);
    }
}
