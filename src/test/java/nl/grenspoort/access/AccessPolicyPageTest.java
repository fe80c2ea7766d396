package nl.grenspoort.access;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.AccessPolicy.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code docs/access-policy.md}: what stands below its last heading but one is written from the
 * shipped policy and from the code. Run as a program this writes it.
 */
class AccessPolicyPageTest {
    private static final Path PAGE = Path.of("docs/access-policy.md");
    private static final Path SHIPPED = Path.of("config/access-policy.yaml");
    private static final String GENERATED = "## Who asks whom\n";
    private static final Pattern DIFF = Pattern.compile("(?s)```diff\n(.*?)```");
    private static final Pattern REFUSED = Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\|");

    @TempDir Path folder;

    @Test
    void the_tables_are_those_of_the_shipped_policy() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page.substring(page.indexOf(GENERATED)))
                .as("written by nl.grenspoort.access.AccessPolicyPageTest, run as a program")
                .isEqualTo(generated());
    }

    @Test
    void the_example_is_a_change_that_is_taken() throws IOException {
        String changed = Files.readString(SHIPPED);
        Matcher diffs = DIFF.matcher(Files.readString(PAGE));
        int applied = 0;
        while (diffs.find()) {
            String old = lines(diffs.group(1), '-');
            assertThat(changed).contains(old);
            changed = changed.replace(old, lines(diffs.group(1), '+'));
            applied++;
        }
        assertThat(applied).isEqualTo(2);
        AccessPolicy policy = AccessPolicy.read(write(changed));
        assertThat(policy.version()).isNotEqualTo(AccessPolicy.read(SHIPPED).version());
        assertThat(
                        policy.rows(
                                        Purpose.BORDER_EXIT_TCN,
                                        Role.FIRST_LINE,
                                        new SystemId("NATIONAL-REGISTER"))
                                .getFirst()
                                .fields())
                .doesNotContain("validUntil");
    }

    /** Each wrong row of the page, put in as the last one. */
    @Test
    void what_the_page_says_is_refused_is_refused_in_these_words() throws IOException {
        List<String> shipped = Files.readAllLines(SHIPPED);
        String page = Files.readString(PAGE);
        List<MatchResult> examples =
                REFUSED.matcher(page.substring(0, page.indexOf(GENERATED))).results().toList();
        assertThat(examples).hasSizeGreaterThan(5);
        for (MatchResult example : examples) {
            Path file = write(String.join("\n", shipped) + "\n  - {" + example.group(1) + "}\n");
            assertThat(refusal(file))
                    .contains("line " + (shipped.size() + 1) + ": " + example.group(2));
        }
    }

    private static String refusal(Path file) {
        try {
            AccessPolicy.read(file);
        } catch (nl.grenspoort.start.StartRefusedException e) {
            return e.problem();
        }
        return "read";
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), text);
    }

    private static String lines(String diff, char mark) {
        return diff.lines()
                .filter(line -> line.charAt(0) == mark || line.charAt(0) == ' ')
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }

    public static void main(String[] args) throws IOException {
        String page = Files.readString(PAGE);
        Files.writeString(PAGE, page.substring(0, page.indexOf(GENERATED)) + generated());
    }

    private static String generated() {
        AccessPolicy policy = AccessPolicy.read(SHIPPED);
        StringBuilder page = new StringBuilder(GENERATED);
        page.append(
                """

                Written from `config/access-policy.yaml`, version %s, and tested against it. **Bold**: mandatory. In brackets: only for
                these classes of travellers. An empty cell: no basis, not asked. Purposes without any row are not in the table.

                """
                        .formatted(policy.version()));
        matrix(policy, page);
        page.append("\n## What may be seen\n\n| purpose | who | system | article | fields |\n");
        page.append("|---|---|---|---|---|\n");
        for (Row row : policy.rows()) {
            page.append(
                    "| `%s` | `%s` | %s | %s | %s |\n"
                            .formatted(
                                    row.purpose(),
                                    row.role(),
                                    row.system(),
                                    row.basis(),
                                    listed(row.fields())));
        }
        purposes(page);
        limits(page);
        return page.toString();
    }

    private static void matrix(AccessPolicy policy, StringBuilder page) {
        page.append("| purpose | who |");
        policy.systems().forEach(system -> page.append(" ").append(system).append(" |"));
        page.append("\n|---|---|").append("---|".repeat(policy.systems().size())).append("\n");
        for (Purpose purpose : Purpose.values()) {
            for (Role role : Role.values()) {
                if (policy.systems().stream()
                        .anyMatch(system -> !policy.rows(purpose, role, system).isEmpty())) {
                    page.append("| `%s` | `%s` |".formatted(purpose, role));
                    policy.systems()
                            .forEach(
                                    system ->
                                            page.append(" ")
                                                    .append(
                                                            cell(
                                                                    policy.rows(
                                                                            purpose, role, system)))
                                                    .append(" |"));
                    page.append("\n");
                }
            }
        }
    }

    private static String cell(List<Row> rows) {
        return rows.stream()
                .map(
                        row -> {
                            String what = String.join(", ", new TreeSet<>(row.operations()));
                            Set<String> classes = row.classes();
                            return (row.mandatory() ? "**" + what + "**" : what)
                                    + (classes == null
                                            ? ""
                                            : " ["
                                                    + String.join(", ", new TreeSet<>(classes))
                                                    + "]");
                        })
                .collect(Collectors.joining("; "));
    }

    private static void purposes(StringBuilder page) {
        page.append("\n## Purposes\n\n| code | article | who acts under it |\n|---|---|---|\n");
        for (Purpose purpose : Purpose.values()) {
            page.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(
                                    purpose,
                                    purpose.basis(),
                                    listed(
                                            Stream.of(Role.values())
                                                    .filter(purpose.roles()::contains)
                                                    .map(Role::name)
                                                    .toList())));
        }
    }

    private static void limits(StringBuilder page) {
        page.append(
                """

                ## What no file can change

                | system | open to these purposes only |
                |---|---|
                """);
        new TreeMap<>(LegalLimits.CLOSED)
                .forEach(
                        (system, purposes) ->
                                page.append(
                                        "| %s | %s |\n"
                                                .formatted(
                                                        system,
                                                        listed(
                                                                new TreeSet<>(purposes)
                                                                        .stream()
                                                                                .map(Purpose::name)
                                                                                .toList()))));
        page.append("\n| purpose | mandatory wherever it has a row (Regulation (EU) 2016/399) |\n");
        page.append("|---|---|\n");
        new TreeMap<>(LegalLimits.DEMANDED)
                .forEach(
                        (purpose, systems) ->
                                page.append("| `%s` | %s |\n".formatted(purpose, listed(systems))));
    }

    private static String listed(Map<String, String> systems) {
        return new TreeMap<>(systems)
                .entrySet().stream()
                        .map(one -> one.getKey() + " (Art. " + one.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String listed(Collection<String> names) {
        Collection<String> ordered = names instanceof Set ? new TreeSet<>(names) : names;
        return ordered.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
