package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.start.Requirement;
import nl.grenspoort.trust.Sealer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;
import java.util.UUID;

import javax.sql.DataSource;

class MessageLogConfigurationTest {
    private final DataSource empty = TestDatabase.empty();
    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                    .withUserConfiguration(MessageLogConfiguration.class)
                    .withBean(HikariDataSource.class, () -> TestLog.pool(empty))
                    .withBean(
                            "messageLogDatabase",
                            HikariDataSource.class,
                            () -> TestLog.pool(empty),
                            own -> ((AbstractBeanDefinition) own).setDefaultCandidate(false))
                    .withBean(Sealer.class, TestLog::sealer)
                    .withBean(InstantSource.class, InstantSource::system)
                    .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @Test
    void the_log_starts_after_the_migrations_and_its_beans_are_there() {
        application.run(
                context -> {
                    assertThat(context).hasNotFailed();
                    UUID id =
                            context.getBean(MessageLog.class).appendDurably(TestLog.admin("start"));
                    assertThat(context.getBean(LogReader.class).body(TestLog.AUDITOR, id))
                            .isEmpty();
                    assertThat(context).hasSingleBean(CapturePolicy.class);
                    assertThat(context.getBean(LogMonitor.class).health().healthy()).isTrue();
                    assertThat(context.getBean(Requirement.class).missing()).isEmpty();
                    assertThat(context.getBean(MeterRegistry.class).get("grenspoort.log.commit"))
                            .isNotNull();
                });
    }

    @Test
    void a_stop_commits_what_was_taken_before_the_connections_close() {
        application.run(
                context -> {
                    MessageLog log = context.getBean(MessageLog.class);
                    for (int i = 0; i < 200; i++) {
                        log.append(TestLog.admin("op"));
                    }
                });
        assertThat(
                        JdbcClient.create(empty)
                                .sql("select count(*) from log_entry")
                                .query(Integer.class)
                                .single())
                .isEqualTo(200);
    }

    @Test
    void a_log_of_another_name_stops_the_start() {
        application.run(context -> assertThat(context).hasNotFailed());
        application
                .withPropertyValues("grenspoort.message-log.origin=other/log")
                .run(context -> assertThat(context).hasFailed());
    }
}
