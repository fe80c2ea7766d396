package nl.grenspoort.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a database that tests kill, stop and let go on. */
public final class PostgresProcesses {
    private PostgresProcesses() {}

    /** The server of this data folder; none when it does not run. */
    public static List<ProcessHandle> postmaster(Path data) {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).stream().toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    /** The server first, then everything it started. */
    public static List<ProcessHandle> all(Path data) {
        return postmaster(data).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
    }

    public static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    /** {@code STOP} lets a process stand still, {@code CONT} go on. */
    public static void signal(String name, List<ProcessHandle> processes) {
        processes.forEach(process -> run("kill", "-" + name, Long.toString(process.pid())));
    }

    /** Runs a command to its end. */
    public static void run(String... command) {
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
