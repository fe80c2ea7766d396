package nl.grenspoort.messagelog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the running code, as the build wrote it down. */
final class CodeVersion {
    private CodeVersion() {}

    /** {@code development} where no build has written one, as in an IDE. */
    static String read() {
        try (InputStream file =
                CodeVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("build.version", "development");
        } catch (IOException e) {
            throw new UncheckedIOException("META-INF/build-info.properties can't be read", e);
        }
    }
}
