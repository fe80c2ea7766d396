package nl.grenspoort.quality;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The project's one Java format (google-java-format, AOSP style). Run as a program it rewrites
 * every source that differs.
 */
public final class SourceFormat {
    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    private SourceFormat() {}

    public static void main(String[] args) throws IOException {
        for (Path source : differing()) {
            Files.writeString(source, formatted(Files.readString(source), source));
            System.out.println("formatted " + source);
        }
    }

    /** Sources whose text is not what the formatter would write. */
    static List<Path> differing() throws IOException {
        List<Path> differing = new ArrayList<>();
        try (Stream<Path> files =
                Stream.concat(
                        Files.walk(Path.of("src/main/java")),
                        Files.walk(Path.of("src/test/java")))) {
            for (Path source : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                if (!formatted(text, source).equals(text)) {
                    differing.add(source);
                }
            }
        }
        return differing;
    }

    private static String formatted(String text, Path source) {
        try {
            String ordered =
                    ImportOrderer.reorderImports(
                            RemoveUnusedImports.removeUnusedImports(text),
                            JavaFormatterOptions.Style.AOSP);
            return FORMATTER.formatSource(ordered);
        } catch (FormatterException e) {
            throw new IllegalStateException(source + " can't be parsed: " + e.getMessage(), e);
        }
    }
}
