package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.messagelog.LogVerification.Problem;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the log once from its first entry to its last, in constant memory, and checks it. */
final class LogVerifier {
    private static final int FETCH = 500;
    private static final String LEAVES =
            """
            select e.*, b.ciphertext from log_entry e
            left join log_body b on b.entry_id = e.id and b.part = 0
            order by e.leaf_index
            """;
    private static final String OPEN_INTENTS =
            """
            select id from log_entry i where direction = 'OUTBOUND' and kind = 'INTENT'
            and not exists (select 1 from log_entry o where o.correlation_id = i.correlation_id
                and o.direction = 'OUTBOUND' and o.kind = 'OUTCOME')
            order by leaf_index
            """;
    private static final String UNASKED_OUTCOMES =
            """
            select leaf_index, correlation_id from log_entry o
            where direction = 'OUTBOUND' and kind = 'OUTCOME' and not exists (
                select 1 from log_entry i where i.correlation_id = o.correlation_id
                and i.direction = 'OUTBOUND' and i.kind = 'INTENT' and i.leaf_index < o.leaf_index)
            order by leaf_index
            """;
    private static final String SECOND_OUTCOMES =
            """
            select max(leaf_index), correlation_id from log_entry
            where direction = 'OUTBOUND' and kind = 'OUTCOME'
            group by correlation_id having count(*) > 1 order by 1
            """;
    private static final String BODIES_OF_NOBODY =
            """
            select entry_id from log_body b
            where not exists (select 1 from log_entry e where e.id = b.entry_id)
            """;

    private final Connection connection;
    private final MerkleTree tree = new MerkleTree();
    private final List<Problem> problems = new ArrayList<>();
    private long furtherProblems;
    private long expected;

    /** On a connection of its own with a snapshot, so that what is appended meanwhile waits. */
    LogVerifier(Connection connection) {
        this.connection = requireNonNull(connection, "connection");
    }

    LogVerification verify() throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        leaves();
        head();
        pairs();
        List<UUID> open = new ArrayList<>();
        long furtherOpen = openIntents(open);
        connection.rollback();
        return new LogVerification(
                tree.size(),
                HexFormat.of().formatHex(tree.root()),
                problems,
                furtherProblems,
                open,
                furtherOpen);
    }

    private void leaves() throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(LEAVES)) {
            sql.setFetchSize(FETCH);
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    leaf(row);
                }
            }
        }
    }

    private void leaf(ResultSet row) throws SQLException {
        long index = row.getLong("leaf_index");
        if (index > expected) {
            problem(expected, "GAP", "entries " + expected + " to " + (index - 1) + " are missing");
        } else if (index < expected) {
            problem(index, "INDEX", "this index occurs more than once");
        }
        expected = Math.max(expected, index) + 1;
        byte[] entry = row.getBytes("entry");
        byte[] leaf = MerkleTree.leafHash(entry);
        tree.add(leaf);
        if (!java.security.MessageDigest.isEqual(leaf, row.getBytes("leaf_hash"))) {
            problem(index, "LEAF_HASH", "the leaf hash is not that of the entry");
        }
        try {
            content(index, entry, row);
        } catch (IllegalArgumentException e) {
            problem(index, "NOT_CANONICAL", String.valueOf(e.getMessage()));
        }
    }

    private void content(long index, byte[] entry, ResultSet row) throws SQLException {
        Map<String, Object> parsed = EntryCodec.parse(entry);
        if (!java.util.Arrays.equals(CanonicalJson.bytes(parsed), entry)) {
            problem(index, "NOT_CANONICAL", "the entry is not in canonical form");
        }
        LogEntryView view = EntryCodec.view(parsed);
        if (view.index() != index) {
            problem(index, "INDEX", "the entry says that it is number " + view.index());
        }
        EntryColumns.differing(view, row)
                .forEach(
                        column ->
                                problem(
                                        index,
                                        "COLUMN",
                                        "column " + column + " is not what the entry says"));
        body(view, row.getBytes("ciphertext"));
    }

    private void body(LogEntryView view, byte @org.jspecify.annotations.Nullable [] ciphertext) {
        if (view.parts().isEmpty()) {
            if (ciphertext != null) {
                problem(view.index(), "BODY_UNKNOWN", "a body is kept that the entry has not");
            }
            return;
        }
        if (ciphertext == null) {
            problem(view.index(), "BODY_MISSING", "the body is gone");
            return;
        }
        String hash = HexFormat.of().formatHex(Sha256.of(ciphertext));
        if (!hash.equals(view.parts().getFirst().get("ciphertext"))) {
            problem(view.index(), "CIPHERTEXT", "the sealed body is not the one that was logged");
        }
    }

    private void head() throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select next_index from log_head where id = 1")) {
            if (!row.next()) {
                problem(-1, "HEAD", "the log has no head");
            } else if (row.getLong(1) != expected) {
                problem(
                        -1,
                        "HEAD",
                        "the head says " + row.getLong(1) + " entries, there are " + expected);
            }
        }
    }

    private void pairs() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.setFetchSize(FETCH);
            try (ResultSet row = sql.executeQuery(UNASKED_OUTCOMES)) {
                while (row.next()) {
                    problem(
                            row.getLong(1),
                            "OUTCOME_WITHOUT_INTENT",
                            "no earlier intent has correlation " + row.getString(2));
                }
            }
            try (ResultSet row = sql.executeQuery(SECOND_OUTCOMES)) {
                while (row.next()) {
                    problem(
                            row.getLong(1),
                            "SECOND_OUTCOME",
                            "correlation " + row.getString(2) + " has more than one outcome");
                }
            }
            try (ResultSet row = sql.executeQuery(BODIES_OF_NOBODY)) {
                while (row.next()) {
                    problem(-1, "BODY_UNKNOWN", "no entry has the body of " + row.getString(1));
                }
            }
        }
    }

    private long openIntents(List<UUID> first) throws SQLException {
        long further = 0;
        try (Statement sql = connection.createStatement()) {
            sql.setFetchSize(FETCH);
            try (ResultSet row = sql.executeQuery(OPEN_INTENTS)) {
                while (row.next()) {
                    if (first.size() < LogVerification.MOST_PROBLEMS) {
                        first.add(row.getObject(1, UUID.class));
                    } else {
                        further++;
                    }
                }
            }
        }
        return further;
    }

    private void problem(long index, String code, String text) {
        if (problems.size() < LogVerification.MOST_PROBLEMS) {
            problems.add(new Problem(index, code, text));
        } else {
            furtherProblems++;
        }
    }
}
