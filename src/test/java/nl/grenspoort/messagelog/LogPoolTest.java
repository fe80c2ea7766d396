package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.Sealer;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The log commits over connections of its own. */
class LogPoolTest {
    private static final int CONNECTIONS = 4;
    private static final int LOG_CONNECTIONS = 2;

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();

    @Test
    @Threat("T-LOG-4")
    void a_gateway_whose_other_connections_are_all_in_use_still_logs() {
        run(
                context -> {
                    List<Connection> taken = take(context, "dataSource", CONNECTIONS);
                    MessageLog log = context.getBean(MessageLog.class);
                    for (int i = 0; i < 20; i++) {
                        log.appendDurably(TestLog.admin("op"));
                    }
                    giveBack(taken);
                });
    }

    @Test
    void a_log_whose_connections_are_all_in_use_keeps_nobody_else_waiting() {
        run(
                context -> {
                    List<Connection> taken = take(context, "messageLogDatabase", LOG_CONNECTIONS);
                    assertThat(
                                    context.getBean(JdbcClient.class)
                                            .sql("select 1")
                                            .query(Integer.class)
                                            .single())
                            .isOne();
                    giveBack(taken);
                    context.getBean(MessageLog.class).appendDurably(TestLog.admin("op"));
                });
    }

    /** A node that stands still, or whose host is gone, must not keep its locks. */
    @Test
    @Threat("T-LOG-6")
    void a_transaction_that_stands_still_is_ended_by_the_database() {
        run(
                context -> {
                    for (String pool : List.of("dataSource", "messageLogDatabase")) {
                        String limit =
                                JdbcClient.create(context.getBean(pool, HikariDataSource.class))
                                        .sql("show idle_in_transaction_session_timeout")
                                        .query(String.class)
                                        .single();
                        assertThat(limit).isEqualTo("5s");
                    }
                });
    }

    private void run(Check check) {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                FlywayAutoConfiguration.class,
                                JdbcTemplateAutoConfiguration.class,
                                JdbcClientAutoConfiguration.class))
                .withUserConfiguration(databaseConfiguration(), MessageLogConfiguration.class)
                .withBean(Sealer.class, TestLog::sealer)
                .withBean(InstantSource.class, InstantSource::system)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "grenspoort.database.embedded=false",
                        "grenspoort.database.url=" + database.getUrl(),
                        "grenspoort.database.username=" + database.getUser(),
                        "grenspoort.database.password=" + database.getPassword(),
                        "grenspoort.database.connections=" + CONNECTIONS,
                        "grenspoort.database.log-connections=" + LOG_CONNECTIONS)
                .run(
                        context -> {
                            assertThat(context).hasNotFailed();
                            check.with(context);
                        });
    }

    private static Class<?> databaseConfiguration() {
        try {
            return Class.forName("nl.grenspoort.database.DatabaseConfiguration");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** All connections of this pool. */
    private static List<Connection> take(ApplicationContext context, String pool, int all)
            throws SQLException {
        HikariDataSource source = context.getBean(pool, HikariDataSource.class);
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            taken.add(source.getConnection());
        }
        assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
        return taken;
    }

    private static void giveBack(List<Connection> taken) throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
    }

    private interface Check {
        void with(ApplicationContext context) throws SQLException;
    }
}
