package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Sealer.Sealed;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes a batch in one round trip, whatever its size. */
final class BatchInsert {
    private static final String ENTRIES =
            """
            insert into log_entry (day, leaf_index, id, at, kind, direction, check_id, correlation_id, system, operation,
                result, entry, leaf_hash)
            select * from unnest(?::date[], ?::bigint[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::uuid[],
                ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
            """;
    private static final String BODIES =
            """
            ;
            with parts as (select * from unnest(?::uuid[], ?::bytea[], ?::text[], ?::bytea[])
                    as part(id, ciphertext, bucket, wrapped)),
                bodies as (insert into log_body (entry_id, part, ciphertext) select id, 0, ciphertext from parts)
            insert into log_key (entry_id, part, bucket, wrapped_key) select id, 0, bucket, wrapped from parts
            """;

    private BatchInsert() {}

    /**
     * @param first index of the first entry
     */
    static void run(Connection connection, List<EntryDraft> batch, long first) throws SQLException {
        List<EntryDraft> withBody = batch.stream().filter(draft -> draft.body() != null).toList();
        try (PreparedStatement sql =
                connection.prepareStatement(withBody.isEmpty() ? ENTRIES : ENTRIES + BODIES)) {
            Columns columns = new Columns(connection, sql);
            entries(columns, batch, first);
            if (!withBody.isEmpty()) {
                bodies(columns, withBody);
            }
            sql.execute();
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
