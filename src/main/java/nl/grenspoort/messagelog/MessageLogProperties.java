package nl.grenspoort.messagelog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * The message log.
 *
 * @param origin name of this log, unique among logs; part of every entry
 * @param queueCapacity entries that may wait for a commit
 * @param queueSize memory that waiting entries may take
 * @param batchSize entries per commit at most
 * @param commitTimeout how long a caller waits for a commit before the log counts as unavailable
 * @param keepAnswers keep bodies of EU systems' answers, sealed; only where all their data are
 *     fictional. Otherwise the log keeps commitments and metadata (law 10)
 */
@ConfigurationProperties("grenspoort.message-log")
record MessageLogProperties(
        @DefaultValue("grenspoort.demo/log") String origin,
        @DefaultValue("10000") int queueCapacity,
        @DefaultValue("64MB") DataSize queueSize,
        @DefaultValue("512") int batchSize,
        @DefaultValue("2s") Duration commitTimeout,
        @DefaultValue("false") boolean keepAnswers) {
    MessageLogProperties {
        if (queueCapacity < batchSize || batchSize < 1) {
            throw new IllegalArgumentException(
                    "grenspoort.message-log.queue-capacity must be at least batch-size, and that at least 1");
        }
        if (!commitTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "grenspoort.message-log.commit-timeout must be longer than zero");
        }
    }

    static MessageLogProperties defaults() {
        return new MessageLogProperties(
                "grenspoort.demo/log",
                10_000,
                DataSize.ofMegabytes(64),
                512,
                Duration.ofSeconds(2),
                false);
    }
}
