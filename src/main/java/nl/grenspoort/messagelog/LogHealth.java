package nl.grenspoort.messagelog;

import java.time.Duration;

/**
 * Whether the log commits.
 *
 * @param healthy the last commit succeeded and none is overdue
 * @param failingFor how long the oldest batch has been tried without success; zero while healthy
 * @param waiting entries that were taken and are not yet durable
 * @param waitingBytes what those hold in memory
 * @param oldest age of the oldest of them
 */
public record LogHealth(
        boolean healthy, Duration failingFor, int waiting, long waitingBytes, Duration oldest) {}
