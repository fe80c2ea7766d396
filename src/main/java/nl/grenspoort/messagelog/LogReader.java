package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Sealer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Reads the log. Every reading is itself an entry, durable before anything is given out, so all
 * methods throw {@link LogUnavailableException} when the log can't commit, and when it can't be
 * read; they throw {@link LogDamagedException} for an entry that is not as it was logged.
 */
public final class LogReader {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);
    private static final String OF_CHECK =
            "select "
                    + EntryRow.COLUMNS
                    + " from log_entry where correlation_id in"
                    + " (select correlation_id from log_entry where check_id = ?) order by leaf_index";
    private static final String BY_ID =
            "select " + EntryRow.COLUMNS + " from log_entry where id = ?";

    private final DataSource database;
    private final String origin;
    private final InstantSource clock;
    private final MessageLog log;
    private final BodyReader bodies;

    LogReader(
            DataSource database,
            String origin,
            Sealer sealer,
            InstantSource clock,
            MessageLog log) {
        this.database = requireNonNull(database, "database");
        this.origin = requireNonNull(origin, "origin");
        this.clock = requireNonNull(clock, "clock");
        this.log = requireNonNull(log, "log");
        this.bodies = new BodyReader(sealer);
    }

    /**
     * Everything logged about a check, by index: its own entries, and those of the same exchanges
     * that were logged when the check had no id yet. The last one is this reading.
     */
    public List<LogEntryView> entries(LogRecord.Actor reader, UUID checkId) {
        logged(reader, "entries", checkId, Map.of());
        return reading(connection -> entries(connection, OF_CHECK, checkId));
    }

    /**
     * The kept body of an entry: the wire bytes, or their redacted copy. They are compared with the
     * commitment in the entry. Empty where the log kept none.
     *
     * @param entryId of an entry that exists, else empty
     * @throws LogDamagedException also when body or key are missing, or the key opens it not
     */
    public Optional<byte[]> body(LogRecord.Actor reader, UUID entryId) {
        // looked up first, to file the reading under the right check
        LogEntryView entry =
                reading(connection -> entries(connection, BY_ID, entryId)).stream()
                        .findFirst()
                        .orElse(null);
        logged(
                reader,
                "body",
                entry == null ? null : entry.checkId(),
                Map.of("entry", entryId.toString()));
        return entry == null
                ? Optional.empty()
                : reading(connection -> bodies.kept(connection, entry));
    }

    /**
     * Verifies the whole log as it is now. Other processes may go on writing. A log that takes no
     * entries is verified all the same, for then it is needed most; it is not {@link
     * LogVerification#clean}.
     */
    public LogVerification verify(LogRecord.Actor reader) {
        return verify(reader, List.of());
    }

    /**
     * Verifies the whole log, and that it grew from what it was.
     *
     * @param known roots that earlier verifications gave and somebody kept elsewhere
     */
    public LogVerification verify(LogRecord.Actor reader, List<LogRoot> known) {
        boolean taken = takes(reader);
        return reading(
                connection -> {
                    Instant underWaySince = clock.instant().minus(UNDER_WAY);
                    LogVerifier verifier =
                            new LogVerifier(connection, origin, underWaySince, known);
                    return verifier.verify(taken);
                });
    }

    /**
     * Verifies only the newest entries, quickly.
     *
     * @param count how many at most
     */
    public LogTail verifyLast(LogRecord.Actor reader, int count) {
        logged(reader, "verify", null, Map.of("last", Integer.toString(count)));
        return reading(connection -> LogTail.read(connection, origin, count));
    }

    private boolean takes(LogRecord.Actor reader) {
        try {
            logged(reader, "verify", null, Map.of());
            return true;
        } catch (LogUnavailableException e) {
            LOG.warn("The message log is verified, and can't take the entry that says so", e);
            return false;
        }
    }

    private void logged(
            LogRecord.Actor reader,
            String operation,
            @Nullable UUID checkId,
            Map<String, String> details) {
        log.appendDurably(
                new LogRecord(
                        LogRecord.Kind.ACCESS,
                        LogRecord.Direction.INBOUND,
                        checkId,
                        UUID.randomUUID(),
                        reader,
                        null,
                        "LOG",
                        operation,
                        "GRANTED",
                        details,
                        null));
    }

    private List<LogEntryView> entries(Connection connection, String query, UUID id)
            throws SQLException {
        List<LogEntryView> entries = new ArrayList<>();
        try (PreparedStatement sql = connection.prepareStatement(query)) {
            sql.setObject(1, id);
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    entries.add(intact(EntryRow.read(row)));
                }
            }
        }
        return entries;
    }

    private LogEntryView intact(EntryRow row) {
        EntryRow.Checked checked = row.check(origin);
        LogEntryView view = checked.view();
        if (view == null || !checked.problems().isEmpty()) {
            throw new LogDamagedException(row.index(), checked.problems().getFirst().what(), null);
        }
        return view;
    }

    private <T> T reading(Query<T> query) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return query.run(connection);
        } catch (SQLException e) {
            throw new LogUnavailableException("the log can't be read", e);
        }
    }

    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }
}
