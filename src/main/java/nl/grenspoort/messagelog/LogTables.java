package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/** Writes batches of entries. One batch is one transaction: all of it or nothing. */
final class LogTables {
    /**
     * Takes the head's lock, for as long as the transaction lasts. The limits end what a lost
     * connection left behind: a waiting for the lock, and a transaction whose client is gone. A
     * statement timeout would be wrong: it can end a commit's wait for a standby, and PostgreSQL
     * then reports success.
     */
    private static final String TAKE_INDICES =
            """
            select set_config('statement_timeout', '0', true), set_config('lock_timeout', '5s', true),
                set_config('idle_in_transaction_session_timeout', '10s', true);
            update log_head set next_index = next_index + ? where id = 1
            returning next_index - ?, current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off'
            """;

    private final DataSource database;
    private final Set<LocalDate> partitions = new HashSet<>();

    LogTables(DataSource database) {
        this.database = requireNonNull(database, "database");
    }

    /**
     * Commits the batch, in its order, at the next free indices. Taking the head's row lock first
     * makes indices gapless across nodes, and makes it certain whether an earlier try of the same
     * batch was committed after all: its transaction has ended once the lock is ours.
     */
    void commit(List<EntryDraft> batch) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                makePartitions(connection, batch);
                long first = takeIndices(connection, batch.size());
                if (alreadyThere(connection, batch.getFirst())) {
                    connection.rollback();
                    return;
                }
                BatchInsert.run(connection, batch, first);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** In a transaction of its own, so that nobody waits for the head while it is made. */
    private void makePartitions(Connection connection, List<EntryDraft> batch) throws SQLException {
        for (EntryDraft draft : batch) {
            LocalDate day = draft.day();
            if (!partitions.contains(day)) {
                try (PreparedStatement sql =
                        connection.prepareStatement("select log_make_partition(?)")) {
                    sql.setObject(1, day);
                    sql.execute();
                }
                connection.commit();
                partitions.add(day);
            }
        }
    }

    private static long takeIndices(Connection connection, int count) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(TAKE_INDICES)) {
            sql.setInt(1, count);
            sql.setInt(2, count);
            sql.execute();
            sql.getMoreResults();
            try (ResultSet head = sql.getResultSet()) {
                if (head == null || !head.next()) {
                    throw new SQLException("log_head has no row");
                }
                if (!head.getBoolean(2)) {
                    throw new SQLException(
                            "PostgreSQL no longer runs with fsync and synchronous_commit: a commit could be lost");
                }
                return head.getLong(1);
            }
        }
    }

    private static boolean alreadyThere(Connection connection, EntryDraft first)
            throws SQLException {
        if (!first.tried()) {
            return false;
        }
        try (PreparedStatement sql =
                connection.prepareStatement("select 1 from log_entry where id = ? and day = ?")) {
            sql.setObject(1, first.id());
            sql.setObject(2, first.day());
            try (ResultSet row = sql.executeQuery()) {
                return row.next();
            }
        }
    }
}
