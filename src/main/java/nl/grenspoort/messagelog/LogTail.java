package nl.grenspoort.messagelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verification of only the newest entries found: each against itself, no gap among them, and
 * the head behind the last. Quick at any size of the log; it finds nothing that was done further
 * back.
 *
 * @param size entries there are, as the head counts them
 * @param verified how many were looked at
 */
public record LogTail(long size, int verified, List<LogProblem> problems) {
    private static final String NEWEST =
            "select "
                    + EntryRow.COLUMNS
                    + " from log_entry where leaf_index < ? order by leaf_index desc limit ?";

    public LogTail {
        problems = List.copyOf(problems);
    }

    /** Nothing was found that is not as it was written. */
    public boolean clean() {
        return problems.isEmpty();
    }

    static LogTail read(Connection connection, String origin, int count) throws SQLException {
        // the head first: entries that are added meanwhile are not looked at
        long head = head(connection);
        List<LogProblem> problems = new ArrayList<>();
        long expected = head - 1;
        int verified = 0;
        try (PreparedStatement sql = connection.prepareStatement(NEWEST)) {
            sql.setLong(1, Math.max(head, 0));
            sql.setInt(2, count);
            try (ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                    EntryRow row = EntryRow.read(rows);
                    if (row.index() != expected) {
                        problems.add(gap(row.index(), expected));
                    }
                    expected = row.index() - 1;
                    problems.addAll(row.check(origin).problems());
                    verified++;
                }
            }
        }
        if (expected >= 0 && verified < count) {
            problems.add(
                    new LogProblem(
                            0,
                            LogProblem.Kind.GAP,
                            "entries 0 to %d are missing".formatted(expected)));
        }
        return new LogTail(head, verified, problems);
    }

    private static LogProblem gap(long index, long expected) {
        return index > expected
                ? new LogProblem(index, LogProblem.Kind.DUPLICATE, "a second entry at this index")
                : new LogProblem(
                        index + 1,
                        LogProblem.Kind.GAP,
                        "%d entries are missing".formatted(expected - index));
    }

    private static long head(Connection connection) throws SQLException {
        try (PreparedStatement sql =
                        connection.prepareStatement(
                                "select next_index from log_head where id = 1");
                ResultSet row = sql.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        }
    }
}
