package nl.grenspoort.cli;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

/** The message log, read from its database. Reading is itself logged: who, when, what. */
interface LogAccess extends AutoCloseable {
    /**
     * Entries of one check, oldest first; empty when there are none. Fields as the log's reader
     * names them: {@code index}, {@code time}, {@code kind}, {@code why}, {@code parts}, ...
     */
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
     * @param problems what is not as it was written; empty when the log is whole
     * @param remarks what a person should know and is no sign of tampering, such as requests
     *     without an outcome
     */
    record Verdict(long entries, String root, List<String> problems, List<String> remarks) {
        public Verdict {
            problems = List.copyOf(problems);
            remarks = List.copyOf(remarks);
        }
    }

    /** Opens a log. */
    interface Opener {
        /**
         * Opens the log in this database.
         *
         * @throws CommandFailedException when the database can't be reached
         */
        LogAccess open(LogOptions.Database database);
    }
}
