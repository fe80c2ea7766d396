package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A row of {@code log_entry} and what it says of itself twice: in the canonical entry, and in the
 * columns beside it.
 *
 * @param entry null when it is longer than any entry may be
 */
@SuppressWarnings("ArrayRecordComponent") // a row as read; compared by nobody
record EntryRow(
        LocalDate day,
        long index,
        UUID id,
        Instant at,
        String kind,
        String direction,
        @Nullable UUID checkId,
        UUID correlationId,
        String system,
        String operation,
        String result,
        byte @Nullable [] entry,
        byte[] leafHash) {
    /** Columns for a query, so that one huge value can't fill the memory. */
    static final String COLUMNS =
            """
            day, leaf_index, id, at, kind, direction, check_id, correlation_id, system, operation, result,
                case when octet_length(entry) <= %d then entry end as entry, leaf_hash
            """
                    .formatted(EntryDraft.LONGEST);

    static EntryRow read(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getObject("day", LocalDate.class),
                row.getLong("leaf_index"),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("direction"),
                row.getObject("check_id", UUID.class),
                row.getObject("correlation_id", UUID.class),
                row.getString("system"),
                row.getString("operation"),
                row.getString("result"),
                row.getBytes("entry"),
                row.getBytes("leaf_hash"));
    }

    /**
     * Checks the row against itself.
     *
     * @param origin of the log
     */
    Checked check(String origin) {
        if (entry == null) {
            return new Checked(
                    null,
                    leafHash,
                    List.of(problem(LogProblem.Kind.ENTRY, "longer than any entry may be")));
        }
        List<LogProblem> problems = new ArrayList<>();
        byte[] computed = MerkleTree.leafHash(entry);
        if (!Arrays.equals(computed, leafHash)) {
            problems.add(
                    problem(LogProblem.Kind.LEAF_HASH, "the leaf hash is not that of the entry"));
        }
        LogEntryView view = null;
        try {
            StoredEntry stored = StoredEntry.parse(entry);
            view = stored.view();
            if (!origin.equals(stored.origin())) {
                problems.add(problem(LogProblem.Kind.ENTRY, "an entry of another log"));
            }
            compare(view, problems);
        } catch (IllegalArgumentException e) {
            problems.add(problem(LogProblem.Kind.ENTRY, String.valueOf(e.getMessage())));
        }
        return new Checked(view, computed, List.copyOf(problems));
    }

    private void compare(LogEntryView view, List<LogProblem> problems) {
        same("leaf_index", index, view.index(), problems);
        same("id", id, view.id(), problems);
        same("day", day, view.time().atOffset(ZoneOffset.UTC).toLocalDate(), problems);
        same("at", at, view.time(), problems);
        same("kind", kind, view.kind().name(), problems);
        same("direction", direction, view.direction().name(), problems);
        same("check_id", checkId, view.checkId(), problems);
        same("correlation_id", correlationId, view.correlationId(), problems);
        same("system", system, view.system(), problems);
        same("operation", operation, view.operation(), problems);
        same("result", result, view.result(), problems);
    }

    private void same(
            String column,
            @Nullable Object beside,
            @Nullable Object inEntry,
            List<LogProblem> problems) {
        if (!Objects.equals(beside, inEntry)) {
            problems.add(problem(LogProblem.Kind.COLUMN, column + " is not that of the entry"));
        }
    }

    private LogProblem problem(LogProblem.Kind kind, String what) {
        return new LogProblem(index, kind, what);
    }

    /**
     * A row after its check.
     *
     * @param view null when the entry can't be read
     * @param leaf hash for the tree
     */
    @SuppressWarnings("ArrayRecordComponent") // a hash; compared by nobody
    record Checked(@Nullable LogEntryView view, byte[] leaf, List<LogProblem> problems) {}
}
