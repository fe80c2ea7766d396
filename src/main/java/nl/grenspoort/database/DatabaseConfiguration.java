package nl.grenspoort.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import nl.grenspoort.start.Announcement;
import nl.grenspoort.trust.TrustDirectory;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.Objects;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
    private static final Duration PROBE_EVERY = Duration.ofSeconds(5);

    @Bean
    @ConditionalOnProperty(
            name = "grenspoort.database.embedded",
            havingValue = "true",
            matchIfMissing = true)
    EmbeddedDatabase embeddedDatabase(DatabaseProperties properties, DatabasePassword password) {
        return EmbeddedDatabase.start(
                properties.directory(),
                properties.port(),
                password.value(),
                properties.startTimeout());
    }

    @Bean
    DatabasePassword databasePassword(
            DatabaseProperties properties,
            org.springframework.beans.factory.ObjectProvider<TrustDirectory> trust) {
        String given = properties.embedded() ? null : properties.password();
        return new DatabasePassword(given == null ? trust.getObject().secret("database") : given);
    }

    @Bean
    HikariDataSource dataSource(
            DatabaseProperties properties,
            DatabasePassword password,
            org.springframework.beans.factory.ObjectProvider<EmbeddedDatabase> embedded) {
        HikariConfig config = config(properties, password, embedded);
        config.setPoolName("grenspoort");
        config.setMaximumPoolSize(properties.connections());
        HikariDataSource pool = new HikariDataSource(config);
        DurabilityCheck.require(pool);
        return pool;
    }

    /**
     * The message log's own connections. Found only by its name, so that everything else uses the
     * other pool.
     */
    @Bean(name = "messageLogDatabase", defaultCandidate = false)
    HikariDataSource messageLogDatabase(
            DatabaseProperties properties,
            DatabasePassword password,
            org.springframework.beans.factory.ObjectProvider<EmbeddedDatabase> embedded) {
        HikariConfig config = config(properties, password, embedded);
        config.setPoolName("grenspoort-log");
        // all of them always open: after a failure the next try finds one ready
        config.setMaximumPoolSize(properties.logConnections());
        config.addDataSourceProperty("ApplicationName", "grenspoort-log");
        HikariDataSource pool = new HikariDataSource(config);
        DurabilityCheck.require(pool);
        return pool;
    }

    private static HikariConfig config(
            DatabaseProperties properties,
            DatabasePassword password,
            org.springframework.beans.factory.ObjectProvider<EmbeddedDatabase> embedded) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                properties.embedded()
                        ? embedded.getObject().url("grenspoort")
                        : Objects.requireNonNull(properties.url()));
        config.setUsername(properties.embedded() ? "grenspoort" : properties.username());
        config.setPassword(password.value());
        // a dead database must give a quick, clear answer: the kiosk is waiting
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        // what a node locked that stands still, or whose host is gone, is free again after this
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '5s'");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "10");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "grenspoort");
        return config;
    }

    /** Beside the pool, which may be busy for good reasons. */
    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    DatabaseProbe databaseProbe(
            HikariDataSource pool,
            DatabaseProperties properties,
            DatabasePassword password,
            org.springframework.beans.factory.ObjectProvider<EmbeddedDatabase> embedded) {
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setUrl(pool.getJdbcUrl());
        own.setUser(pool.getUsername());
        own.setPassword(password.value());
        own.setConnectTimeout(2);
        own.setSocketTimeout(2);
        own.setApplicationName("grenspoort-probe");
        EmbeddedDatabase server = properties.embedded() ? embedded.getObject() : null;
        return new DatabaseProbe(
                own, () -> server == null || server.running(), PROBE_EVERY, Duration.ofMillis(500));
    }

    @Bean
    Announcement databaseAnnouncement(DatabaseProperties properties) {
        return () ->
                Announcement.line(
                        "database",
                        properties.embedded()
                                ? "embedded PostgreSQL on 127.0.0.1:%s, data in %s"
                                        .formatted(properties.port(), properties.directory())
                                : "external PostgreSQL");
    }

    /** Kept in a type of its own so that it is never printed. */
    record DatabasePassword(String value) {
        @Override
        public String toString() {
            return "DatabasePassword[hidden]";
        }
    }
}
