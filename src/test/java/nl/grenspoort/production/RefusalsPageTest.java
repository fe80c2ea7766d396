package nl.grenspoort.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/operations.md lists every reason for which production refuses, and no other. */
class RefusalsPageTest {
    private static final Pattern MADE = Pattern.compile("new Refusal\\(\\s*\"([a-z-]+)\"");
    private static final Pattern LISTED = Pattern.compile("`([a-z-]+)`");

    @Test
    void every_reason_is_explained() throws IOException {
        assertThat(listed()).isEqualTo(made());
    }

    private static Set<String> made() throws IOException {
        Set<String> made = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                MADE.matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(made::add);
            }
        }
        return made;
    }

    private static Set<String> listed() throws IOException {
        String page = Files.readString(Path.of("docs/operations.md"));
        return page.substring(page.indexOf("## When it refuses"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> LISTED.matcher(cell).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
