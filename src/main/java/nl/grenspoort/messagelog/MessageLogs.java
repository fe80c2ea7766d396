package nl.grenspoort.messagelog;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.trust.Sealer;

import java.time.InstantSource;

import javax.sql.DataSource;

/**
 * A log with its reader in a process of its own, such as a command, over the database of a gateway
 * that may be running: indices stay gapless, because every commit takes the head's lock.
 */
public final class MessageLogs implements AutoCloseable {
    private final String origin;
    private final PostgresMessageLog log;
    private final LogReader reader;

    private MessageLogs(String origin, PostgresMessageLog log, LogReader reader) {
        this.origin = origin;
        this.log = log;
        this.reader = reader;
    }

    /**
     * Opens the log that is in the database, under the name it has there.
     *
     * @param database one commit takes one connection; best pooled
     * @param sealer opens kept bodies; with another key than the gateway's, everything but those
     *     can be read
     * @throws nl.grenspoort.start.StartRefusedException when there is no log yet or it can't be
     *     read
     */
    public static MessageLogs open(DataSource database, Sealer sealer) {
        return open(database, sealer, LogIdentity.existing(database));
    }

    /**
     * Opens the log in the database under this name, which a new log takes for good.
     *
     * @throws nl.grenspoort.start.StartRefusedException when the log has another name or can't be
     *     read
     */
    public static MessageLogs open(DataSource database, Sealer sealer, String origin) {
        return open(database, sealer, LogIdentity.claim(database, origin));
    }

    private static MessageLogs open(DataSource database, Sealer sealer, LogIdentity identity) {
        InstantSource clock = InstantSource.system();
        PostgresMessageLog log =
                new PostgresMessageLog(
                        database,
                        identity,
                        sealer,
                        clock,
                        LogLimits.COMMAND,
                        new SimpleMeterRegistry());
        return new MessageLogs(
                identity.origin(),
                log,
                new LogReader(database, identity.origin(), sealer, clock, log));
    }

    /** Name of the log. */
    public String origin() {
        return origin;
    }

    public MessageLog log() {
        return log;
    }

    public LogReader reader() {
        return reader;
    }

    /** Commits what was taken. The database stays open. */
    @Override
    public void close() {
        log.close();
    }
}
