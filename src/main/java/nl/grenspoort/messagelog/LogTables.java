package nl.grenspoort.messagelog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

import javax.sql.DataSource;

/** Writes batches of entries. One batch is one transaction: all of it or nothing. */
final class LogTables {
    private static final String INSERT_ENTRIES =
            """
            insert into log_entry (day, leaf_index, id, at, kind, direction, check_id, correlation_id, system, operation,
                result, entry, leaf_hash)
            select * from unnest(?::date[], ?::bigint[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::uuid[],
                ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
            """;

    private final DataSource database;
    private final String origin;
    private final Map<String, String> versions;
    private final java.util.Set<LocalDate> partitions = new TreeSet<>();

    LogTables(DataSource database, String origin, Map<String, String> versions) {
        this.database = database;
        this.origin = origin;
        this.versions = Map.copyOf(versions);
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
                insertEntries(connection, batch, first);
                insertBodies(connection, batch);
                connection.commit();
            } catch (SQLException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * A partition per day, made beside its parent and attached: that waits for nobody who reads.
     * Its own triggers refuse what the parent's don't see.
     */
    private void makePartitions(Connection connection, List<EntryDraft> batch) throws SQLException {
        for (EntryDraft draft : batch) {
            LocalDate day = day(draft);
            if (!partitions.contains(day)) {
                String name = "log_entry_" + day.toString().replace("-", "");
                try (Statement sql = connection.createStatement()) {
                    sql.execute("select pg_advisory_xact_lock(718002)");
                    if (!exists(sql, name)) {
                        sql.execute("create table " + name + " (like log_entry)");
                        sql.execute(
                                ("create trigger append_only before update or delete or truncate on"
                                                + " %s for each statement execute function"
                                                + " log_is_append_only()")
                                        .formatted(name));
                        sql.execute(
                                "alter table log_entry attach partition %s for values from ('%s') to ('%s')"
                                        .formatted(name, day, day.plusDays(1)));
                    }
                }
                connection.commit();
                partitions.add(day);
            }
        }
    }

    private static boolean exists(Statement sql, String table) throws SQLException {
        try (ResultSet row =
                sql.executeQuery("select to_regclass('%s') is not null".formatted(table))) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * Throws {@link IllegalArgumentException} for an entry that could never be written: PostgreSQL
     * knows no NUL in a text.
     */
    void check(EntryDraft draft) {
        LogRecord entry = draft.entry();
        for (String column : List.of(entry.system(), entry.operation(), entry.result())) {
            if (column.indexOf(0) >= 0) {
                throw new IllegalArgumentException("a column of an entry holds a NUL");
            }
        }
        draft.canonical(origin, 0, versions);
    }

    private static LocalDate day(EntryDraft draft) {
        return draft.at().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static long takeIndices(Connection connection, int count) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement(
                        "update log_head set next_index = next_index + ? where id = 1 returning next_index - ?")) {
            sql.setInt(1, count);
            sql.setInt(2, count);
            try (ResultSet head = sql.executeQuery()) {
                if (!head.next()) {
                    throw new SQLException("log_head has no row");
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
                connection.prepareStatement("select 1 from log_entry where id = ?")) {
            sql.setObject(1, first.id());
            try (ResultSet row = sql.executeQuery()) {
                return row.next();
            }
        }
    }

    private void insertEntries(Connection connection, List<EntryDraft> batch, long first)
            throws SQLException {
        byte[][] entries = new byte[batch.size()][];
        byte[][] leaves = new byte[batch.size()][];
        Long[] indices = new Long[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            indices[i] = first + i;
            entries[i] = batch.get(i).canonical(origin, first + i, versions);
            leaves[i] = MerkleTree.leafHash(entries[i]);
        }
        try (PreparedStatement sql = connection.prepareStatement(INSERT_ENTRIES)) {
            Columns columns = new Columns(connection, sql);
            columns.add("date", all(batch, draft -> java.sql.Date.valueOf(day(draft))));
            columns.add("bigint", indices);
            columns.add("uuid", all(batch, EntryDraft::id));
            columns.add("timestamptz", all(batch, draft -> Timestamp.from(draft.at())));
            columns.add("text", all(batch, draft -> draft.entry().kind().name()));
            columns.add("text", all(batch, draft -> draft.entry().direction().name()));
            columns.add("uuid", all(batch, draft -> draft.entry().checkId()));
            columns.add("uuid", all(batch, draft -> draft.entry().correlationId()));
            columns.add("text", all(batch, draft -> draft.entry().system()));
            columns.add("text", all(batch, draft -> draft.entry().operation()));
            columns.add("text", all(batch, draft -> draft.entry().result()));
            columns.add("bytea", entries);
            columns.add("bytea", leaves);
            sql.executeUpdate();
        }
    }

    private static void insertBodies(Connection connection, List<EntryDraft> batch)
            throws SQLException {
        List<EntryDraft> withBody = batch.stream().filter(draft -> draft.body() != null).toList();
        if (withBody.isEmpty()) {
            return;
        }
        // one statement for both tables: a round trip less on every commit
        try (PreparedStatement sql =
                connection.prepareStatement(
                        """
                with parts as (select * from unnest(?::uuid[], ?::bytea[], ?::text[], ?::bytea[])
                        as part(id, ciphertext, bucket, wrapped)),
                    bodies as (insert into log_body select id, 0, ciphertext from parts)
                insert into log_key select id, 0, bucket, wrapped from parts
                """)) {
            Columns columns = new Columns(connection, sql);
            columns.add("uuid", all(withBody, EntryDraft::id));
            columns.add(
                    "bytea",
                    withBody.stream().map(d -> sealed(d).ciphertext()).toArray(byte[][]::new));
            columns.add("text", all(withBody, draft -> sealed(draft).bucket()));
            columns.add(
                    "bytea",
                    withBody.stream().map(d -> sealed(d).wrappedKey()).toArray(byte[][]::new));
            sql.executeUpdate();
        }
    }

    private static nl.grenspoort.trust.Sealer.Sealed sealed(EntryDraft draft) {
        return java.util.Objects.requireNonNull(draft.body()).sealed();
    }

    private static Object[] all(
            List<EntryDraft> batch,
            Function<EntryDraft, @org.jspecify.annotations.Nullable Object> column) {
        List<@org.jspecify.annotations.Nullable Object> values = new ArrayList<>(batch.size());
        batch.forEach(draft -> values.add(column.apply(draft)));
        return values.toArray();
    }

    /** Sets array parameters one after the other. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement sql;
        private int next = 1;

        Columns(Connection connection, PreparedStatement sql) {
            this.connection = connection;
            this.sql = sql;
        }

        void add(String type, Object[] values) throws SQLException {
            Array array = connection.createArrayOf(type, values);
            sql.setArray(next++, array);
        }
    }
}
