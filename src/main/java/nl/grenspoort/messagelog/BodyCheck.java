package nl.grenspoort.messagelog;

import nl.grenspoort.messagelog.LogEntryView.Part;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Compares sealed bodies with what their entries say of them. Opens none, so it needs no key. Reads
 * them some megabytes at a time.
 */
final class BodyCheck {
    private static final long AT_ONCE = 16L << 20;
    private static final String NEXT_PLACES =
            """
            select entry_id, part from log_body where (entry_id, part) > (?, ?)
            order by entry_id, part limit 10000
            """;
    private static final String BODIES =
            """
            select b.entry_id, b.part, k.entry_id is not null as has_key,
                case when octet_length(b.ciphertext) <= ? then b.ciphertext end as ciphertext
            from log_body b left join log_key k on k.entry_id = b.entry_id and k.part = b.part
            where b.entry_id = any(?)
            """;

    private final Connection connection;
    private final Problems problems;
    private long seen;

    BodyCheck(Connection connection, Problems problems) {
        this.connection = connection;
        this.problems = problems;
    }

    /** All bodies there are. Page by page: over many, one count would take too long. */
    long count() throws SQLException {
        long count = 0;
        try (PreparedStatement sql = connection.prepareStatement(NEXT_PLACES)) {
            Place last = new Place(new UUID(0, 0), -1);
            for (List<Place> page = places(sql, last); !page.isEmpty(); page = places(sql, last)) {
                count += page.size();
                last = page.getLast();
            }
        }
        return count;
    }

    private static List<Place> places(PreparedStatement sql, Place after) throws SQLException {
        sql.setObject(1, after.entryId());
        sql.setInt(2, after.part());
        List<Place> page = new ArrayList<>();
        try (ResultSet row = sql.executeQuery()) {
            while (row.next()) {
                page.add(new Place(row.getObject(1, UUID.class), row.getInt(2)));
            }
        }
        return page;
    }

    /** Bodies that belong to an entry. */
    long seen() {
        return seen;
    }

    void check(List<LogEntryView> entries) throws SQLException {
        List<LogEntryView> group = new ArrayList<>();
        long size = 0;
        for (LogEntryView entry : entries) {
            for (Part part : entry.parts()) {
                size += SealedBody.ciphertextSize(part);
            }
            if (size > AT_ONCE && !group.isEmpty()) {
                checkGroup(group);
                group.clear();
                size = 0;
            }
            if (!entry.parts().isEmpty()) {
                group.add(entry);
            }
        }
        if (!group.isEmpty()) {
            checkGroup(group);
        }
    }

    private void checkGroup(List<LogEntryView> entries) throws SQLException {
        Map<Place, Stored> stored = read(entries);
        seen += stored.size();
        for (LogEntryView entry : entries) {
            for (int i = 0; i < entry.parts().size(); i++) {
                compare(entry, entry.parts().get(i), stored.remove(new Place(entry.id(), i)));
            }
        }
        Map<UUID, Long> indices = new HashMap<>();
        entries.forEach(entry -> indices.put(entry.id(), entry.index()));
        for (Place place : stored.keySet()) {
            problem(
                    java.util.Objects.requireNonNull(indices.get(place.entryId())),
                    "a body that the entry does not name");
        }
    }

    private void compare(LogEntryView entry, Part part, @Nullable Stored stored) {
        if (stored == null) {
            problem(entry.index(), "the sealed body is missing");
            return;
        }
        if (!part.ciphertext().equals(stored.digest())) {
            problem(entry.index(), "the sealed body is not the one that was logged");
        }
        if (!stored.hasKey()) {
            problems.add(entry.index(), LogProblem.Kind.KEY, "the key of the body is missing");
        }
    }

    private void problem(long index, String what) {
        problems.add(index, LogProblem.Kind.BODY, what);
    }

    private Map<Place, Stored> read(List<LogEntryView> entries) throws SQLException {
        long largest =
                entries.stream()
                        .flatMap(entry -> entry.parts().stream())
                        .mapToLong(SealedBody::ciphertextSize)
                        .max()
                        .orElse(0);
        Map<Place, Stored> stored = new HashMap<>();
        try (PreparedStatement sql = connection.prepareStatement(BODIES)) {
            sql.setLong(1, largest);
            sql.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", entries.stream().map(LogEntryView::id).toArray()));
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    byte[] ciphertext = row.getBytes("ciphertext");
                    stored.put(
                            new Place(row.getObject("entry_id", UUID.class), row.getInt("part")),
                            new Stored(
                                    ciphertext == null ? "larger" : hex(ciphertext),
                                    row.getBoolean("has_key")));
                }
            }
        }
        return stored;
    }

    private static String hex(byte[] ciphertext) {
        return HexFormat.of().formatHex(Sha256.of(ciphertext));
    }

    private record Place(UUID entryId, int part) {}

    private record Stored(String digest, boolean hasKey) {}
}
