package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import javax.sql.DataSource;

/**
 * What every entry of this process says of the log and of the software.
 *
 * @param origin name of the log; the same from its first entry to its last
 * @param versions {@code code}, and {@code schema}: the newest migration of the database
 */
record LogIdentity(String origin, Map<String, String> versions) {
    LogIdentity {
        requireNonNull(origin, "origin");
        versions = Map.copyOf(versions);
    }

    /**
     * The log in this database under this name, which a new log takes for good.
     *
     * @throws StartRefusedException when the log has another name or can't be read
     */
    static LogIdentity claim(DataSource database, String origin) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement sql =
                    connection.prepareStatement(
                            "update log_head set origin = ? where id = 1 and origin is null")) {
                sql.setString(1, origin);
                sql.executeUpdate();
            }
            String owner = origin(connection);
            if (owner == null) {
                throw new StartRefusedException(
                        "The message log in this database has no head.",
                        "Somebody removed it: restore the database.");
            }
            if (!origin.equals(owner)) {
                throw new StartRefusedException(
                        "The message log in this database is that of " + owner + ".",
                        "Set grenspoort.message-log.origin to that, or use another database.");
            }
            return new LogIdentity(origin, versions(connection));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * The log in this database, under the name it has.
     *
     * @throws StartRefusedException when there is none yet or it can't be read
     */
    static LogIdentity existing(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String origin = origin(connection);
            if (origin == null) {
                throw new StartRefusedException(
                        "This database holds no message log yet.", "Start the gateway once.");
            }
            return new LogIdentity(origin, versions(connection));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static @Nullable String origin(Connection connection) throws SQLException {
        return text(connection, "select origin from log_head where id = 1");
    }

    private static Map<String, String> versions(Connection connection) throws SQLException {
        String schema = null;
        if (text(connection, "select to_regclass('flyway_schema_history')::text") != null) {
            schema =
                    text(
                            connection,
                            "select version from flyway_schema_history where success and version is not null"
                                    + " order by installed_rank desc limit 1");
        }
        return Map.of("code", CodeVersion.read(), "schema", schema == null ? "unknown" : schema);
    }

    private static @Nullable String text(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static StartRefusedException unreadable(SQLException cause) {
        return new StartRefusedException(
                "The message log can't be read (" + cause.getMessage() + ").",
                "Look at the database and its migrations.",
                cause);
    }
}
