package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.messagelog.MessageLogs;
import nl.grenspoort.trust.Sealer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

class DatabaseLogTest {
    private static final byte[] KEY = new byte[32];
    private static final UUID CHECK = UUID.fromString("01939d8e-0000-7000-8000-000000000001");

    @TempDir Path home;

    private final DataSource database = TestDatabase.fresh();

    @BeforeEach
    void layOutSecrets() throws IOException {
        Path certificates = Files.createDirectories(home.resolve("certs/demo"));
        Files.writeString(certificates.resolve("database.secret"), "test");
        Files.writeString(
                certificates.resolve("sealing.key"), Base64.getEncoder().encodeToString(KEY));
    }

    private void logQuestion() {
        Sealer sealer = new Sealer("bucket-1", new SecretKeySpec(KEY, "AES"));
        try (MessageLogs logs = MessageLogs.open(database, sealer, "test")) {
            logs.log()
                    .appendDurably(
                            new LogRecord(
                                    Kind.INTENT,
                                    Direction.OUTBOUND,
                                    CHECK,
                                    UUID.randomUUID(),
                                    LogRecord.Actor.GATEWAY,
                                    new LogRecord.Why(
                                            "BORDER_ENTRY_TCN", "2018/1861", "34(1)(a)", "1"),
                                    "SIS",
                                    "search",
                                    "",
                                    Map.of(),
                                    LogRecord.Body.metadata(
                                            "text/xml",
                                            "<search/>".getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void a_check_is_shown_and_so_is_who_looks_at_it() throws SQLException {
        logQuestion();
        CommandLineRun run = run("show", CHECK.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().skip(1).map(line -> line.replaceAll(" +", " ")))
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("0 20")
                                        .contains(
                                                " INTENT OUTBOUND SIS search BORDER_ENTRY_TCN 2018/1861 34(1)(a) 9 "),
                        line -> assertThat(line).contains(" ACCESS INBOUND LOG entries GRANTED"));
        JsonNode json = Json.MAPPER.readTree(run("show", CHECK.toString(), "--json").out());
        assertThat(json).hasSize(3);
        assertThat(Json.text(json.at("/2/actor/terminal"))).isEqualTo("cli");
        assertThat(Json.text(json.at("/2/actor/role"))).isEqualTo("AUDITOR");
    }

    @Test
    void a_log_that_was_changed_is_told_with_the_entry() throws SQLException {
        logQuestion();
        assertThat(run("verify").out()).startsWith("The log is whole: 2 entries, root ");
        sql("alter table log_entry disable trigger all");
        sql("update log_entry set system = 'EES' where leaf_index = 0");
        CommandLineRun run = run("verify");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("THE LOG WAS CHANGED").contains("entry 0: COLUMN: ");
    }

    @Test
    void a_changed_entry_is_not_shown() throws SQLException {
        logQuestion();
        sql("alter table log_entry disable trigger all");
        sql("update log_entry set system = 'EES' where leaf_index = 0");
        CommandLineRun run = run("show", CHECK.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("The log is damaged: ");
    }

    @Test
    void a_database_without_a_log_and_a_wrong_password_are_one_line() throws Exception {
        assertThat(run("verify").err().lines()).hasSize(1);
        Files.writeString(home.resolve("certs/demo/database.secret"), "wrong");
        CommandLineRun run = run("verify");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private CommandLineRun run(String... arguments) throws SQLException {
        List<String> all = new ArrayList<>(List.of("log"));
        all.addAll(List.of(arguments));
        try (Connection connection = database.getConnection()) {
            String url = connection.getMetaData().getURL();
            all.addAll(List.of("--url", url.replaceFirst("\\?.*", "")));
        }
        return CommandLineRun.of(home, Bindings.makers(), all.toArray(String[]::new));
    }
}
