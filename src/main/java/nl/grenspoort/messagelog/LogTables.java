package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Writes batches of entries. One batch is one transaction: all of it or nothing. As long as nobody
 * else writes into the log, a batch costs one round trip; the next index is known from the last
 * one, and the statement itself finds out when that is no longer true.
 */
final class LogTables {
    private static final long UNKNOWN = -1;
    private static final String HEAD =
            BatchInsert.LIMITS
                    + """
                    ;
                    select next_index, current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off'
                    from log_head where id = 1 for update
                    """;

    private final DataSource database;
    private final Set<LocalDate> partitions = new HashSet<>();
    private long next = UNKNOWN;
    private boolean alone;

    LogTables(DataSource database) {
        this.database = requireNonNull(database, "database");
    }

    /** Commits the batch, in its order, at the next free indices. */
    void commit(List<EntryDraft> batch) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try {
                connection.setAutoCommit(true);
                commit(connection, batch);
            } catch (SQLException | RuntimeException e) {
                abandon(connection);
                throw e;
            }
        }
    }

    /** The next try gets a new session: this one may be one in which nothing can be written. */
    private void abandon(Connection connection) throws SQLException {
        if (database.isWrapperFor(HikariDataSource.class)) {
            database.unwrap(HikariDataSource.class).evictConnection(connection);
        } else {
            connection.abort(Runnable::run);
        }
    }

    private void commit(Connection connection, List<EntryDraft> batch) throws SQLException {
        makePartitions(connection, batch);
        if (alone && !batch.getFirst().tried() && BatchInsert.run(connection, batch, next)) {
            next += batch.size();
        } else {
            commitUnderLock(connection, batch);
        }
    }

    /**
     * Taking the head's row lock first makes it certain whether an earlier try of the same batch
     * was committed after all: its transaction has ended once the lock is ours, or it will find the
     * next index changed.
     */
    private void commitUnderLock(Connection connection, List<EntryDraft> batch)
            throws SQLException {
        connection.setAutoCommit(false);
        long first = head(connection);
        if (alreadyThere(connection, batch.getFirst())) {
            connection.rollback();
            went(first, 0);
            return;
        }
        if (!BatchInsert.run(connection, batch, first)) {
            throw new SQLException("the head of the log changed under its lock");
        }
        connection.commit();
        went(first, batch.size());
    }

    /** Whoever finds the head where he left it is alone, for all that he knows. */
    private void went(long first, int entries) {
        alone = next == UNKNOWN || next == first;
        next = first + entries;
    }

    /** In transactions of their own, so that nobody waits for the head while they are made. */
    private void makePartitions(Connection connection, List<EntryDraft> batch) throws SQLException {
        for (EntryDraft draft : batch) {
            LocalDate day = draft.day();
            if (!partitions.contains(day)) {
                try (PreparedStatement sql =
                        connection.prepareStatement("select log_make_partition(?)")) {
                    sql.setObject(1, day);
                    sql.execute();
                }
                partitions.add(day);
            }
        }
    }

    /** The next free index, which is ours until the transaction ends. */
    private static long head(Connection connection) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(HEAD)) {
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
