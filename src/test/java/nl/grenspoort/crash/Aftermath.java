package nl.grenspoort.crash;

import nl.grenspoort.messagelog.CrashLog;
import nl.grenspoort.messagelog.CrashLog.Logged;
import nl.grenspoort.messagelog.LogVerification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * What is in the database after a crash. Gateways may go on: checks are read before entries, so
 * that whatever ended has its entries here.
 *
 * @param beganNanos what came to a system later may not be here
 * @param verification of the log; orphans are those of this moment
 */
record Aftermath(
        long beganNanos,
        List<Logged> entries,
        List<StoredCheck> checks,
        LogVerification verification) {
    private static final String CHECKS =
            """
            select id, idempotency_key, examined or status <> 'OPEN' as ended,
                (extract(epoch from now() - leased_until) * 1000)::bigint as overdue
            from border_check
            """;

    /**
     * Reads what is new since the last time; what was read before can't have changed, as the
     * verification proves.
     */
    static Aftermath read(DataSource database, List<Logged> before) throws SQLException {
        long began = System.nanoTime();
        List<StoredCheck> checks = checks(database);
        List<Logged> entries = new ArrayList<>(before);
        long from = before.isEmpty() ? 0 : before.getLast().entry().index() + 1;
        entries.addAll(CrashLog.contents(database, from));
        return new Aftermath(began, entries, checks, CrashLog.verify(database));
    }

    private static List<StoredCheck> checks(DataSource database) throws SQLException {
        List<StoredCheck> checks = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(CHECKS)) {
            while (row.next()) {
                checks.add(
                        new StoredCheck(
                                row.getObject("id", UUID.class),
                                row.getString("idempotency_key"),
                                row.getBoolean("ended"),
                                row.getLong("overdue")));
            }
        }
        return checks;
    }

    /**
     * A check as it is stored.
     *
     * @param ended it was examined, or needs not be any more
     * @param overdueMillis since its lease ended, in the database's time; negative before
     */
    record StoredCheck(UUID id, String key, boolean ended, long overdueMillis) {}
}
