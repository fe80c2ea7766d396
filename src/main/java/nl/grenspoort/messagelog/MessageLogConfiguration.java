package nl.grenspoort.messagelog;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.trust.Sealer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.Map;

import javax.sql.DataSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageLogProperties.class)
class MessageLogConfiguration {
    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    PostgresMessageLog messageLog(
            DataSource database,
            Sealer sealer,
            InstantSource clock,
            MessageLogProperties properties,
            MeterRegistry meters) {
        return new PostgresMessageLog(
                new LogTables(database, properties.origin(), Map.of("code", "development")),
                sealer,
                clock,
                properties,
                meters);
    }

    @Bean
    LogReader logReader(DataSource database, MessageLog messageLog, Sealer sealer) {
        return new LogReader(database, messageLog, sealer);
    }

    @Bean
    CapturePolicy capturePolicy(MessageLogProperties properties) {
        return new CapturePolicy(properties.keepAnswers());
    }
}
