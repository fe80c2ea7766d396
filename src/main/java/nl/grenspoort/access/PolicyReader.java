package nl.grenspoort.access;

import nl.grenspoort.access.AccessPolicy.Row;
import nl.grenspoort.finding.LegalBasis;

import org.snakeyaml.engine.v2.nodes.Node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a policy of the text of {@code config/access-policy.yaml}, or names the wrong line. */
final class PolicyReader {
    private static final Set<String> FILE = Set.of("version", "systems", "notYetConnected", "rows");
    private static final Set<String> ROW =
            Set.of(
                    "purpose",
                    "role",
                    "system",
                    "operations",
                    "act",
                    "article",
                    "mandatory",
                    "classes",
                    "direction",
                    "fields");

    /** It is written beside every question in the log. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern ACT = Pattern.compile("\\d{2,4}/\\d{2,4}");
    private static final Pattern ARTICLE = Pattern.compile("\\d+[a-z]{0,2}(\\([0-9a-z]+\\))*");
    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9_]{0,63}");
    private static final Pattern DIRECTION = Pattern.compile("ENTRY|EXIT");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Z_]*");

    private PolicyReader() {}

    /**
     * @param file for messages of whoever finds a row wrong later
     * @throws PolicyFileException naming the line
     */
    static AccessPolicy read(Path file, byte[] bytes) {
        PolicyMap map = PolicyMap.of(PolicyYaml.read(bytes), "the policy", FILE);
        String version = map.text("version", matching(VERSION, "version"));
        List<SystemId> systems = map.list("systems", SystemId::new);
        List<Row> rows = new ArrayList<>();
        for (Node node : map.members("rows")) {
            Row row = row(PolicyMap.of(node, "a row", ROW), Set.copyOf(systems));
            apart(row, rows);
            rows.add(row);
        }
        Set<SystemId> notYet =
                map.has("notYetConnected")
                        ? map.set("notYetConnected", listed(Set.copyOf(systems)))
                        : Set.of();
        try {
            return new AccessPolicy(file, version, systems, rows, notYet);
        } catch (IllegalArgumentException e) {
            throw new PolicyFileException(
                    map.line("notYetConnected"), String.valueOf(e.getMessage()));
        }
    }

    private static Row row(PolicyMap map, Set<SystemId> systems) {
        Row row =
                new Row(
                        map.text("purpose", oneOf(Purpose.values(), "purpose")),
                        map.text("role", oneOf(Role.values(), "role")),
                        map.text("system", listed(systems)),
                        map.set("operations", PolicyReader::operation),
                        new LegalBasis(
                                map.text("act", matching(ACT, "act")),
                                map.text("article", matching(ARTICLE, "article"))),
                        map.yes("mandatory"),
                        map.has("classes")
                                ? map.set("classes", matching(CLASS, "traveller class"))
                                : null,
                        map.has("direction")
                                ? map.text("direction", matching(DIRECTION, "direction"))
                                : null,
                        map.set("fields", matching(FIELD, "field")),
                        map.line());
        LegalLimits.broken(row)
                .ifPresent(
                        why -> {
                            throw new PolicyFileException(row.line(), why);
                        });
        return row;
    }

    private static void apart(Row row, List<Row> before) {
        for (Row other : before) {
            if (row.overlaps(other)) {
                throw new PolicyFileException(
                        row.line(),
                        "two rows for %s: this one and that of line %d"
                                .formatted(row, other.line()));
            }
        }
    }

    private static Function<String, SystemId> listed(Set<SystemId> systems) {
        return text -> {
            SystemId system = new SystemId(text);
            if (!systems.contains(system)) {
                throw new IllegalArgumentException(
                        "unknown system %s: 'systems' doesn't list it".formatted(text));
            }
            return system;
        };
    }

    private static String operation(String text) {
        if (!AccessPolicy.OPERATIONS.contains(text)) {
            throw new IllegalArgumentException("unknown operation " + text);
        }
        return text;
    }

    private static Function<String, String> matching(Pattern shape, String what) {
        return text -> {
            if (!shape.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "%s is no %s (%s)".formatted(text, what, shape.pattern()));
            }
            return text;
        };
    }

    private static <E extends Enum<E>> Function<String, E> oneOf(E[] values, String what) {
        return text ->
                Stream.of(values)
                        .filter(value -> value.name().equals(text))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "unknown %s %s".formatted(what, text)));
    }
}
