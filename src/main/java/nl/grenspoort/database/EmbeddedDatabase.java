package nl.grenspoort.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * PostgreSQL as a child of this process, on 127.0.0.1, with passwords and real durability. A server
 * left behind by a killed gateway is stopped and started anew; a server that dies is started again
 * on the same port.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** After a restart; a server that was killed again meanwhile must not be waited for long. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String PASSWORDS_ONLY =
            """
            # Written by Grenspoort: passwords on loopback, nothing else.
            local all all scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;

    private final Path data;
    private final int port;
    private final String password;
    private final Duration startTimeout;
    private final FolderLock lock;
    private volatile boolean closing;
    private @Nullable EmbeddedPostgres server;

    private EmbeddedDatabase(
            Path data, int port, String password, Duration startTimeout, FolderLock lock) {
        this.data = data;
        this.port = port;
        this.password = password;
        this.startTimeout = startTimeout;
        this.lock = lock;
    }

    /**
     * Starts the server, making its data directory first when there is none.
     *
     * @param port 0 for any free one
     * @throws StartRefusedException when the folder or the port is taken, or the server does not
     *     come up
     */
    public static EmbeddedDatabase start(
            Path data, int port, String password, Duration startTimeout) {
        Path folder =
                java.util.Objects.requireNonNull(
                        data.toAbsolutePath().getParent(), "a folder has a parent");
        try {
            FolderLock lock = FolderLock.take(folder);
            try {
                stopOrphan(data);
                EmbeddedDatabase database =
                        new EmbeddedDatabase(
                                data.toAbsolutePath(), free(port), password, startTimeout, lock);
                database.initialise();
                database.startServer(startTimeout);
                database.supervise();
                return database;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The embedded PostgreSQL in "
                            + data
                            + " does not start ("
                            + e.getMessage()
                            + ").",
                    "Look at "
                            + folder.resolve("postgres.log")
                            + "; give this user write access to "
                            + folder
                            + ".",
                    e);
        }
    }

    public int port() {
        return port;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Whether the server process lives. */
    public boolean running() {
        try {
            return Postmaster.of(data).isPresent();
        } catch (IOException e) {
            LOG.warn("postmaster.pid can't be read: {}", e.toString());
            return false;
        }
    }

    private static void stopOrphan(Path data) throws IOException {
        Optional<Postmaster> orphan = Postmaster.of(data);
        if (orphan.isPresent()) {
            LOG.info("Stopping a PostgreSQL that a killed gateway left behind");
            orphan.get().stop(STOP);
        }
    }

    /**
     * Makes the data directory beside its final place, so that a crash never leaves half of one.
     */
    private void initialise() throws IOException {
        if (Files.exists(data)) {
            return;
        }
        Path partial = data.resolveSibling(data.getFileName() + ".partial");
        stopOrphan(partial);
        delete(partial);
        LOG.info("Making the database in {}", data);
        try (EmbeddedPostgres temporary = builder(partial, free(0), startTimeout).start();
                Connection connection = temporary.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            String quoted = "'" + password.replace("'", "''") + "'";
            sql.execute("alter role postgres password " + quoted);
            sql.execute("create role grenspoort login createdb password " + quoted);
            sql.execute("create database grenspoort owner grenspoort");
        } catch (SQLException e) {
            throw new IOException("the new database can't be set up", e);
        }
        Files.writeString(partial.resolve("pg_hba.conf"), PASSWORDS_ONLY);
        Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The library's lock on the data directory outlives a server that was killed, and one that was
     * killed while it started has nobody who could give it back: its file is taken away, or no
     * other could be started. Who owns the folder is told by our own lock.
     *
     * @param wait until the server answers; one that takes longer goes on starting
     */
    private synchronized void startServer(Duration wait) throws IOException {
        EmbeddedPostgres dead = server;
        if (dead != null) {
            dead.close();
            server = null;
        }
        Files.deleteIfExists(data.resolve("epg-lock"));
        server = builder(data, port, wait).start();
    }

    private EmbeddedPostgres.Builder builder(Path directory, int onPort, Duration wait) {
        Path folder = java.util.Objects.requireNonNull(data.getParent(), "a folder has a parent");
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("postgres-binaries").toFile())
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(onPort)
                .setPGStartupWait(wait)
                .setConnectConfig("password", password)
                // the library starts its servers for tests, with -F and without synchronous commit
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()));
    }

    private void supervise() {
        Thread.ofVirtual()
                .name("postgres-supervisor")
                .start(
                        () -> {
                            while (!closing) {
                                try {
                                    Optional<Postmaster> running = Postmaster.of(data);
                                    if (running.isPresent()) {
                                        running.get().onExit().join();
                                    }
                                    restart();
                                } catch (IOException | RuntimeException e) {
                                    LOG.warn(
                                            "PostgreSQL does not start again yet: {}",
                                            e.toString());
                                    java.util.concurrent.locks.LockSupport.parkNanos(
                                            Duration.ofMillis(500).toNanos());
                                }
                            }
                        });
    }

    private synchronized void restart() throws IOException {
        if (!closing && !running()) {
            LOG.warn("PostgreSQL has died; starting it again");
            startServer(LOOK_AGAIN);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closing = true;
        if (server != null) {
            server.close();
        }
        // whatever the library could not stop
        Optional<Postmaster> left = Postmaster.of(data);
        if (left.isPresent()) {
            left.get().stop(STOP);
        }
        lock.close();
    }

    private static int free(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return probe.getLocalPort();
        } catch (java.net.BindException e) {
            throw new StartRefusedException(
                    "Port " + port + " for the embedded PostgreSQL is in use.",
                    "Stop what uses it, or set grenspoort.database.port.",
                    e);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** For connecting as the owner of a database. */
    DataSource owner(String database) {
        org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser("grenspoort");
        source.setPassword(password);
        return source;
    }
}
