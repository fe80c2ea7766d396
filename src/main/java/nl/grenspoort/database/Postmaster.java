package nl.grenspoort.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of a data directory, as {@code postmaster.pid} names it. */
final class Postmaster {
    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    /**
     * The living server of this directory; empty when there is none, or when its pid now belongs to
     * something else.
     */
    static Optional<Postmaster> of(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> isPostgresOf(process, data))
                            .map(Postmaster::new);
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A pid is used again after a reboot, perhaps by another PostgreSQL of the same user. */
    private static boolean isPostgresOf(ProcessHandle process, Path data) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(data.toAbsolutePath().toString()))
                .or(() -> process.info().command().map(command -> command.contains("postgres")))
                .orElse(false);
    }

    boolean alive() {
        return process.isAlive();
    }

    CompletableFuture<?> onExit() {
        return process.onExit();
    }

    /**
     * Fast shutdown (SIGINT): sessions end, everything committed is flushed. Killed when it does
     * not end in time.
     */
    void stop(Duration atMost) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        try {
            process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // durable by its log: recovery at the next start brings back what was committed
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping PostgreSQL", e);
        } catch (ExecutionException e) {
            throw new IOException("PostgreSQL can't be stopped", e);
        }
    }
}
