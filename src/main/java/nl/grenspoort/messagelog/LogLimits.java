package nl.grenspoort.messagelog;

import java.time.Duration;

/**
 * How much waits and for how long.
 *
 * @param queueCapacity entries that may wait for a commit
 * @param queueBytes memory that those may hold
 * @param batchSize entries per commit at most
 * @param commitTimeout how long a caller waits for a commit
 */
record LogLimits(int queueCapacity, long queueBytes, int batchSize, Duration commitTimeout) {
    /** For a command, which writes little and waits for its one connection. */
    static final LogLimits COMMAND = new LogLimits(1_000, 64L << 20, 512, Duration.ofSeconds(5));
}
