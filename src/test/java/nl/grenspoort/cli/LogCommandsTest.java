package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.cli.LogAccess.Verdict;
import nl.grenspoort.cli.LogOptions.Database;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class LogCommandsTest {
    private static final String CHECK = "01939d8e-0000-7000-8000-000000000001";
    private static final JsonNode ENTRY =
            Json.MAPPER.readTree(
                    """
                    {"index":7,"kind":"INTENT","direction":"OUTBOUND","system":"SIS","operation":"search","result":"",
                     "why":{"purpose":"BORDER_ENTRY_TCN","act":"2018/1861","article":"34(1)(a)","policy":"2026-11-23"},
                     "parts":[{"size":2048,"commitment":"0123456789abcdef0123456789abcdef"}],
                     "time":"2026-11-23T10:00:00.000001Z"}
                    """);
    private static final JsonNode ACCESS =
            Json.MAPPER.readTree(
                    """
                    {"index":12,"kind":"ACCESS","direction":"INBOUND","system":"LOG","operation":"show","result":"OK",
                     "parts":[],"time":"2026-11-23T11:00:00.000001Z"}
                    """);

    @TempDir Path home;

    private final List<Database> opened = new ArrayList<>();
    private List<JsonNode> entries = List.of(ENTRY, ACCESS);
    private Verdict verdict = new Verdict(13, "ab".repeat(32), List.of(), List.of());
    private boolean closed;

    @BeforeEach
    void makeSecret() throws IOException {
        Path certificates = Files.createDirectories(home.resolve("certs/demo"));
        Files.writeString(certificates.resolve("database.secret"), "hush\n");
        Files.writeString(
                certificates.resolve("sealing.key"),
                java.util.Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Test
    void a_check_is_shown_as_a_table() {
        CommandLineRun run = run("show", CHECK);
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "index  time                         kind    direction  system  operation  result  purpose           article             bytes  commitment",
                        "7      2026-11-23T10:00:00.000001Z  INTENT  OUTBOUND   SIS     search             BORDER_ENTRY_TCN  2018/1861 34(1)(a)  2048   0123456789ab",
                        "12     2026-11-23T11:00:00.000001Z  ACCESS  INBOUND    LOG     show       OK");
        assertThat(closed).isTrue();
    }

    @Test
    void json_holds_the_entries() {
        CommandLineRun run = run("show", CHECK, "--json");
        assertThat(Json.MAPPER.readTree(run.out()))
                .isEqualTo(Json.MAPPER.createArrayNode().add(ENTRY).add(ACCESS));
    }

    @Test
    void a_check_without_entries_is_told() {
        entries = List.of();
        assertThat(run("show", CHECK).out()).contains("The log holds nothing about check " + CHECK);
        assertThat(Json.MAPPER.readTree(run("show", CHECK, "--json").out()).isEmpty()).isTrue();
    }

    @Test
    void the_demo_database_is_the_default_and_its_password_is_a_secret_of_the_demo() {
        run("show", CHECK);
        assertThat(opened).hasSize(1);
        assertThat(opened.getFirst().url())
                .isEqualTo("jdbc:postgresql://127.0.0.1:18432/grenspoort");
        assertThat(opened.getFirst().user()).isEqualTo("grenspoort");
        assertThat(opened.getFirst().password()).isEqualTo("hush");
        assertThat(opened.getFirst().sealingKey().getEncoded()).containsOnly(0);
        assertThat(opened.getFirst().toString()).doesNotContain("hush");
    }

    @Test
    void another_database_may_be_named() {
        run("verify", "--url", "jdbc:postgresql://db/log", "--user", "auditor");
        assertThat(opened.getFirst().url()).isEqualTo("jdbc:postgresql://db/log");
        assertThat(opened.getFirst().user()).isEqualTo("auditor");
    }

    @Test
    void a_url_with_a_password_or_of_another_kind_is_refused() {
        for (String url : List.of("jdbc:postgresql://db/log?password=x", "http://db")) {
            CommandLineRun run = run("verify", "--url", url);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("--url must").doesNotContain("=x");
        }
        assertThat(opened).isEmpty();
    }

    @Test
    void a_whole_log_is_exit_code_0() {
        CommandLineRun run = run("verify");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualToIgnoringNewLines("The log is whole: 13 entries, root " + "ab".repeat(32));
    }

    @Test
    void a_changed_log_is_exit_code_1_and_each_problem_is_told() {
        verdict =
                new Verdict(
                        13,
                        "",
                        List.of("entry 5: leaf hash", "entry 9: missing"),
                        List.of("1 without outcome"));
        CommandLineRun run = run("verify");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("THE LOG WAS CHANGED")
                .contains("entry 5", "entry 9", "1 without outcome");
        JsonNode json = Json.MAPPER.readTree(run("verify", "--json").out());
        assertThat(json.path("whole").asBoolean()).isFalse();
        assertThat(json.path("entries").asLong()).isEqualTo(13);
        assertThat(json.path("problems")).hasSize(2);
        assertThat(json.path("remarks")).hasSize(1);
    }

    private CommandLineRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("log"));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(home, TestMakers.makers(this::open), all.toArray(String[]::new));
    }

    private LogAccess open(Database database) {
        opened.add(database);
        return new LogAccess() {
            @Override
            public List<JsonNode> entries(UUID checkId) {
                assertThat(checkId).hasToString(CHECK);
                return entries;
            }

            @Override
            public Verdict verify() {
                return verdict;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }
}
