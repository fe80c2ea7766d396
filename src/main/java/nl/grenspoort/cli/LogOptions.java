package nl.grenspoort.cli;

import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Where the database of the message log is. */
final class LogOptions {
    /** Password for a database other than the demo's: never an argument, which others could see. */
    static final String PASSWORD_VARIABLE = "GRENSPOORT_DB_PASSWORD";

    @Option(
            names = "--url",
            paramLabel = "JDBC-URL",
            description = {
                "Database (default ${DEFAULT-VALUE}).",
                "Its password is read from the environment variable GRENSPOORT_DB_PASSWORD, or else from"
                        + " database.secret in --certs."
            },
            defaultValue = "jdbc:postgresql://127.0.0.1:18432/grenspoort")
    private String url = "";

    @Option(
            names = "--user",
            paramLabel = "USER",
            description = "Database user (default ${DEFAULT-VALUE}).",
            defaultValue = "grenspoort")
    private String user = "";

    @Option(
            names = "--certs",
            paramLabel = "FOLDER",
            description = "Keys, certificates and secrets (default certs/demo of the project).")
    private @Nullable Path certificates;

    Database database(Home home) {
        return database(url, user, certificates, home);
    }

    /**
     * @throws CommandFailedException when the address is none, or holds a password
     */
    static Database database(String url, String user, @Nullable Path certificates, Home home) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CommandFailedException("--url must begin with jdbc:postgresql:");
        }
        if (url.contains("password=")) {
            throw new CommandFailedException(
                    "--url must not hold a password; set %s instead.".formatted(PASSWORD_VARIABLE));
        }
        String password = System.getenv(PASSWORD_VARIABLE);
        if (password == null) {
            TrustDirectory trust = GatewayOptions.trust(certificates, home);
            return new Database(url, user, trust.secret("database"), trust.sealingKey());
        }
        return new Database(url, user, password, sealingKey(certificates, home));
    }

    /** No command opens a sealed body, so a database elsewhere can be read without its key. */
    private static SecretKey sealingKey(@Nullable Path certificates, Home home) {
        Path folder = certificates == null ? home.demoCertificates() : certificates;
        if (Files.isDirectory(folder)) {
            return new TrustDirectory(folder).sealingKey();
        }
        byte[] throwaway = new byte[32];
        new SecureRandom().nextBytes(throwaway);
        return new SecretKeySpec(throwaway, "AES");
    }

    /**
     * A database with a message log. {@code toString} hides what is secret.
     *
     * @param sealingKey of the log's bodies, or another where that is not at hand
     */
    record Database(String url, String user, String password, SecretKey sealingKey) {
        @Override
        public String toString() {
            return "Database[" + url + ", " + user + "]";
        }
    }
}
