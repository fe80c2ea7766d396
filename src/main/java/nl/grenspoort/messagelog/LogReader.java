package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Sealer;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Reads the log. Whoever reads is logged, durably, before anything is shown (message-log.md A3).
 * Throws {@link LogUnavailableException} when the log can't take that entry or can't be read.
 */
public final class LogReader {
    private static final String OF_CHECK =
            """
            select entry from log_entry where check_id = ? or correlation_id in (
                select correlation_id from log_entry where check_id = ?)
            order by leaf_index
            """;
    private static final String BODY =
            """
            select e.entry, b.ciphertext, k.bucket, k.wrapped_key from log_entry e
            left join log_body b on b.entry_id = e.id and b.part = 0
            left join log_key k on k.entry_id = e.id and k.part = 0
            where e.id = ?
            """;

    private final DataSource database;
    private final MessageLog log;
    private final Sealer sealer;

    LogReader(DataSource database, MessageLog log, Sealer sealer) {
        this.database = requireNonNull(database, "database");
        this.log = requireNonNull(log, "log");
        this.sealer = requireNonNull(sealer, "sealer");
    }

    /**
     * Every entry of a check, in order: those that name it, and those that belong to the same
     * exchange as one that does. The request that opened the check was logged before it had an id.
     */
    public List<LogEntryView> entries(UUID checkId, LogRecord.Actor reader) {
        read("entries-of-check", checkId, reader, Map.of());
        try (Connection connection = database.getConnection();
                PreparedStatement sql = connection.prepareStatement(OF_CHECK)) {
            sql.setObject(1, checkId);
            sql.setObject(2, checkId);
            List<LogEntryView> entries = new ArrayList<>();
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    entries.add(EntryCodec.view(EntryCodec.parse(row.getBytes(1))));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new LogUnavailableException("the log can't be read", e);
        }
    }

    /**
     * What is kept of an entry's body; empty when nothing is.
     *
     * @throws IllegalStateException when what is kept is not what was logged
     */
    public Optional<byte[]> keptBody(UUID entryId, LogRecord.Actor reader) {
        read("kept-body", null, reader, Map.of("entry", entryId.toString()));
        try (Connection connection = database.getConnection();
                PreparedStatement sql = connection.prepareStatement(BODY)) {
            sql.setObject(1, entryId);
            try (ResultSet row = sql.executeQuery()) {
                return row.next() ? open(entryId, row) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LogUnavailableException("the log can't be read", e);
        }
    }

    private Optional<byte[]> open(UUID entryId, ResultSet row) throws SQLException {
        LogEntryView view = EntryCodec.view(EntryCodec.parse(row.getBytes("entry")));
        byte[] ciphertext = row.getBytes("ciphertext");
        byte[] wrappedKey = row.getBytes("wrapped_key");
        if (view.parts().isEmpty() || ciphertext == null || wrappedKey == null) {
            return Optional.empty();
        }
        Sealer.Sealed sealed = new Sealer.Sealed(row.getString("bucket"), wrappedKey, ciphertext);
        byte[] envelope = sealer.open(sealed, SealedBody.context(entryId, 0));
        return SealedBody.verified(envelope, view.parts().getFirst());
    }

    /** Checks every hash of the log. */
    public LogVerification verify(LogRecord.Actor reader) {
        read("verify", null, reader, Map.of());
        try (Connection connection = database.getConnection()) {
            return new LogVerifier(connection).verify();
        } catch (SQLException e) {
            throw new LogUnavailableException("the log can't be read", e);
        }
    }

    private void read(
            String operation,
            @Nullable UUID checkId,
            LogRecord.Actor reader,
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
                        "",
                        details,
                        null));
    }
}
