package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Sealer.Sealed;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a batch in one statement: one round trip, whatever its size. It takes the indices only
 * when the next free one is the one that the entries were made for, and writes nothing at all
 * otherwise; so it needs no lock taken before, and a statement that was thought lost can't do harm
 * when it arrives late. In autocommit mode it is the whole transaction.
 */
final class BatchInsert {
    /**
     * The limits come first and end with the transaction. They end a wait for the head that
     * somebody lost holds, and the transaction of a client that is gone. A statement timeout would
     * be wrong: it can end a commit's wait for a standby, and PostgreSQL then reports success.
     */
    static final String LIMITS =
            """
            select set_config('statement_timeout', '0', true), set_config('lock_timeout', '5s', true),
                set_config('idle_in_transaction_session_timeout', '2s', true)
            """;

    private static final String INSERT =
            LIMITS
                    + """
                    ;
                    with head as (
                        update log_head set next_index = next_index + ? where id = 1 and next_index = ?
                            and current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off'
                        returning next_index),
                    entries as (
                        insert into log_entry (day, leaf_index, id, at, kind, direction, check_id, correlation_id, system,
                            operation, result, entry, leaf_hash)
                        select entry.* from head cross join unnest(?::date[], ?::bigint[], ?::uuid[], ?::timestamptz[],
                            ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[],
                            ?::bytea[]) as entry),
                    parts as (
                        select part.* from head cross join unnest(?::uuid[], ?::bytea[], ?::text[], ?::bytea[])
                            as part(id, ciphertext, bucket, wrapped)),
                    bodies as (
                        insert into log_body (entry_id, part, ciphertext) select id, 0, ciphertext from parts),
                    keys as (
                        insert into log_key (entry_id, part, bucket, wrapped_key) select id, 0, bucket, wrapped from parts)
                    select count(*) from head
                    """;

    private BatchInsert() {}

    /**
     * Writes the batch if its first entry gets this index.
     *
     * @return false when the next free index is another, or commits would not be durable; then
     *     nothing was written
     */
    static boolean run(Connection connection, List<EntryDraft> batch, long first)
            throws SQLException {
        List<EntryDraft> withBody = batch.stream().filter(draft -> draft.body() != null).toList();
        try (PreparedStatement sql = connection.prepareStatement(INSERT)) {
            sql.setInt(1, batch.size());
            sql.setLong(2, first);
            Columns columns = new Columns(connection, sql, 3);
            entries(columns, batch, first);
            bodies(columns, withBody);
            sql.execute();
            return taken(sql);
        }
    }

    private static boolean taken(PreparedStatement sql) throws SQLException {
        sql.getMoreResults();
        try (ResultSet head = sql.getResultSet()) {
            return head != null && head.next() && head.getInt(1) == 1;
        }
    }

    private static void entries(Columns columns, List<EntryDraft> batch, long first)
            throws SQLException {
        byte[][] entries = new byte[batch.size()][];
        byte[][] leaves = new byte[batch.size()][];
        Long[] indices = new Long[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            indices[i] = first + i;
            entries[i] = batch.get(i).canonical(first + i);
            leaves[i] = MerkleTree.leafHash(entries[i]);
        }
        // times as text with their zone: as objects they would go through this machine's zone,
        // in which an hour of October occurs twice
        columns.add("date", all(batch, draft -> draft.day().toString()));
        columns.add("bigint", indices);
        columns.add("uuid", all(batch, EntryDraft::id));
        columns.add("timestamptz", all(batch, draft -> EntryContent.text(draft.at())));
        columns.add("text", all(batch, draft -> draft.entry().kind().name()));
        columns.add("text", all(batch, draft -> draft.entry().direction().name()));
        columns.add("uuid", all(batch, draft -> draft.entry().checkId()));
        columns.add("uuid", all(batch, draft -> draft.entry().correlationId()));
        columns.add("text", all(batch, draft -> draft.entry().system()));
        columns.add("text", all(batch, draft -> draft.entry().operation()));
        columns.add("text", all(batch, draft -> draft.entry().result()));
        columns.add("bytea", entries);
        columns.add("bytea", leaves);
    }

    private static void bodies(Columns columns, List<EntryDraft> withBody) throws SQLException {
        columns.add("uuid", all(withBody, EntryDraft::id));
        columns.add("bytea", bytes(withBody, Sealed::ciphertext));
        columns.add("text", all(withBody, draft -> sealed(draft).bucket()));
        columns.add("bytea", bytes(withBody, Sealed::wrappedKey));
    }

    private static Sealed sealed(EntryDraft draft) {
        return requireNonNull(draft.body()).sealed();
    }

    private static byte[][] bytes(List<EntryDraft> batch, Function<Sealed, byte[]> field) {
        return batch.stream().map(BatchInsert::sealed).map(field).toArray(byte[][]::new);
    }

    private static Object[] all(
            List<EntryDraft> batch, Function<EntryDraft, @Nullable Object> column) {
        List<@Nullable Object> values = new ArrayList<>(batch.size());
        batch.forEach(draft -> values.add(column.apply(draft)));
        return values.toArray();
    }

    /** Sets array parameters one after the other. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement sql;
        private int next;

        Columns(Connection connection, PreparedStatement sql, int next) {
            this.connection = connection;
            this.sql = sql;
            this.next = next;
        }

        void add(String type, Object[] values) throws SQLException {
            Array array = connection.createArrayOf(type, values);
            sql.setArray(next++, array);
        }
    }
}
