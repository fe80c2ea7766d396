package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./grenspoort doctor config}: settings, files, ports. */
class DoctorConfigTest {
    @TempDir Path home;

    @BeforeEach
    void layOut() throws IOException {
        TestHome.whole(home);
    }

    @Test
    void what_is_shipped_is_well() throws IOException {
        DoctorRun run = config();
        assertThat(run.problems()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.one("config.profile"))
                .isEqualTo("OK demo: application-demo.yaml, application.yaml");
        assertThat(run.one("config.policy"))
                .startsWith("OK config/access-policy.yaml: version 20")
                .contains(", sha256 ");
        assertThat(run.one("config.nationalities")).contains(", reviewed 20");
        assertThat(run.one("config.routes"))
                .contains("routes border-check, ", "consult", "ees", "national-register", "sis");
        assertThat(run.said("config.ports"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).endsWith(": free"));
    }

    @Test
    void a_profile_nobody_has_written_settings_for() {
        CommandLineRun run = run("doctor", "config", "--profile", "prodution");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip())
                .isEqualTo(
                        "No settings are named for the profile 'prodution': there is no application-prodution.yaml in"
                                + " this build, in config/ or in --config.");
    }

    @Test
    void settings_of_a_folder_are_in_force_by_profile() throws IOException {
        Path folder = Files.createDirectories(home.resolve("etc"));
        Files.writeString(
                folder.resolve("application-border.yaml"),
                "server.port: 1\ngrenspoort.message-log.origin: 'two words'\n");
        DoctorRun run =
                DoctorRun.of(home, "config", "--profile", "border", "--config", folder.toString());
        assertThat(run.one("config.profile")).startsWith("OK border: ").contains("border.yaml");
        assertThat(run.one("config.settings"))
                .startsWith("PROBLEM grenspoort.message-log (MessageLogProperties): ")
                .contains("grenspoort.message-log.origin must be a name without spaces");
        assertThat(run.said("config.ports").getFirst()).startsWith("OK server.port 1:");
    }

    @Test
    void settings_beside_the_gateway_are_in_force() throws IOException {
        Files.writeString(home.resolve("config/application.yaml"), "server.port: 2\n");
        assertThat(DoctorRun.of(home, "config").said("config.ports").getFirst())
                .startsWith("OK server.port 2:");
    }

    @Test
    void settings_that_are_no_yaml_are_told_without_their_content() throws IOException {
        Files.writeString(
                home.resolve("config/application.yaml"), "password: hush\n  what: [is this\n");
        CommandLineRun run = run("doctor", "config");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("can't be read as YAML").doesNotContain("hush");
    }

    @Test
    void a_folder_of_settings_that_is_not_there() {
        CommandLineRun run = run("doctor", "--config", home.resolve("nothing").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--config").contains("is no folder.");
    }

    @Test
    void a_setting_with_a_value_it_can_not_have() throws IOException {
        DoctorRun run = DoctorRun.of(home, "config", "--grenspoort.casework.lease=1s");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said("config.settings").getFirst())
                .contains("grenspoort.casework.lease must be longer than fan-out-timeout.")
                .contains("-> Correct that setting");
    }

    @Test
    void a_secret_in_a_wrong_setting_is_not_repeated() {
        CommandLineRun run = run("doctor", "config", "--grenspoort.database.port=hush");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("The setting grenspoort.database.port can't be used.")
                .doesNotContain("hush");
    }

    @Test
    void a_setting_that_another_area_needs_is_told_there() {
        CommandLineRun run = run("doctor", "database", "--grenspoort.database.port=hush");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("PROBLEM config.settings");
    }

    @Test
    void an_external_database_without_its_address() throws IOException {
        DoctorRun run = DoctorRun.of(home, "config", "--grenspoort.database.embedded=false");
        assertThat(run.said("config.settings").getFirst()).contains("grenspoort.database.url");
    }

    @Test
    void a_policy_with_a_mistake() throws IOException {
        Path policy = home.resolve("config/access-policy.yaml");
        Files.writeString(
                policy, Files.readString(policy).replaceFirst("system: SIS", "system: SYS"));
        DoctorRun run = config();
        assertThat(run.one("config.policy"))
                .startsWith("PROBLEM config/access-policy.yaml: ")
                .contains("line 11: unknown system SYS")
                .contains("-> Correct that file, or put back");
    }

    @Test
    void a_register_that_is_missing() throws IOException {
        Files.delete(home.resolve("config/officers.yaml"));
        assertThat(config().one("config.register"))
                .startsWith("PROBLEM config/terminals.yaml: ")
                .contains("officers.yaml: the file is missing or can't be read");
    }

    @Test
    void nationalities_that_nobody_has_looked_at_for_long() throws IOException {
        Path rules = home.resolve("config/reference/nationalities.yaml");
        Files.writeString(
                rules,
                Files.readString(rules).replaceFirst("reviewed: \\S+", "reviewed: 2020-01-31"));
        DoctorRun run = config();
        assertThat(run.code()).isZero();
        assertThat(run.one("config.nationalities"))
                .startsWith("WARNING")
                .contains("compared the rules with the law since 2020-01-31.");
    }

    @Test
    void nationalities_that_can_not_be_read() throws IOException {
        Files.writeString(home.resolve("config/reference/nationalities.yaml"), "rules: 7");
        assertThat(config().ailments()).containsExactly("nationalities-unusable");
    }

    @Test
    void a_route_that_is_missing() throws IOException {
        Files.delete(home.resolve("routes/systems/ees.camel.yaml"));
        assertThat(config().one("config.routes"))
                .isEqualTo(
                        "PROBLEM routes: The routes [ees] are missing in routes. -> Put them back, or switch a system"
                                + " off with grenspoort.systems.<key>.enabled=false.");
        assertThat(
                        DoctorRun.of(home, "config", "--grenspoort.systems.ees.enabled=false")
                                .said("config.routes"))
                .allSatisfy(line -> assertThat(line).startsWith("OK"));
    }

    @Test
    void a_route_that_is_no_yaml() throws IOException {
        Files.writeString(home.resolve("routes/systems/sis.camel.yaml"), "- route:\n  - [");
        assertThat(config().said("config.routes").getFirst())
                .startsWith("PROBLEM routes/systems/sis.camel.yaml: ")
                .contains("sis.camel.yaml: line ")
                .contains("is no YAML");
    }

    @Test
    void a_route_that_reaches_out_by_itself() throws IOException {
        Path route = home.resolve("routes/systems/sis.camel.yaml");
        Files.writeString(
                route, Files.readString(route).replace("wire:sis", "https://example.org/sis"));
        assertThat(config().one("config.routes"))
                .startsWith(
                        "PROBLEM routes/systems/sis.camel.yaml: It uses https://example.org/sis.")
                .contains("-> A route may use direct:, bean: and wire: only");
    }

    @Test
    void a_port_that_somebody_else_has() throws IOException {
        try (TestPeer other = TestPeer.plain().at("/health", 200, "hello")) {
            DoctorRun run =
                    DoctorRun.of(
                            home,
                            "config",
                            "--server.port=" + other.port(),
                            "--management.server.port=" + other.port(),
                            "--grenspoort.database.port=" + other.port());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.said("config.ports"))
                    .satisfiesExactly(
                            line ->
                                    assertThat(line)
                                            .isEqualTo(
                                                    "PROBLEM server.port %d: Something that is not Grenspoort listens on port %d. -> Stop it, or choose another port with server.port."
                                                            .formatted(other.port(), other.port())),
                            line -> assertThat(line).startsWith("PROBLEM management.server.port"),
                            line ->
                                    assertThat(line)
                                            .startsWith("PROBLEM grenspoort.database.port"));
        }
    }

    @Test
    void this_machine_is_described() throws IOException {
        DoctorRun run = config();
        assertThat(run.one("config.java")).startsWith("OK this machine: 25");
        assertThat(run.one("config.memory")).contains(" processors");
        assertThat(run.one("config.encoding"))
                .contains(System.getProperty("native.encoding", StandardCharsets.UTF_8.name()));
    }

    private DoctorRun config() throws IOException {
        int[] free = new int[3];
        for (int i = 0; i < free.length; i++) {
            try (ServerSocket socket = new ServerSocket(0)) {
                free[i] = socket.getLocalPort();
            }
        }
        return DoctorRun.of(
                home,
                "config",
                "--server.port=" + free[0],
                "--management.server.port=" + free[1],
                "--grenspoort.database.port=" + free[2]);
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of(home, TestMakers.makers(), arguments);
    }
}
