package nl.grenspoort.cli.doctor;

import nl.grenspoort.database.DatabaseProperties;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

/** The gateway's database, with the gateway's role and password. */
final class DatabaseAccess {
    private static final String ROLE = "grenspoort";

    /** What opening it led to. */
    sealed interface Attempt {}

    record Opened(Connection connection) implements Attempt {}

    /** Could not be opened, with what the ailment says of it. */
    record Closed(@Nullable Ailment ailment, Map<String, ?> values, String reason)
            implements Attempt {
        void tell(String name, Examination examination) {
            if (ailment == null) {
                examination.skipped(Check.REACH, name, reason);
            } else {
                examination.ill(ailment, name, values);
            }
        }
    }

    /** Where it is, without what might be secret. */
    String name(Setup setup) {
        return url(setup.database())
                .replaceFirst("^jdbc:postgresql:(//)?", "")
                .replaceFirst("\\?.*", "");
    }

    /** Connects once. */
    Attempt open(Setup setup) {
        try {
            return new Opened(source(setup).getConnection());
        } catch (StartRefusedException e) {
            return new Closed(null, Map.of(), "its password can't be read: see certs.secret");
        } catch (SQLException e) {
            return closed(setup, e);
        }
    }

    /**
     * For whoever makes connections itself.
     *
     * @throws StartRefusedException when the password can't be read
     */
    DataSource source(Setup setup) {
        DatabaseProperties properties = setup.database();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(properties));
        source.setUser(role(properties));
        String given = properties.embedded() ? null : properties.password();
        source.setPassword(given == null ? setup.trust().secret("database") : given);
        Duration timeout = setup.options().timeout();
        source.setConnectTimeout(Math.toIntExact(Math.max(1, timeout.toSeconds())));
        source.setLoginTimeout(Math.toIntExact(Math.max(1, timeout.toSeconds())));
        source.setSocketTimeout(30);
        source.setApplicationName("grenspoort-doctor");
        return source;
    }

    private static String url(DatabaseProperties properties) {
        return properties.embedded()
                ? "jdbc:postgresql://127.0.0.1:%d/grenspoort".formatted(properties.port())
                : Objects.requireNonNull(properties.url(), "checked by the record");
    }

    private static String role(DatabaseProperties properties) {
        return properties.embedded() ? ROLE : String.valueOf(properties.username());
    }

    private Closed closed(Setup setup, SQLException e) {
        Ailment ailment =
                switch (String.valueOf(e.getSQLState())) {
                    case "28P01", "28000" -> Ailment.LOGIN_REFUSED;
                    case "3D000" -> Ailment.NO_DATABASE;
                    case "08001", "08004", "08006" -> Ailment.UNREACHABLE;
                    default -> Ailment.DATABASE_FAILS;
                };
        return new Closed(
                ailment,
                Map.of(
                        "address",
                        name(setup),
                        "role",
                        role(setup.database()),
                        "why",
                        String.valueOf(e.getMessage())),
                "");
    }
}
