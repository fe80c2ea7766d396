package nl.grenspoort.messagelog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The message log.
 *
 * @param origin name of this log, unique among logs; part of every entry, so it can't be changed
 *     once the log has begun
 * @param queueCapacity entries that may wait for a commit
 * @param queueSize memory that waiting entries may hold; a message larger than this is refused
 * @param batchSize entries per commit at most
 * @param commitTimeout how long a caller waits for a commit before the log counts as unavailable
 * @param keepAnswers keep bodies of EU systems' answers, sealed; only where all their data are
 *     fictional. Otherwise the log keeps commitments and metadata (law 10)
 * @param capture what is kept of messages with one system, by its key ({@code sis}); overrides
 *     {@code keepAnswers}
 */
@ConfigurationProperties("grenspoort.message-log")
public record MessageLogProperties(
        @DefaultValue("grenspoort.demo/log") String origin,
        @DefaultValue("10000") int queueCapacity,
        @DefaultValue("64MB") DataSize queueSize,
        @DefaultValue("512") int batchSize,
        @DefaultValue("2s") Duration commitTimeout,
        @DefaultValue("false") boolean keepAnswers,
        @DefaultValue Map<String, CaptureRule> capture) {
    // C2SP checkpoints: an origin has no space and no plus sign
    private static final Pattern ORIGIN = Pattern.compile("[^\\s+\\p{Cntrl}]{1,200}");
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final DataSize LEAST = DataSize.ofMegabytes(16);
    // PostgreSQL takes at most 1 GB in one value
    private static final DataSize MOST = DataSize.ofMegabytes(512);

    public MessageLogProperties {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "grenspoort.message-log.origin must be a name without spaces or plus signs");
        }
        if (queueCapacity < batchSize || batchSize < 1) {
            throw new IllegalArgumentException(
                    "grenspoort.message-log.queue-capacity must be at least batch-size, and that at least 1");
        }
        if (queueSize.compareTo(LEAST) < 0 || queueSize.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "grenspoort.message-log.queue-size must be from 16MB to 512MB");
        }
        if (!commitTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "grenspoort.message-log.commit-timeout must be longer than zero");
        }
        capture = Map.copyOf(capture);
        capture.keySet()
                .forEach(
                        system -> {
                            if (!SYSTEM.matcher(system).matches()) {
                                throw new IllegalArgumentException(
                                        "grenspoort.message-log.capture names systems like ecris-tcn, not "
                                                + system);
                            }
                        });
    }

    LogLimits limits() {
        return new LogLimits(queueCapacity, queueSize.toBytes(), batchSize, commitTimeout);
    }

    CapturePolicy capturePolicy() {
        return new CapturePolicy(keepAnswers, capture);
    }
}
