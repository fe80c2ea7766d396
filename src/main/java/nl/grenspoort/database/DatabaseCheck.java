package nl.grenspoort.database;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.TrustProperties;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.sql.DataSource;

/**
 * What production asks of its database: one of its own, reached by a password that is none of the
 * usual ones, over TLS when it is elsewhere, by a role that may do no more than it must.
 */
final class DatabaseCheck implements StartCheck {
    /** The first version our SQL was run with; older ones are out of support or nearly so. */
    static final int LEAST_VERSION = 15;

    private static final int LEAST_PASSWORD = 16;
    private static final Set<String> USUAL =
            Set.of(
                    "password",
                    "postgres",
                    "grenspoort",
                    "changeit",
                    "changeme",
                    "secret",
                    "welkom");

    @Override
    public List<Refusal> refusals(Settings settings) {
        DatabaseProperties properties = settings.read(DatabaseProperties.class);
        if (properties.embedded()) {
            return List.of(
                    new Refusal(
                            "database-embedded",
                            "The embedded PostgreSQL is for the demo.",
                            "Set grenspoort.database.url and username to a PostgreSQL of your own."));
        }
        List<Refusal> refusals = new ArrayList<>();
        String url = requireNonNull(properties.url(), "url");
        String user = requireNonNull(properties.username(), "username");
        String password = password(properties, settings, refusals);
        if (password == null) {
            return refusals;
        }
        if (weak(password, user)) {
            refusals.add(
                    new Refusal(
                            "database-password",
                            "The database's password is a usual one, the user's name, or shorter than"
                                    + " 16 characters.",
                            "Give the role another, such as openssl rand -base64 32 makes, in"
                                    + " database.secret of the trust directory."));
        }
        PGSimpleDataSource database = source(url, user, password, refusals);
        if (database != null) {
            if (!encrypted(database)) {
                refusals.add(
                        new Refusal(
                                "database-tls",
                                "The database is on another machine and its certificate is not"
                                        + " verified.",
                                "Add sslmode=verify-full and sslrootcert=... to"
                                        + " grenspoort.database.url."));
            }
            ask(database, refusals);
        }
        return refusals;
    }

    private static @Nullable String password(
            DatabaseProperties properties, Settings settings, List<Refusal> refusals) {
        if (properties.password() != null) {
            return properties.password();
        }
        try {
            return new TrustDirectory(settings.read(TrustProperties.class).directory())
                    .secret("database");
        } catch (StartRefusedException e) {
            refusals.add(
                    new Refusal(
                            "database-password-missing",
                            "There is no password for the database: " + e.getMessage(),
                            "Put it in database.secret of the trust directory."));
            return null;
        }
    }

    static boolean weak(String password, String user) {
        String plain = password.toLowerCase(Locale.ROOT);
        return password.length() < LEAST_PASSWORD
                || plain.equals(user.toLowerCase(Locale.ROOT))
                || USUAL.stream().anyMatch(usual -> plain.replaceAll("[^a-z]", "").equals(usual))
                || plain.chars().distinct().count() < 6;
    }

    private static @Nullable PGSimpleDataSource source(
            String url, String user, String password, List<Refusal> refusals) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            refusals.add(
                    new Refusal(
                            "database-url",
                            "grenspoort.database.url is no address of a PostgreSQL.",
                            "Write it as jdbc:postgresql://host:5432/grenspoort."));
            return null;
        }
        if (url.contains("password=")) {
            refusals.add(
                    new Refusal(
                            "database-url",
                            "grenspoort.database.url holds a password, which logs and lists of"
                                    + " processes would show.",
                            "Put it in database.secret of the trust directory."));
        }
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(5);
        source.setSocketTimeout(10);
        source.setApplicationName("grenspoort-start");
        return source;
    }

    private static boolean encrypted(PGSimpleDataSource database) {
        boolean here =
                Arrays.stream(requireNonNull(database.getServerNames(), "a PostgreSQL has a host"))
                        .allMatch(DatabaseCheck::loopback);
        return here || "verify-full".equals(requireNonNullElse(database.getSslmode(), ""));
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void ask(DataSource database, List<Refusal> refusals) {
        try {
            JdbcClient jdbc = JdbcClient.create(database);
            int version =
                    jdbc.sql("show server_version_num").query(Integer.class).single() / 10_000;
            if (version < LEAST_VERSION) {
                refusals.add(
                        new Refusal(
                                "database-version",
                                "PostgreSQL is version %d.".formatted(version),
                                "Use version %d or newer.".formatted(LEAST_VERSION)));
            }
            String encoding = jdbc.sql("show server_encoding").query(String.class).single();
            if (!encoding.equals("UTF8")) {
                refusals.add(
                        new Refusal(
                                "database-encoding",
                                "The database's encoding is " + encoding + ".",
                                "Make it with encoding UTF8."));
            }
            role(jdbc, refusals);
            DurabilityCheck.problems(jdbc).forEach(problem -> refusals.add(durability(problem)));
        } catch (DataAccessException e) {
            refusals.add(
                    new Refusal(
                            "database-unreachable",
                            "The database can't be reached: %s.".formatted(reason(e)),
                            "Look at grenspoort.database.url and username, at the password, and whether"
                                    + " PostgreSQL runs."));
        }
    }

    /** The driver's own words: they name host, port, role and database, never a password. */
    private static String reason(DataAccessException e) {
        String said = String.valueOf(e.getMostSpecificCause().getMessage());
        return said.lines().findFirst().orElse("").replaceAll("\\.$", "");
    }

    private static void role(JdbcClient jdbc, List<Refusal> refusals) {
        List<String> more =
                jdbc.sql(
                                """
                        select unnest(array_remove(array[
                            case when rolsuper then 'superuser' end,
                            case when rolcreaterole then 'createrole' end,
                            case when rolcreatedb then 'createdb' end,
                            case when rolreplication then 'replication' end,
                            case when rolbypassrls then 'bypassrls' end], null))
                        from pg_roles where rolname = current_user
                        """)
                        .query(String.class)
                        .list();
        if (!more.isEmpty()) {
            refusals.add(
                    new Refusal(
                            "database-role",
                            "The database's role may do more than it must: " + more + ".",
                            "Use a role that owns its database and is nothing else: alter role ..."
                                    + " nosuperuser nocreaterole nocreatedb noreplication nobypassrls."));
        }
    }

    private static Refusal durability(DurabilityCheck.Problem problem) {
        return new Refusal("database-durability", problem.what(), problem.remedy());
    }
}
