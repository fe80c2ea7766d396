package nl.grenspoort.messagelog;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/** The real log for the crash suite, and everything that is in it. */
public final class CrashLog implements AutoCloseable {
    /** How long a caller waits for a commit, as in production. */
    public static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);

    private final PostgresMessageLog log;

    private CrashLog(PostgresMessageLog log) {
        this.log = log;
    }

    /** The log in this database, which takes a name when it is new. */
    public static CrashLog open(DataSource database) {
        return new CrashLog(
                TestLog.open(database, TestLog.limits(COMMIT_TIMEOUT), InstantSource.system()));
    }

    public MessageLog log() {
        return log;
    }

    public LogHealth health() {
        return log.health();
    }

    @Override
    public void close() {
        log.close();
    }

    /** Every entry from this index on, with its kept body. Reads the tables and logs nothing. */
    public static List<Logged> contents(DataSource database, long from) throws SQLException {
        BodyReader bodies = new BodyReader(TestLog.sealer());
        List<Logged> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Connection bodiesOf = database.getConnection();
                PreparedStatement sql =
                        connection.prepareStatement(
                                "select "
                                        + EntryRow.COLUMNS
                                        + " from log_entry where leaf_index >= ? order by leaf_index, day")) {
            sql.setLong(1, from);
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    LogEntryView view = EntryRow.read(row).check(TestLog.ORIGIN).view();
                    if (view != null) {
                        all.add(new Logged(view, text(bodies, bodiesOf, view)));
                    }
                }
            }
        }
        return all;
    }

    private static String text(BodyReader bodies, Connection connection, LogEntryView view)
            throws SQLException {
        try {
            return bodies.kept(connection, view)
                    .map(body -> new String(body, StandardCharsets.UTF_8))
                    .orElse("");
        } catch (LogDamagedException e) {
            return "damaged: " + e.getMessage();
        }
    }

    /** What a verification of the whole log finds. Intents under way count as orphans. */
    public static LogVerification verify(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new LogVerifier(connection, TestLog.ORIGIN, Instant.MAX, List.of()).verify(true);
        }
    }

    /** As somebody can who owns the tables: past the triggers. */
    public static void tamper(DataSource database, String statements) {
        TestLog.tamper(database, statements);
    }

    /**
     * An entry.
     *
     * @param body what was kept of its body; empty when there is none
     */
    public record Logged(LogEntryView entry, String body) {
        public UUID id() {
            return entry.id();
        }
    }
}
