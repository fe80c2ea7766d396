package nl.grenspoort.messagelog;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.trust.Sealer;

import java.time.InstantSource;
import java.util.Map;

import javax.sql.DataSource;

/**
 * The log opened by a process beside the gateway, such as a command for auditors. Both append to
 * the same log: the head's row lock keeps indices gapless.
 */
public final class MessageLogs implements AutoCloseable {
    private final PostgresMessageLog log;
    private final LogReader reader;

    private MessageLogs(PostgresMessageLog log, LogReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /**
     * @param origin name of the log, as the gateway is configured with
     */
    public static MessageLogs open(
            DataSource database, Sealer sealer, InstantSource clock, String origin) {
        PostgresMessageLog log =
                new PostgresMessageLog(
                        new LogTables(database, origin, Map.of("code", "cli")),
                        sealer,
                        clock,
                        MessageLogProperties.defaults(),
                        new SimpleMeterRegistry());
        return new MessageLogs(log, new LogReader(database, log, sealer));
    }

    public MessageLog log() {
        return log;
    }

    public LogReader reader() {
        return reader;
    }

    /** Takes nothing more and commits what was taken. */
    @Override
    public void close() {
        log.close();
    }
}
