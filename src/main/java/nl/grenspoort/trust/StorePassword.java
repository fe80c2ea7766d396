package nl.grenspoort.trust;

import nl.grenspoort.start.StartRefusedException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Where the password of a key store, or the PIN of a token, comes from. Read at each use. */
final class StorePassword {
    private StorePassword() {}

    /** The first line of a file. */
    static Supplier<char[]> file(Path file) {
        return () -> {
            try {
                return required(
                        Files.readString(file, StandardCharsets.UTF_8)
                                .lines()
                                .findFirst()
                                .orElse(""),
                        "The file " + file + " with the password of the key store");
            } catch (IOException e) {
                throw new StartRefusedException(
                        "The file " + file + " with the password of the key store can't be read.",
                        "Put it there, readable for this user only, or set"
                                + " grenspoort.trust.password-file.",
                        e);
            }
        };
    }

    /**
     * @param environment what a variable holds; null when it is not set
     */
    static Supplier<char[]> variable(String name, UnaryOperator<String> environment) {
        return () -> {
            String value = environment.apply(name);
            return required(
                    value == null ? "" : value,
                    "The environment variable " + name + " with the password of the key store");
        };
    }

    private static char[] required(String password, String what) {
        if (password.isEmpty()) {
            throw new StartRefusedException(
                    what + " is empty.",
                    "Fill it, or name another with grenspoort.trust.password-file or"
                            + " grenspoort.trust.password-variable.");
        }
        return password.toCharArray();
    }
}
