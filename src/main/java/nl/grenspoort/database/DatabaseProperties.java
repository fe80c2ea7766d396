package nl.grenspoort.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Which PostgreSQL to use.
 *
 * @param embedded start one of our own; false for an external one
 * @param directory data of the embedded one
 * @param port of the embedded one, on 127.0.0.1
 * @param startTimeout of the embedded one
 * @param url JDBC address of an external one
 * @param username for an external one
 * @param password for an external one; never logged. Where it is left out it is {@code
 *     database.secret} in the trust directory
 * @param connections at most, for everything but the message log's commits
 * @param logConnections kept for the message log's commits alone, so that no other query can keep
 *     it from committing: one in use, the rest in reserve
 */
@ConfigurationProperties("grenspoort.database")
public record DatabaseProperties(
        @DefaultValue("true") boolean embedded,
        @DefaultValue("data/postgres") Path directory,
        @DefaultValue("18432") int port,
        @DefaultValue("30s") Duration startTimeout,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("24") int connections,
        @DefaultValue("2") int logConnections) {
    public DatabaseProperties {
        if (!embedded && (url == null || username == null)) {
            throw new IllegalArgumentException(
                    "grenspoort.database.url and username are needed"
                            + " when grenspoort.database.embedded is false");
        }
        if (connections < 4) {
            throw new IllegalArgumentException(
                    "grenspoort.database.connections must be at least 4");
        }
        if (logConnections < 1) {
            throw new IllegalArgumentException(
                    "grenspoort.database.log-connections must be at least 1");
        }
    }

    @Override
    public String toString() {
        return "DatabaseProperties[embedded=" + embedded + "]";
    }
}
