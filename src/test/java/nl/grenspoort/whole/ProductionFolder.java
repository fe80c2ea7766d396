package nl.grenspoort.whole;

import nl.grenspoort.database.TestDatabase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder in which an operator follows the guide, and every process he started there. */
final class ProductionFolder implements AutoCloseable {
    private final Path folder;
    private final List<Integer> ports = Ports.free(10);
    private final Path java = Path.of(System.getProperty("java.home"));

    ProductionFolder(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Runs a script as the guide's reader would; on this busy machine nobody is in a hurry. */
    Ran run(String script) throws IOException, InterruptedException {
        Path file = Files.createTempFile("guide", ".sh");
        Files.writeString(file, script);
        Path said = Files.createTempFile("guide", ".out");
        ProcessBuilder builder =
                new ProcessBuilder("sh", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        if (!process.waitFor(8, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end:\n" + Files.readString(said));
        }
        return new Ran(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }

    /** Starts the gateway, which must refuse, and returns what it said. */
    Ran start(String... more) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.resolve("bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                "grenspoort.jar"));
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private Map<String, String> environment() throws IOException {
        return Map.ofEntries(
                Map.entry("BUILD", Path.of("").toAbsolutePath().toString()),
                Map.entry("HERE", folder.toString()),
                Map.entry("JAVA", java.resolve("bin/java").toString()),
                Map.entry("JAVA_HOME", java.toString()),
                Map.entry("PGBIN", TestDatabase.programs().toString()),
                Map.entry("KIOSK_PORT", ports.get(0).toString()),
                Map.entry("HEALTH_PORT", ports.get(1).toString()),
                Map.entry("DATABASE_PORT", ports.get(2).toString()),
                Map.entry("SIS_PORT", ports.get(3).toString()),
                Map.entry("EES_PORT", ports.get(4).toString()),
                Map.entry("REGISTER_PORT", ports.get(5).toString()),
                Map.entry("VIS_PORT", ports.get(6).toString()),
                Map.entry("ETIAS_PORT", ports.get(7).toString()),
                Map.entry("SLTD_PORT", ports.get(8).toString()),
                Map.entry("ESP_PORT", ports.get(9).toString()),
                // a first connection on a busy machine
                Map.entry("GRENSPOORT_SYSTEMS_SIS_CONNECTTIMEOUT", "20s"),
                Map.entry("GRENSPOORT_SYSTEMS_SIS_DEADLINE", "25s"),
                Map.entry("GRENSPOORT_SYSTEMS_EES_CONNECTTIMEOUT", "20s"),
                Map.entry("GRENSPOORT_SYSTEMS_EES_DEADLINE", "25s"),
                Map.entry("GRENSPOORT_CASEWORK_CONSULTATIONDEADLINE", "28s"),
                Map.entry("GRENSPOORT_CASEWORK_FANOUTTIMEOUT", "29s"));
    }

    /** Whatever a guide that broke off left running. */
    @Override
    public void close() throws IOException, InterruptedException {
        end("gateway.pid");
        end("systems.pid");
        end("postgres/postmaster.pid");
    }

    private void end(String file) throws IOException, InterruptedException {
        try {
            long pid = Long.parseLong(Files.readAllLines(folder.resolve(file)).getFirst().strip());
            ProcessHandle process = ProcessHandle.of(pid).filter(this::ours).orElse(null);
            if (process != null) {
                new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
                process.onExit().orTimeout(30, TimeUnit.SECONDS).exceptionally(_ -> null).join();
                process.destroyForcibly();
            }
        } catch (NoSuchFileException | NumberFormatException e) {
            // the guide has ended it, or never began it
        }
    }

    /** A number is used again: only what works in this folder is ours. */
    private boolean ours(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** What a process said, and how it ended. */
    record Ran(int code, String said) {}
}
