package nl.grenspoort.crash;

import nl.grenspoort.database.PostgresProcesses;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** A {@link SmallGatewayMain} that was started, to be killed. */
final class SmallGatewayProcess implements AutoCloseable {
    static final String PASSWORD = "crash";

    private final Process process;
    private final Path errors;
    private final LongConsumer crashed;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<String> crash = new CompletableFuture<>();

    private SmallGatewayProcess(Process process, Path errors, LongConsumer crashed) {
        this.process = process;
        this.errors = errors;
        this.crashed = crashed;
    }

    /**
     * @param folder for its files
     * @param classes options of the virtual machine that name its classes
     * @param crashed is told when, in nanoseconds, the process did what it was armed for
     * @param arguments of {@link SmallGatewayMain}
     */
    static SmallGatewayProcess start(
            Path folder, List<String> classes, LongConsumer crashed, List<String> arguments)
            throws IOException {
        Path errors = folder.resolve("errors.log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx160m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dlogback.configurationFile=" + quiet(folder)));
        command.addAll(classes);
        command.add(SmallGatewayMain.class.getName());
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                        .start();
        SmallGatewayProcess started = new SmallGatewayProcess(process, errors, crashed);
        Thread.ofVirtual().start(started::listen);
        return started;
    }

    private static File quiet(Path folder) throws IOException {
        Path file = folder.resolve("logback.xml");
        if (!Files.exists(file)) {
            Files.writeString(
                    file,
                    """
                    <configuration>
                      <appender name="errors" class="ch.qos.logback.core.ConsoleAppender">
                        <target>System.err</target>
                        <encoder><pattern>%d %-5level %logger{0} %msg %ex{0}%n</pattern></encoder>
                      </appender>
                      <root level="warn"><appender-ref ref="errors"/></root>
                    </configuration>
                    """);
        }
        return file.toFile();
    }

    private void listen() {
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("PORT ")) {
                    port.complete(Integer.parseInt(line.substring(5)));
                } else if (line.startsWith("CRASH ")) {
                    crashed.accept(Long.parseLong(line.split(" ")[1]));
                    crash.complete(line);
                }
            }
        } catch (IOException e) {
            // it was killed
        }
        port.completeExceptionally(new IOException("the gateway ended before it was ready"));
    }

    /** Waits until it is ready; false when it ended before. */
    boolean ready() {
        try {
            port.get(60, TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.ExecutionException e) {
            return false;
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("a gateway that neither starts nor ends", e);
        }
    }

    /** Where callers come in. */
    int port() {
        return port.join();
    }

    boolean serves() {
        return port.isDone() && !port.isCompletedExceptionally() && process.isAlive();
    }

    /** Lets it crash; also after it did so it can be armed again. */
    void arm(CrashHook.Plan plan) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((plan + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Whether it did what it was armed for, within this time. */
    boolean crashedWithin(long millis) {
        try {
            crash.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    void signal(String name) {
        PostgresProcesses.signal(name, List.of(process.toHandle()));
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a gateway that does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Asked to end. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }
}
