package nl.grenspoort.quality;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.Grenspoort;

import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/threat-model.md} and the tests say the same. */
class ThreatModelTest {
    private static final Path PAGE = Path.of("docs/threat-model.md");
    private static final Pattern ID =
            Pattern.compile("T-(HDR|XML|SIG|SIZE|RATE|SOAP|KEY|CFG|LOG|OPS|SYS)-[1-9]\\d*");
    private static final Pattern ENTRANCE = Pattern.compile("E[1-7]");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** One threat, as the page has it. */
    private record Row(String id, String entrances, String where) {}

    @Test
    void every_row_is_whole_and_its_id_stands_once() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).extracting(Row::id).doesNotHaveDuplicates().allMatch(this::isId);
        assertThat(rows)
                .allSatisfy(
                        row ->
                                assertThat(row.entrances().split("[ ,]+"))
                                        .as(row.id())
                                        .allMatch(ENTRANCE.asMatchPredicate()));
    }

    @Test
    void every_threat_has_a_test_and_every_tested_threat_a_row() throws Exception {
        Set<String> written =
                rows().stream().map(Row::id).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested().keySet())
                .as("ids of @Threat, against the rows of %s", PAGE)
                .isEqualTo(written);
    }

    @Test
    void every_class_or_file_that_holds_a_control_exists() throws Exception {
        List<String> classes = classes(Grenspoort.class);
        for (Row row : rows()) {
            List<String> holders =
                    QUOTED.matcher(row.where()).results().map(found -> found.group(1)).toList();
            assertThat(holders).as("%s names what holds its control", row.id()).isNotEmpty();
            assertThat(holders)
                    .as(row.id())
                    .allMatch(name -> named(classes, name) || Files.exists(Path.of(name)));
        }
    }

    /** By its name alone, or with packages in front where that tells more. */
    private static boolean named(List<String> classes, String name) {
        return classes.stream().anyMatch(known -> known.endsWith("." + name));
    }

    private boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| T-")) {
                String[] cells = line.split("\\|", -1);
                assertThat(cells).as(line).hasSize(7);
                assertThat(Arrays.copyOfRange(cells, 1, 6)).as(line).noneMatch(String::isBlank);
                rows.add(new Row(cells[1].strip(), cells[3].strip(), cells[5].strip()));
            }
        }
        return rows;
    }

    /** Tests by the ids they are marked with. */
    private static Map<String, Set<String>> tested() throws Exception {
        Map<String, Set<String>> tested = new TreeMap<>();
        for (String name : classes(ThreatModelTest.class)) {
            Class<?> type = Class.forName(name, false, ThreatModelTest.class.getClassLoader());
            List<Method> tests =
                    Stream.of(type.getDeclaredMethods())
                            .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                            .toList();
            mark(tested, type.getAnnotation(Threat.class), name, !tests.isEmpty());
            for (Method method : type.getDeclaredMethods()) {
                mark(
                        tested,
                        method.getAnnotation(Threat.class),
                        name + "." + method.getName(),
                        tests.contains(method));
            }
        }
        return tested;
    }

    private static void mark(
            Map<String, Set<String>> tested, Threat threat, String by, boolean isTest) {
        if (threat != null) {
            assertThat(isTest).as("%s is marked, and is a test", by).isTrue();
            for (String id : threat.value()) {
                tested.computeIfAbsent(id, _ -> new TreeSet<>()).add(by);
            }
        }
    }

    /** Classes of ours that stand where this one does. */
    private static List<String> classes(Class<?> beside) throws IOException, URISyntaxException {
        Path root = Path.of(beside.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root.resolve("nl/grenspoort"))) {
            return files.map(root::relativize)
                    .map(file -> Pattern.compile("(.+)\\.class").matcher(file.toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(MatchResult::group)
                    .map(file -> file.replaceAll("\\.class$", "").replace('/', '.'))
                    .filter(name -> !name.endsWith("package-info"))
                    .toList();
        }
    }
}
