package nl.grenspoort.whole;

import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.TrustDirectory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Load runs for docs/measurements.md: whole conversations of kiosks against the gateway's jar, with
 * the simulated systems in a process of their own. Not a test: {@code java -cp ... LoadRun}.
 */
final class LoadRun {
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warm-up", 25));
    private static final Duration MEASURE = Duration.ofSeconds(20);
    private static final String FACE =
            """
            {"image": "/9j/4AAQSkZJRg==", "mediaType": "image/jpeg", "quality": 80, "device": "load run 1",
             "presentationAttack": "BONA_FIDE"}
            """;

    private LoadRun() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "load-");
        TrustDirectory trust = DemoPki.openOrCreate(folder.resolve("certs"), 3072, Instant.now());
        DemoSystems systems = DemoSystems.onFreePorts();
        Process simulators = simulators(folder, systems);
        try {
            System.out.println(
                    "mode,delay-ms,kiosks,checks/s,check-p50-ms,check-p99-ms,open-p50-ms,open-p99-ms,gateway-cpu-ms/check,allocated-kB/check,most-resident-MB");
            for (String mode : modes(args)) {
                run(mode, folder, trust, systems);
            }
        } finally {
            simulators.destroy();
        }
    }

    /**
     * {@code installed}, {@code jar}, {@code log-on}, {@code log-off}; without words all of them.
     */
    private static List<String> modes(String[] args) {
        return args.length > 0 ? List.of(args) : List.of("installed", "jar", "log-on", "log-off");
    }

    private static void run(String mode, Path folder, TrustDirectory trust, DemoSystems systems)
            throws Exception {
        List<String> settings = new ArrayList<>(systems.asking());
        settings.add("--grenspoort.simulators.enabled=false");
        settings.add("--grenspoort.kiosk.sandbox=true");
        Path own = Files.createDirectories(folder.resolve(mode));
        Files.createSymbolicLink(own.resolve("certs"), folder.resolve("certs").toAbsolutePath());
        try (GatewayProcess gateway = start(mode, own, settings.toArray(String[]::new));
                HttpClient client = client(trust)) {
            measure(gateway, client, 8, WARM_UP);
            for (int delay : new int[] {0, 50}) {
                delay(trust, systems, delay);
                for (int kiosks : new int[] {1, 8}) {
                    Result result = measure(gateway, client, kiosks, MEASURE);
                    System.out.printf("%s,%d,%d,%s%n", mode, delay, kiosks, result);
                }
            }
            delay(trust, systems, 0);
        }
    }

    private static GatewayProcess start(String mode, Path folder, String... settings)
            throws Exception {
        return switch (mode) {
            case "installed" -> GatewayProcess.installed(installation(folder), folder, settings);
            case "jar" -> GatewayProcess.optimised(folder, settings);
            case "log-on" -> GatewayProcess.fromClasses(folder, false, settings);
            default -> GatewayProcess.fromClasses(folder, true, settings);
        };
    }

    private static Path installation(Path folder) throws IOException, InterruptedException {
        Path installation = folder.resolve("installation").toAbsolutePath();
        int code =
                new ProcessBuilder("sh", "grenspoort", "install", installation.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("not installed: " + code);
        }
        return installation;
    }

    private static Process simulators(Path folder, DemoSystems systems)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                "target/grenspoort-simulators.jar",
                                "--grenspoort.trust.directory=" + folder.resolve("certs")));
        command.addAll(systems.listening());
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("simulators.log").toFile())
                        .start();
        Thread.sleep(8_000);
        return process;
    }

    private static void delay(TrustDirectory trust, DemoSystems systems, int millis)
            throws IOException, InterruptedException {
        try (HttpClient client = client(trust)) {
            for (URI system : systems.addresses().values()) {
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(system.resolve("/_simulator/scenarios/*"))
                                .header(
                                        "Authorization",
                                        "Bearer " + trust.secret("simulator-admin"))
                                .header("Content-Type", "application/json");
                request =
                        millis == 0
                                ? request.DELETE()
                                : request.PUT(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"records\":{},\"fault\":{\"mode\":\"DELAY\",\"delay\":\""
                                                        + millis
                                                        + "ms\"}}"));
                int status =
                        client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode();
                if (status >= 400 && millis > 0) {
                    throw new IOException("delay not set: " + status);
                }
            }
        }
    }

    private static HttpClient client(TrustDirectory trust) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(
                        TlsContexts.client(
                                trust.credentials("kiosk-ams-01"), trust.anchors("tls-ca")))
                .build();
    }

    private static Result measure(
            GatewayProcess gateway, HttpClient client, int kiosks, Duration during)
            throws Exception {
        Instant until = Instant.now().plus(during);
        Duration cpuBefore = gateway.cpu();
        double allocatedBefore = gateway.allocated();
        long began = System.nanoTime();
        List<long[]> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(kiosks)) {
            List<Callable<List<long[]>>> work = new ArrayList<>();
            for (int i = 0; i < kiosks; i++) {
                work.add(
                        () -> {
                            List<long[]> mine = new ArrayList<>();
                            while (Instant.now().isBefore(until)) {
                                mine.add(check(gateway, client));
                            }
                            return mine;
                        });
            }
            for (Future<List<long[]>> done : threads.invokeAll(work)) {
                all.addAll(done.get());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = gateway.cpu().minus(cpuBefore).toNanos() / 1e6 / all.size();
        double allocated = (gateway.allocated() - allocatedBefore) / 1024 / all.size();
        return new Result(all, seconds, cpu, allocated, gateway.mostResident() >> 20);
    }

    /** One traveller: open, face, complete, wait for the last word. Times of all and of opening. */
    private static long[] check(GatewayProcess gateway, HttpClient client)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> opened =
                call(
                        client,
                        gateway,
                        "POST",
                        "/v1/border-checks",
                        Specimen.OPEN,
                        UUID.randomUUID());
        long open = System.nanoTime() - began;
        String check = URI.create(opened.headers().firstValue("Location").orElseThrow()).getPath();
        call(client, gateway, "PUT", check + "/captures/face", FACE, null);
        HttpResponse<String> last = call(client, gateway, "POST", check + "/_complete", null, null);
        while (last.body().contains("\"WAIT\"")) {
            last = call(client, gateway, "GET", check, null, null);
        }
        return new long[] {System.nanoTime() - began, open};
    }

    private static HttpResponse<String> call(
            HttpClient client,
            GatewayProcess gateway,
            String method,
            String path,
            @org.jspecify.annotations.Nullable String body,
            @org.jspecify.annotations.Nullable UUID key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.address().resolve(path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .header("Prefer", "wait=10");
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key.toString());
        }
        HttpResponse<String> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + answer.body());
        }
        return answer;
    }

    /** Prints as a line of the table. */
    private record Result(
            List<long[]> times, double seconds, double cpu, double allocated, long resident) {
        @Override
        public String toString() {
            return "%.1f,%s,%s,%s,%s,%.1f,%.0f,%d"
                    .formatted(
                            times.size() / seconds,
                            percentile(0, 0.50),
                            percentile(0, 0.99),
                            percentile(1, 0.50),
                            percentile(1, 0.99),
                            cpu,
                            allocated,
                            resident);
        }

        private String percentile(int which, double share) {
            long[] sorted = times.stream().mapToLong(time -> time[which]).sorted().toArray();
            long value =
                    sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))];
            return "%.1f".formatted(value / 1e6);
        }
    }
}
