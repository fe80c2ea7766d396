package nl.grenspoort.messagelog;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.start.Requirement;
import nl.grenspoort.trust.Sealer;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

import javax.sql.DataSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageLogProperties.class)
class MessageLogConfiguration {
    /**
     * Closed before its data source is, because it depends on it.
     *
     * @param database connections for commits alone: no query of others may keep the log waiting
     */
    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    PostgresMessageLog messageLog(
            @Qualifier("messageLogDatabase") DataSource database,
            Sealer sealer,
            InstantSource clock,
            MessageLogProperties properties,
            MeterRegistry meters) {
        return new PostgresMessageLog(
                database,
                LogIdentity.claim(database, properties.origin()),
                sealer,
                clock,
                properties.limits(),
                meters);
    }

    @Bean
    LogReader logReader(
            DataSource database,
            Sealer sealer,
            InstantSource clock,
            MessageLog log,
            MessageLogProperties properties) {
        return new LogReader(database, properties.origin(), sealer, clock, log);
    }

    @Bean
    CapturePolicy capturePolicy(MessageLogProperties properties) {
        return properties.capturePolicy();
    }

    @Bean
    Requirement messageLogRequirement(LogMonitor log) {
        return new LogRequirement(log);
    }
}
