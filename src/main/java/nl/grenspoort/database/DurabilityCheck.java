package nl.grenspoort.database;

import nl.grenspoort.start.StartRefusedException;

import org.springframework.jdbc.UncategorizedSQLException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.sql.DataSource;

/**
 * Reads back what makes a commit durable. A gateway whose log may forget does not start (law 4).
 */
public final class DurabilityCheck {
    private static final Map<String, Set<String>> WANTED =
            new TreeMap<>(
                    Map.of(
                            "fsync", Set.of("on"),
                            "synchronous_commit", Set.of("on", "remote_apply", "remote_write"),
                            "full_page_writes", Set.of("on")));

    private DurabilityCheck() {}

    /** Throws {@link StartRefusedException} naming the setting that is off. */
    public static void require(DataSource database) {
        try (Connection connection = database.getConnection()) {
            for (Setting setting : read(connection)) {
                if (!setting.durable()) {
                    throw new StartRefusedException(
                            "PostgreSQL runs with "
                                    + setting.name()
                                    + "="
                                    + setting.value()
                                    + ": a commit could be lost.",
                            "Set "
                                    + setting.name()
                                    + "=on in its configuration, and for this role.");
                }
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("durability settings", null, e);
        }
    }

    /** The settings that decide, as they are for this connection's role. */
    public static List<Setting> read(Connection connection) throws SQLException {
        List<Setting> found = new ArrayList<>();
        for (Map.Entry<String, Set<String>> wanted : WANTED.entrySet()) {
            try (Statement sql = connection.createStatement();
                    ResultSet row = sql.executeQuery("show " + wanted.getKey())) {
                row.next();
                String value = row.getString(1);
                found.add(new Setting(wanted.getKey(), value, wanted.getValue().contains(value)));
            }
        }
        return found;
    }

    /**
     * One of them.
     *
     * @param durable whether a commit is on disk with this value
     */
    public record Setting(String name, String value, boolean durable) {}
}
