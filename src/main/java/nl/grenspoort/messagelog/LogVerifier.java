package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One walk over the whole log, by index, in constant memory. It reads page by page and not in one
 * long transaction, because a long one keeps PostgreSQL from tidying up the head's row, which then
 * slows down every commit; what was committed never changes, so nothing is lost by it.
 */
final class LogVerifier {
    private static final int PAGE = 1_000;
    // a row comparison: PostgreSQL goes on in the primary key where the last page ended
    private static final String NEXT_PAGE =
            "select "
                    + EntryRow.COLUMNS
                    + " from log_entry where (leaf_index, day) > (?, ?) and leaf_index < ?"
                    + " order by leaf_index, day limit "
                    + PAGE;

    private final Connection connection;
    private final String origin;
    private final Instant underWaySince;
    private final KnownRoots known;
    private final BodyCheck bodies;
    private final Problems problems = new Problems();
    private final Exchanges exchanges = new Exchanges();
    private final MerkleTree tree = new MerkleTree();
    private long expected;

    /**
     * @param connection in autocommit, so that every page is a transaction of its own
     * @param underWaySince intents younger than this need no outcome yet
     */
    LogVerifier(Connection connection, String origin, Instant underWaySince, List<LogRoot> known) {
        this.connection = requireNonNull(connection, "connection");
        this.origin = requireNonNull(origin, "origin");
        this.underWaySince = requireNonNull(underWaySince, "underWaySince");
        this.known = new KnownRoots(known);
        this.bodies = new BodyCheck(connection, problems);
    }

    /**
     * @param takesEntries false when the log could not take the entry about this verification
     */
    LogVerification verify(boolean takesEntries) throws SQLException {
        // bodies first: whatever is there now belongs to an entry below the head read next
        long bodiesBefore = bodies.count();
        Extent extent = extent();
        known.compare(tree, problems);
        try (PreparedStatement sql = connection.prepareStatement(NEXT_PAGE)) {
            long index = Long.MIN_VALUE;
            LocalDate day = LocalDate.EPOCH;
            for (List<EntryRow> page = page(sql, index, day, extent.head());
                    !page.isEmpty();
                    page = page(sql, index, day, extent.head())) {
                check(page);
                index = page.getLast().index();
                day = page.getLast().day();
            }
        }
        finish(extent, bodiesBefore);
        if (!takesEntries) {
            problems.add(
                    extent.head(),
                    LogProblem.Kind.HEAD,
                    "the log takes no entries: this reading is not in it");
        }
        exchanges.finish(underWaySince);
        known.finish(tree, problems);
        return new LogVerification(
                KnownRoots.root(tree),
                problems.first(),
                problems.count(),
                exchanges.orphans(),
                exchanges.orphanCount(),
                exchanges.strayOutcomes());
    }

    private List<EntryRow> page(PreparedStatement sql, long afterIndex, LocalDate day, long end)
            throws SQLException {
        sql.setLong(1, afterIndex);
        sql.setObject(2, day);
        sql.setLong(3, end);
        List<EntryRow> page = new ArrayList<>(PAGE);
        try (ResultSet rows = sql.executeQuery()) {
            while (rows.next()) {
                page.add(EntryRow.read(rows));
            }
        }
        return page;
    }

    private void check(List<EntryRow> page) throws SQLException {
        List<LogEntryView> readable = new ArrayList<>(page.size());
        for (EntryRow row : page) {
            follow(row.index());
            EntryRow.Checked checked = row.check(origin);
            checked.problems().forEach(problems::add);
            tree.add(checked.leaf());
            known.compare(tree, problems);
            LogEntryView view = checked.view();
            if (view != null) {
                exchanges.add(view);
                readable.add(view);
            }
        }
        bodies.check(readable);
    }

    private void follow(long index) {
        if (index < expected) {
            problems.add(index, LogProblem.Kind.DUPLICATE, "a second entry at this index");
        } else {
            gapUntil(index);
            expected = index + 1;
        }
    }

    private void gapUntil(long index) {
        if (index > expected) {
            problems.add(
                    expected,
                    LogProblem.Kind.GAP,
                    "%d entries are missing".formatted(index - expected));
        }
    }

    private void finish(Extent before, long bodiesBefore) throws SQLException {
        gapUntil(before.head());
        Extent now = extent();
        if (now.newest() >= now.head()) {
            problems.add(
                    now.head(),
                    LogProblem.Kind.HEAD,
                    "the head counts fewer entries than there are");
        }
        if (bodies.seen() < bodiesBefore) {
            problems.add(
                    before.head(),
                    LogProblem.Kind.BODY,
                    "%d bodies are of no entry that can be read"
                            .formatted(bodiesBefore - bodies.seen()));
        }
    }

    private Extent extent() throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row =
                        sql.executeQuery(
                                "select coalesce((select next_index from log_head where id = 1), -1),"
                                        + " coalesce((select max(leaf_index) from log_entry), -1)")) {
            row.next();
            return new Extent(row.getLong(1), row.getLong(2));
        }
    }

    /** How much there is, at one moment: the next index as the head has it, the newest entry. */
    private record Extent(long head, long newest) {}
}
