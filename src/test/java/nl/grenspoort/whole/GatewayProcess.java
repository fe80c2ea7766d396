package nl.grenspoort.whole;

import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A gateway as operators start it: a process of its own, from the jar the build made. */
final class GatewayProcess implements AutoCloseable {
    private static final Path GATEWAY = Path.of("target/grenspoort.jar");

    private final Path home;
    private final Path folder;
    private final int port;
    private final int managementPort;
    private final int databasePort;
    private final List<String> command;
    private Process process;

    private GatewayProcess(Path home, Path folder, List<Integer> ports, List<String> command)
            throws IOException, InterruptedException {
        this.home = home;
        this.folder = folder;
        this.port = ports.get(0);
        this.managementPort = ports.get(1);
        this.databasePort = ports.get(2);
        this.command = command;
        this.process = launch();
    }

    /** From the jar, quick to start. Without simulators: the settings say where the systems are. */
    static GatewayProcess alone(Path folder, String... settings)
            throws IOException, InterruptedException {
        return start(
                folder, List.of("-XX:TieredStopAtLevel=1", "-jar", GATEWAY.toString()), settings);
    }

    /**
     * From the jar, in a folder with routes and configuration of its own, with whatever {@code
     * config/application.yaml} there says.
     */
    static GatewayProcess in(Path home, Path folder, String... settings)
            throws IOException, InterruptedException {
        return launched(
                home,
                folder.toAbsolutePath(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        GATEWAY.toAbsolutePath().toString()),
                settings);
    }

    /** The whole demo by its launcher, simulated systems included. */
    static GatewayProcess demo(Path folder, String... settings)
            throws IOException, InterruptedException {
        return launched(folder, List.of("sh", "grenspoort"), settings);
    }

    /**
     * From a folder that {@code ./grenspoort install} made. Fails when Java finds that the cache
     * made there doesn't fit.
     */
    static GatewayProcess installed(Path installation, Path folder, String... settings)
            throws IOException, InterruptedException {
        return launched(
                folder.toAbsolutePath(),
                List.of(
                        "env",
                        "JAVA_OPTS=-XX:AOTMode=on",
                        "sh",
                        installation.resolve("grenspoort").toString()),
                settings);
    }

    /** From the jar, as in production. */
    static GatewayProcess optimised(Path folder, String... settings)
            throws IOException, InterruptedException {
        return start(folder, List.of("-jar", GATEWAY.toString()), settings);
    }

    /** From classes, to measure with and without the log in the same way. */
    static GatewayProcess fromClasses(Path folder, boolean withoutLog, String... settings)
            throws IOException, InterruptedException {
        Path extra = folder.resolve("classes/nl/grenspoort/messagelog");
        Files.createDirectories(extra);
        for (String name : List.of("WithoutLog", "WithoutLog$1")) {
            Files.copy(
                    Path.of("target/test-classes/nl/grenspoort/messagelog", name + ".class"),
                    extra.resolve(name + ".class"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> more = new ArrayList<>(Arrays.asList(settings));
        if (withoutLog) {
            more.add("--grenspoort.measure.without-log=true");
        }
        String classPath =
                String.join(
                        File.pathSeparator,
                        folder.resolve("classes").toString(),
                        "target/classes",
                        Files.readString(Path.of("target/grenspoort.classpath")).strip());
        return start(
                folder,
                List.of("-cp", classPath, "nl.grenspoort.Grenspoort"),
                more.toArray(String[]::new));
    }

    private static GatewayProcess start(Path folder, List<String> program, String... settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(program);
        return launched(folder, command, settings);
    }

    private static GatewayProcess launched(Path folder, List<String> program, String... settings)
            throws IOException, InterruptedException {
        return launched(Path.of(""), folder, program, settings);
    }

    private static GatewayProcess launched(
            Path home, Path folder, List<String> program, String... settings)
            throws IOException, InterruptedException {
        List<Integer> ports = Ports.free(3);
        List<String> command = new ArrayList<>(program);
        command.addAll(
                List.of(
                        "--server.port=" + ports.get(0),
                        "--management.server.port=" + ports.get(1),
                        "--grenspoort.database.port=" + ports.get(2),
                        "--grenspoort.database.directory=" + folder.resolve("data/postgres"),
                        "--grenspoort.trust.directory=" + folder.resolve("certs"),
                        "--camel.main.routes-reload-enabled=false"));
        command.addAll(Arrays.asList(settings));
        return new GatewayProcess(home, folder, ports, command);
    }

    private Process launch() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Process started =
                new ProcessBuilder(command)
                        .directory(home.toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("gateway.log").toFile()))
                        .start();
        Instant until = Instant.now().plus(Duration.ofMinutes(2));
        while (!ready()) {
            if (!started.isAlive() || Instant.now().isAfter(until)) {
                throw new IllegalStateException(
                        "the gateway did not start, "
                                + (started.isAlive()
                                        ? "nor end"
                                        : "but ended with " + started.exitValue())
                                + ":\n"
                                + Files.readString(folder.resolve("gateway.log")));
            }
            Thread.sleep(100);
        }
        return started;
    }

    /** What an operator's probe sees. */
    boolean ready() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + managementPort
                                                    + "/health/readiness"))
                            .timeout(Duration.ofSeconds(2))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGTERM, as an operator or a container platform stops it. Returns at once. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end; the exit code. */
    int exit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the gateway has not ended in " + atMost);
        }
        return process.exitValue();
    }

    /** What the management port shows. */
    HttpResponse<String> management(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    int managementPort() {
        return managementPort;
    }

    /** All it has printed since its first start. */
    String printed() throws IOException {
        return Files.readString(folder.resolve("gateway.log"));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** After a kill: the same command, the same folder. */
    void startAgain() throws IOException, InterruptedException {
        process = launch();
    }

    /** Kills the database's server, not the gateway. */
    void killDatabase() throws IOException {
        List<String> pid = Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"));
        ProcessHandle.of(Long.parseLong(pid.getFirst().strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    /** CPU time of the gateway alone: neither systems nor database. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** Most memory the process ever had resident, in bytes. Linux tells. */
    long mostResident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return 1024
                    * lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow();
        }
    }

    /** Bytes of objects made since the start, as far as the collector has seen them. */
    double allocated() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + managementPort + "/metrics"))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("jvm_gc_memory_allocated_bytes_total"))
                    .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                    .sum();
        }
    }

    /** What it was started with, to be given to a command. */
    List<String> settings() {
        return command.stream().filter(it -> it.startsWith("--") && it.contains(".")).toList();
    }

    URI address() {
        return URI.create("https://localhost:" + port);
    }

    int databasePort() {
        return databasePort;
    }

    TrustDirectory trust() {
        return new TrustDirectory(folder.resolve("certs"));
    }

    /** A terminal's HTTP client. */
    HttpClient client(String identity) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .sslContext(
                        TlsContexts.client(
                                trust().credentials(identity), trust().anchors("tls-ca")))
                .build();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
