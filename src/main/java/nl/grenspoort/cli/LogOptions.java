package nl.grenspoort.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

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
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CommandFailedException("--url must begin with jdbc:postgresql:");
        }
        if (url.contains("password=")) {
            throw new CommandFailedException(
                    "--url must not hold a password; set %s instead.".formatted(PASSWORD_VARIABLE));
        }
        String password = System.getenv(PASSWORD_VARIABLE);
        return new Database(
                url,
                user,
                password != null
                        ? password
                        : GatewayOptions.trust(certificates, home).secret("database"));
    }

    /** {@code toString} hides the password. */
    record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[" + url + ", " + user + "]";
        }
    }
}
