package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The file a gateway writes its ordinary log to, of which only what is new is looked at. */
final class OrdinaryLog {
    private final Path file;
    private final long from;

    private OrdinaryLog(Path file, long from) {
        this.file = requireNonNull(file, "file");
        this.from = from;
    }

    /**
     * From its end as it is now.
     *
     * @throws CommandFailedException when it can't be read
     */
    static OrdinaryLog fromNow(Path file) {
        try {
            return new OrdinaryLog(file, Files.size(file));
        } catch (IOException e) {
            throw new CommandFailedException("The file " + file + " can't be read.", e);
        }
    }

    /** Each text of these that was written since, whatever its case. */
    List<String> problems(List<String> forbidden) {
        if (forbidden.isEmpty()) {
            return List.of();
        }
        String written = written().toLowerCase(Locale.ROOT);
        return forbidden.stream()
                .filter(text -> written.contains(text.toLowerCase(Locale.ROOT)))
                .map("ordinary log: expected nowhere '%s', found it"::formatted)
                .toList();
    }

    private String written() {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailedException("The file " + file + " can't be read.", e);
        }
    }
}
