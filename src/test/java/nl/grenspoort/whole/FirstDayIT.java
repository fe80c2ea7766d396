package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.messagelog.LogEntryView;
import nl.grenspoort.messagelog.LogReader;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.MessageLogs;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.Sealer;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.whole.IntegratorPage.Block;
import nl.grenspoort.whole.IntegratorPage.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The four changes of {@code docs/integrator.md}, applied as the page has them, each to routes and
 * configuration as they ship. Only ports differ, for those of the page may be taken.
 */
class FirstDayIT {
    private static final LogRecord.Actor AUDITOR =
            new LogRecord.Actor("test", "A1", "AUDITOR", null);
    private static final List<String> SYSTEMS =
            List.of(
                    "sis",
                    "ees",
                    "vis",
                    "etias",
                    "sltd",
                    "esp",
                    "national-register",
                    "municipal-register");
    private static final Path REPOSITORY = Path.of("").toAbsolutePath();

    @TempDir static Path folder;

    private static TrustDirectory trust;
    private static DemoSystems systems;
    private static int municipal;
    private static Process simulators;

    /** The simulated systems as change 2 has them; the other changes don't meet the second one. */
    @BeforeAll
    static void start() throws Exception {
        trust = DemoPki.openOrCreate(folder.resolve("certs"), 2048, Instant.now());
        systems = DemoSystems.onFreePorts();
        municipal = Ports.free(1).getFirst();
        Path home = home("simulators", "2. Add a second national register");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                REPOSITORY.resolve("target/grenspoort-simulators.jar").toString(),
                                "--grenspoort.trust.directory=" + trust.folder().toAbsolutePath()));
        command.addAll(systems.listening());
        simulators =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("simulators.log").toFile())
                        .start();
        Instant until = Instant.now().plus(Duration.ofMinutes(2));
        while (!allAnswer(Files.readString(folder.resolve("simulators.log")))) {
            assertThat(simulators.isAlive() && Instant.now().isBefore(until))
                    .as(Files.readString(folder.resolve("simulators.log")))
                    .isTrue();
            Thread.sleep(100);
        }
    }

    private static boolean allAnswer(String log) {
        return SYSTEMS.stream()
                .map(system -> "Simulated %s answers at".formatted(system.toUpperCase(Locale.ROOT)))
                .allMatch(log::contains);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        simulators.destroy();
        simulators.waitFor(20, TimeUnit.SECONDS);
    }

    @Test
    void questions_to_sis_go_to_the_other_host() throws Exception {
        try (RecordingSystem elsewhere = new RecordingSystem(trust, "simulator-sis")) {
            Path home =
                    home(
                            "host",
                            "1. Point SIS at another host",
                            text -> text.replace("https://sis.example:18443", elsewhere.address()));
            try (GatewayProcess gateway = gateway(home, systems.askingAllBut("sis"))) {
                open(gateway);
                Instant until = Instant.now().plus(Duration.ofSeconds(30));
                while (elsewhere.messages().isEmpty() && Instant.now().isBefore(until)) {
                    Thread.sleep(50);
                }
                assertThat(elsewhere.messages()).isNotEmpty();
            }
        }
    }

    @Test
    void a_second_register_is_asked_and_its_silence_is_not_made_up_for_by_the_first()
            throws Exception {
        Path home = home("second", "2. Add a second national register");
        try (GatewayProcess gateway = gateway(home, systems.asking())) {
            Ran ran =
                    command(
                            gateway,
                            "scenario",
                            "run",
                            home.resolve("config/scenarios/municipal-register-hit.yaml").toString(),
                            home.resolve("config/scenarios/municipal-register-down.yaml")
                                    .toString());
            assertThat(ran.code()).as(ran.out()).isZero();
        }
    }

    /** What is signed, logged and sent are the same bytes, and they have the new code. */
    @Test
    @Threat("T-SYS-5")
    void a_question_is_put_in_the_registers_codes() throws Exception {
        Path home = home("codes", "3. Insert a translation step");
        try (GatewayProcess gateway = gateway(home, systems.asking())) {
            Path scenario = home.resolve("config/scenarios/translated.yaml");
            Ran ran = command(gateway, "scenario", "run", scenario.toString());
            assertThat(ran.code()).as(ran.out()).isZero();
            JsonNode sent = send(gateway, scenario.toString());
            try (MessageLogs log = log(gateway)) {
                assertThat(question(log.reader(), check(sent), "NATIONAL-REGISTER"))
                        .contains("\"nationalities\":[\"DEU\"]");
                assertThat(question(log.reader(), check(sent), "SIS"))
                        .contains(">D<")
                        .doesNotContain("DEU");
            }
        }
    }

    @Test
    void a_delayed_system_is_asked_later_and_too_late_is_timed_out() throws Exception {
        String heading = "4. Send ETIAS through a delay";
        Path home = home("delay", heading);
        Path route = home.resolve("routes/systems/etias.camel.yaml");
        String delayed = Files.readString(route);
        assertThat(delayed).contains("\"1500\"");
        try (GatewayProcess gateway = gateway(home, systems.asking())) {
            UUID check = check(send(gateway, "chip-altered-third-country-desk"));
            try (MessageLogs log = log(gateway)) {
                Instant etias = intent(log.reader(), check, "ETIAS").time();
                Instant sis = intent(log.reader(), check, "SIS").time();
                assertThat(Duration.between(sis, etias)).isGreaterThan(Duration.ofMillis(1000));
            }
        }
        Files.writeString(route, delayed.replace("\"1500\"", "\"7000\""));
        try (GatewayProcess gateway = gateway(home, systems.asking())) {
            JsonNode desk = send(gateway, "chip-altered-third-country-desk").path("desk");
            assertThat(desk.toString()).contains("TIMED_OUT").contains("source.no-answer");
        }
    }

    @Test
    @Threat("T-SYS-4")
    void what_would_break_a_law_stops_the_start_with_the_line_that_the_page_has() throws Exception {
        List<Refusal> refusals = IntegratorPage.refusals();
        assertThat(refusals).hasSize(3);
        int i = 0;
        for (Refusal refusal : refusals) {
            Path home = IntegratorPage.copy(folder.resolve("refused-" + i++));
            refusal.change().apply(home, UnaryOperator.identity());
            assertThat(refusedStart(home)).contains(refusal.said()).doesNotContain("\tat ");
        }
    }

    private static Path home(String name, String heading) throws Exception {
        return home(name, heading, UnaryOperator.identity());
    }

    private static Path home(String name, String heading, UnaryOperator<String> words)
            throws Exception {
        Path home = IntegratorPage.copy(folder.resolve(name));
        List<Block> blocks = IntegratorPage.change(heading);
        assertThat(blocks).isNotEmpty();
        for (Block block : blocks) {
            block.apply(
                    home, text -> words.apply(text).replace("18453", String.valueOf(municipal)));
        }
        return home;
    }

    /** With the keys of all and a database of its own. */
    private static GatewayProcess gateway(Path home, List<String> settings) throws Exception {
        Path own = Files.createTempDirectory(folder, "gateway-");
        Files.createSymbolicLink(own.resolve("certs"), trust.folder().toAbsolutePath());
        return GatewayProcess.in(home, own, settings.toArray(String[]::new));
    }

    private static void open(GatewayProcess gateway) throws IOException, InterruptedException {
        try (HttpClient client = gateway.client("kiosk-ams-01")) {
            HttpResponse<String> opened =
                    client.send(
                            HttpRequest.newBuilder(gateway.address().resolve("/v1/border-checks"))
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", UUID.randomUUID().toString())
                                    .POST(HttpRequest.BodyPublishers.ofString(Specimen.OPEN))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(opened.statusCode()).isEqualTo(201);
        }
    }

    private static JsonNode send(GatewayProcess gateway, String scenario) throws Exception {
        Ran ran = command(gateway, "check", "send", scenario, "--json");
        return JsonMapper.shared().readTree(ran.out());
    }

    private static UUID check(JsonNode sent) {
        return UUID.fromString(sent.at("/desk/id").stringValue());
    }

    private static MessageLogs log(GatewayProcess gateway) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql://127.0.0.1:" + gateway.databasePort() + "/grenspoort");
        database.setUser("grenspoort");
        database.setPassword(trust.secret("database"));
        return MessageLogs.open(database, new Sealer("bucket-1", trust.sealingKey()));
    }

    private static LogEntryView intent(LogReader log, UUID check, String system) {
        return log.entries(AUDITOR, check).stream()
                .filter(entry -> entry.kind() == LogRecord.Kind.INTENT)
                .filter(entry -> entry.system().equals(system))
                .findFirst()
                .orElseThrow();
    }

    private static String question(LogReader log, UUID check, String system) {
        byte[] wire = log.body(AUDITOR, intent(log, check, system).id()).orElseThrow();
        return new String(wire, StandardCharsets.UTF_8);
    }

    private static Ran command(GatewayProcess gateway, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "grenspoort"));
        command.addAll(Arrays.asList(words));
        command.addAll(
                List.of(
                        "--certs", trust.folder().toAbsolutePath().toString(),
                        "--gateway", gateway.address().toString(),
                        "--simulator-port", "MUNICIPAL-REGISTER=" + municipal));
        command.addAll(systems.arguments());
        Process process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("command.err").toFile())
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out);
    }

    private record Ran(int code, String out) {}

    /** Everything a start says that must fail. */
    private static String refusedStart(Path home) throws Exception {
        List<Integer> free = Ports.free(3);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                REPOSITORY.resolve("target/grenspoort.jar").toString(),
                                "--server.port=" + free.get(0),
                                "--management.server.port=" + free.get(1),
                                "--grenspoort.database.port=" + free.get(2),
                                "--grenspoort.database.directory=" + home.resolve("data/postgres"),
                                "--grenspoort.trust.directory=" + trust.folder().toAbsolutePath())
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        return said;
    }
}
