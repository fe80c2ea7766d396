package nl.grenspoort.cli;

import nl.grenspoort.trust.TrustDirectory;

import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Starts an installation once as a demo of its own, lets a kiosk send some checks, and has Java
 * write down which classes that took (JEP 483, 514, 515). Nothing of that demo stays: keys, data
 * and ports are its own. The EU systems are not there, so nobody is asked anything.
 */
final class AotTraining {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration WRITE = Duration.ofMinutes(3);
    private static final Duration REQUEST = Duration.ofSeconds(20);
    private static final int CHECKS = 40;
    private static final Map<String, Object> CHECK =
            Map.of(
                    "direction",
                    "ENTRY",
                    "capacity",
                    "PASSENGER",
                    "documents",
                    List.of(
                            Map.of(
                                    "kind",
                                    "PASSPORT",
                                    "mrz",
                                    List.of(
                                            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                            "L898902C36UTO7408122F1204159ZE184226B<<<<<10"))));

    private final Installation installation;
    private final Path folder;

    AotTraining(Installation installation) {
        this.installation = installation;
        this.folder = installation.folder().resolve(".training");
    }

    /**
     * @throws CommandFailedException when the installation does not start, or no cache came of it
     */
    void run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Integer> ports = freePorts(3);
        Path told = folder.resolve("gateway.log");
        Process gateway = start(ports, told);
        try {
            awaitReady(gateway, told);
            check(ports.getFirst());
            gateway.destroy();
            if (!gateway.waitFor(WRITE) || !Files.isRegularFile(installation.cache())) {
                throw new CommandFailedException(
                        "Java wrote no cache: " + last(told) + " Or install --without-cache.");
            }
        } finally {
            gateway.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    private Process start(List<Integer> ports, Path told) throws IOException {
        ProcessBuilder launch =
                new ProcessBuilder(
                                "sh",
                                installation.launcher().toString(),
                                "--spring.profiles.active=demo",
                                "--server.port=" + ports.get(0),
                                "--management.server.port=" + ports.get(1),
                                "--grenspoort.database.port=" + ports.get(2),
                                "--grenspoort.database.directory=" + folder.resolve("data"),
                                "--grenspoort.trust.directory=" + folder.resolve("certs"))
                        .redirectErrorStream(true)
                        .redirectOutput(told.toFile());
        // the launcher's own options, or Java would find at the next start that the cache doesn't
        // fit;
        // a relative path, because words in this variable can't hold spaces
        launch.environment()
                .put(
                        "JAVA_OPTS",
                        "-XX:AOTCacheOutput="
                                + installation.folder().relativize(installation.cache()));
        launch.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return launch.start();
    }

    private static void awaitReady(Process gateway, Path told)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + START.toNanos();
        while (!Files.readString(told).contains("Grenspoort is ready")) {
            if (!gateway.isAlive() || System.nanoTime() > until) {
                throw new CommandFailedException("It does not start: " + last(told));
            }
            Thread.sleep(100);
        }
    }

    private void check(int port) {
        TrustDirectory trust = new TrustDirectory(folder.resolve("certs"));
        URI address = URI.create("https://localhost:" + port);
        try (Peer kiosk = new Peer("The gateway", address, trust, "kiosk-ams-01", REQUEST)) {
            for (int i = 0; i < CHECKS; i++) {
                kiosk.send(
                        "POST",
                        "/v1/border-checks",
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                        CHECK);
            }
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static String last(Path told) throws IOException {
        List<String> lines = Files.readAllLines(told);
        return lines.isEmpty() ? "it said nothing." : lines.getLast();
    }
}
