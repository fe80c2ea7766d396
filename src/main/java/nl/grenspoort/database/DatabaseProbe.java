package nl.grenspoort.database;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.Requirement;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/**
 * Finds out now and then whether the database takes a durable write, over a connection of its own:
 * a pool that is merely busy must not look like a database that is gone. Whoever asks hears what
 * was found last.
 *
 * <p>One failure may be a passing stall; from the second on the database counts as missing, and
 * again as there at the first success.
 */
public final class DatabaseProbe implements Requirement, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);
    private static final String WRITE =
            "insert into liveness_probe (one, at) values (1, now())"
                    + " on conflict (one) do update set at = excluded.at";
    private static final int FAILURES = 2;

    private final DataSource database;
    private final BooleanSupplier server;
    private final Duration every;
    private final Duration whileFailing;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("database-probe").daemon().factory());
    private @Nullable Connection connection;
    private volatile Found found = new Found(0, "", 0, System.nanoTime());

    /**
     * @param database whose connections and statements end by themselves within seconds
     * @param server whether the server process lives, where it is our own
     */
    public DatabaseProbe(
            DataSource database, BooleanSupplier server, Duration every, Duration whileFailing) {
        this.database = requireNonNull(database, "database");
        this.server = requireNonNull(server, "server");
        this.every = requireNonNull(every, "every");
        this.whileFailing = requireNonNull(whileFailing, "whileFailing");
        probe();
    }

    private void probe() {
        long began = System.nanoTime();
        String problem = server.getAsBoolean() ? write() : "the embedded PostgreSQL is not running";
        long now = System.nanoTime();
        Found before = found;
        found =
                new Found(
                        problem.isEmpty() ? 0 : before.failures() + 1,
                        problem,
                        Duration.ofNanos(now - began).toMillis(),
                        now);
        tell(before, found);
        if (!thread.isShutdown()) {
            thread.schedule(
                    this::probe,
                    (problem.isEmpty() ? every : whileFailing).toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private static void tell(Found before, Found now) {
        if (now.missing() && !before.missing()) {
            LOG.warn("The database can't be written: {}", now.problem());
        } else if (!now.missing() && before.missing()) {
            LOG.info("The database can be written again");
        }
    }

    /** Empty when it went well. */
    private String write() {
        try {
            Connection open = connection == null ? database.getConnection() : connection;
            connection = open;
            try (Statement sql = open.createStatement()) {
                sql.executeUpdate(WRITE);
            }
            return "";
        } catch (SQLException | RuntimeException e) {
            hangUp();
            return e instanceof SQLException failure
                    ? "a write failed (SQLSTATE " + failure.getSQLState() + ")"
                    : "a write failed (" + e.getClass().getName() + ")";
        }
    }

    private void hangUp() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("A broken connection did not end: {}", e.getSQLState());
            }
        }
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> missing() {
        Found last = found;
        if (last.missing()) {
            return Optional.of(last.problem());
        }
        // a probe that hangs finds nothing: its silence is an answer too
        Duration silent = Duration.ofNanos(System.nanoTime() - last.atNanos());
        return silent.compareTo(every.multipliedBy(2).plusSeconds(10)) > 0
                ? Optional.of("a write has not ended for " + silent.toSeconds() + " s")
                : Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("writeMillis", found.tookMillis());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hangUp();
    }

    /** What the last probe found. */
    private record Found(int failures, String problem, long tookMillis, long atNanos) {
        boolean missing() {
            return failures >= FAILURES;
        }
    }
}
