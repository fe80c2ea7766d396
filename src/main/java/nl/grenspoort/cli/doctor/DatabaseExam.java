package nl.grenspoort.cli.doctor;

import nl.grenspoort.database.DatabaseProperties;
import nl.grenspoort.database.DurabilityCheck;
import nl.grenspoort.start.StartRefusedException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** PostgreSQL as this gateway would use it. Writes nothing that stays. */
final class DatabaseExam implements Exam {
    private static final int LEAST = 15;
    private static final int TESTED = 18;
    private static final long MEGABYTE = 1 << 20;

    private final DatabaseAccess access;

    DatabaseExam(DatabaseAccess access) {
        this.access = access;
    }

    @Override
    public Area area() {
        return Area.DATABASE;
    }

    @Override
    public void examine(Setup setup, Examination examination) {
        String name = access.name(setup);
        long begun = System.nanoTime();
        switch (access.open(setup)) {
            case DatabaseAccess.Closed closed -> closed.tell(name, examination);
            case DatabaseAccess.Opened opened -> {
                try (Connection connection = opened.connection()) {
                    examination.ok(
                            Check.REACH,
                            name,
                            "as %s, in %d ms"
                                    .formatted(
                                            connection.getMetaData().getUserName(),
                                            (System.nanoTime() - begun) / 1_000_000));
                    examine(setup, name, connection, examination);
                } catch (SQLException e) {
                    examination.ill(
                            Ailment.DATABASE_FAILS,
                            name,
                            Map.of("why", String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private void examine(Setup setup, String name, Connection connection, Examination examination)
            throws SQLException {
        version(name, connection, examination);
        durability(name, access.source(setup), connection, examination);
        role(name, connection, examination);
        MigrationsExam.examine(setup, name, access.source(setup), examination);
        writable(name, connection, examination);
        clock(name, connection, examination);
        space(setup, name, connection, examination);
        connections(setup, name, connection, examination);
    }

    private static void version(String name, Connection connection, Examination examination)
            throws SQLException {
        String version = text(connection, "show server_version");
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < LEAST) {
            examination.ill(Ailment.POSTGRES_OLD, name, Map.of("version", version));
        } else if (major < TESTED) {
            examination.ill(Ailment.POSTGRES_UNTESTED, name, Map.of("version", version));
        } else {
            examination.ok(Check.VERSION, name, "PostgreSQL " + version);
        }
    }

    /** By the same check that stops a start; it names the first setting that is off. */
    private static void durability(
            String name, DataSource source, Connection connection, Examination examination)
            throws SQLException {
        try {
            DurabilityCheck.require(source);
            List<String> settings = new ArrayList<>();
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                settings.add(setting + "=" + text(connection, "show " + setting));
            }
            examination.ok(Check.DURABILITY, name, String.join(", ", settings));
        } catch (StartRefusedException e) {
            examination.ill(Ailment.NOT_DURABLE, name, CertsExam.refusal(e));
        }
    }

    private static void role(String name, Connection connection, Examination examination)
            throws SQLException {
        String superuser =
                text(
                        connection,
                        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
        String role = text(connection, "select current_user");
        if ("t".equals(superuser)) {
            examination.ill(Ailment.SUPERUSER, name, Map.of("role", role));
        } else {
            examination.ok(Check.ROLE, name, role + " is none");
        }
    }

    private static void writable(String name, Connection connection, Examination examination)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement sql = connection.createStatement()) {
            sql.execute("create temporary table doctor_probe (x int) on commit drop");
            sql.execute("insert into doctor_probe values (1)");
            examination.ok(Check.WRITABLE, name, "a row was written and taken back");
        } catch (SQLException e) {
            examination.ill(Ailment.READ_ONLY, name, Map.of("why", String.valueOf(e.getMessage())));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void clock(String name, Connection connection, Examination examination)
            throws SQLException {
        Instant before = Instant.now();
        Instant theirs;
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select clock_timestamp()")) {
            row.next();
            theirs = row.getObject(1, OffsetDateTime.class).toInstant();
        }
        Instant after = Instant.now();
        Duration apart =
                theirs.isBefore(before)
                        ? Duration.between(theirs, before)
                        : theirs.isAfter(after) ? Duration.between(after, theirs) : Duration.ZERO;
        if (apart.compareTo(Duration.ofSeconds(1)) > 0) {
            examination.ill(
                    Ailment.DATABASE_CLOCK_APART, name, Map.of("seconds", apart.toSeconds()));
        } else {
            examination.ok(
                    Check.DATABASE_CLOCK, name, "they differ by %d ms".formatted(apart.toMillis()));
        }
    }

    private static void space(
            Setup setup, String name, Connection connection, Examination examination)
            throws SQLException {
        long size = Long.parseLong(text(connection, "select pg_database_size(current_database())"));
        DatabaseProperties properties = setup.database();
        Path folder = setup.path(properties.directory());
        if (!properties.embedded() || !Files.isDirectory(folder)) {
            examination.skipped(
                    Check.SPACE,
                    name,
                    "the database has %d MB; its server does not tell how much is left"
                            .formatted(size / MEGABYTE));
            return;
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
            Map<String, Object> values = Map.of("free", free, "folder", folder);
            if (free < 100) {
                examination.ill(Ailment.DISK_FULL, name, values);
            } else if (free < 1024) {
                examination.ill(Ailment.DISK_SMALL, name, values);
            } else {
                examination.ok(
                        Check.SPACE,
                        name,
                        "the database has %d MB, %d MB are free".formatted(size / MEGABYTE, free));
            }
        } catch (IOException e) {
            examination.skipped(Check.SPACE, name, "the file system does not tell");
        }
    }

    private static void connections(
            Setup setup, String name, Connection connection, Examination examination)
            throws SQLException {
        int allowed = Integer.parseInt(text(connection, "show max_connections"));
        int wanted = setup.database().connections();
        if (allowed < wanted + 3) {
            examination.ill(
                    Ailment.CONNECTIONS_FEW, name, Map.of("allowed", allowed, "wanted", wanted));
        } else {
            examination.ok(
                    Check.CONNECTIONS,
                    name,
                    "%d allowed, up to %d used".formatted(allowed, wanted));
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
