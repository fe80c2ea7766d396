package nl.grenspoort.database;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Against a real PostgreSQL, with roles as people make them. */
class DatabaseCheckTest {
    private static final String PASSWORD = "rather-l0ng-and-unusual";

    private static PGSimpleDataSource database;

    @BeforeAll
    static void makeRoles() throws SQLException {
        database = (PGSimpleDataSource) TestDatabase.empty();
        sql("create role check_plain login password '" + PASSWORD + "'");
        sql("create role check_more login createdb password '" + PASSWORD + "'");
        sql("create role check_lazy login password '" + PASSWORD + "'");
        sql("alter role check_lazy set synchronous_commit = off");
    }

    @Test
    void a_plain_role_on_a_durable_database_is_not_refused() {
        assertThat(ids(url(), "check_plain", PASSWORD)).isEmpty();
    }

    @Test
    @Threat("T-CFG-9")
    void a_role_that_may_do_more_is_refused() {
        assertThat(ids(url(), "check_more", PASSWORD)).containsExactly("database-role");
    }

    @Test
    @Threat("T-CFG-9")
    void a_role_whose_commits_can_be_lost_is_refused() {
        assertThat(ids(url(), "check_lazy", PASSWORD)).containsExactly("database-durability");
    }

    @ParameterizedTest
    @CsvSource({
        "grenspoort",
        "postgres",
        "Postgres-2026-2026",
        "short-1",
        "aaaaaaaaaaaaaaaaaaaaaa",
        "some_long_role_name"
    })
    @Threat("T-CFG-9")
    void a_usual_or_short_password_is_weak(String password) {
        assertThat(DatabaseCheck.weak(password, "some_long_role_name")).isTrue();
    }

    @Test
    void a_made_password_is_not_weak() {
        assertThat(DatabaseCheck.weak("nszVB4pTH+Ju+nz5w9u9VNzHqubBXRBb", "grenspoort")).isFalse();
    }

    @Test
    @Threat("T-CFG-9")
    void a_weak_password_is_told_beside_what_else_is_wrong() {
        assertThat(ids(url(), "check_more", "check_more"))
                .containsExactly("database-password", "database-unreachable");
    }

    @Test
    @Threat("T-CFG-9")
    void a_database_elsewhere_without_a_verified_certificate_is_refused() {
        for (String mode : List.of("", "?sslmode=require", "?sslmode=verify-ca")) {
            assertThat(
                            ids(
                                    "jdbc:postgresql://192.0.2.1:1/grenspoort"
                                            + mode
                                            + (mode.isEmpty() ? "?" : "&")
                                            + "connectTimeout=1",
                                    "check_plain",
                                    PASSWORD))
                    .contains("database-tls");
        }
    }

    @Test
    void no_answer_is_told_without_the_password() {
        List<Refusal> refusals =
                refusals("jdbc:postgresql://127.0.0.1:1/grenspoort", "check_plain", PASSWORD);
        assertThat(refusals).extracting(Refusal::id).containsExactly("database-unreachable");
        assertThat(refusals.getFirst().line()).doesNotContain(PASSWORD);
    }

    @Test
    void a_password_in_the_address_and_another_kind_of_address_are_refused() {
        assertThat(ids(url() + "?password=" + PASSWORD, "check_plain", PASSWORD))
                .containsExactly("database-url");
        assertThat(ids("jdbc:other:thing", "check_plain", PASSWORD))
                .containsExactly("database-url");
    }

    @Test
    void the_embedded_one_is_refused_and_so_is_no_password() {
        assertThat(new DatabaseCheck().refusals(TestSettings.of(Map.of())))
                .extracting(Refusal::id)
                .containsExactly("database-embedded");
        assertThat(
                        new DatabaseCheck()
                                .refusals(
                                        TestSettings.of(
                                                Map.of(
                                                        "grenspoort.database.embedded", "false",
                                                        "grenspoort.database.url", url(),
                                                        "grenspoort.database.username", "x",
                                                        "grenspoort.trust.directory", "/none"))))
                .extracting(Refusal::id)
                .containsExactly("database-password-missing");
    }

    private static String url() {
        return database.getURL();
    }

    private static List<String> ids(String url, String user, String password) {
        return refusals(url, user, password).stream().map(Refusal::id).toList();
    }

    private static List<Refusal> refusals(String url, String user, String password) {
        return new DatabaseCheck()
                .refusals(
                        TestSettings.of(
                                Map.of(
                                        "grenspoort.database.embedded", "false",
                                        "grenspoort.database.url", url,
                                        "grenspoort.database.username", user,
                                        "grenspoort.database.password", password)));
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
