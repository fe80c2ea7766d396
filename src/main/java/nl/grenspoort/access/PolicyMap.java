package nl.grenspoort.access;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One mapping of a policy file, with the line of every value. Everything that is read wrongly is a
 * {@link PolicyFileException} there.
 */
final class PolicyMap {
    private final int line;
    private final Map<String, Node> values;

    private PolicyMap(int line, Map<String, Node> values) {
        this.line = line;
        this.values = values;
    }

    /**
     * @param what for messages: "a row"
     * @param known every key that may stand in it
     */
    static PolicyMap of(Node node, String what, Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw new PolicyFileException(PolicyYaml.line(node), what + " is keys with values");
        }
        Map<String, Node> values = new HashMap<>();
        for (NodeTuple one : mapping.getValue()) {
            int at = PolicyYaml.line(one.getKeyNode());
            String key = one.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.contains(key)) {
                throw new PolicyFileException(
                        at, "unknown key %s; %s has %s".formatted(key, what, new TreeSet<>(known)));
            }
            if (values.putIfAbsent(key, one.getValueNode()) != null) {
                throw new PolicyFileException(at, "the key %s stands here twice".formatted(key));
            }
        }
        return new PolicyMap(PolicyYaml.line(node), values);
    }

    int line() {
        return line;
    }

    /** Line of a key's value; of the mapping when the key is absent. */
    int line(String key) {
        Node value = values.get(key);
        return value == null ? line : PolicyYaml.line(value);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        return read(key, text(value(key), key), Function.identity());
    }

    /** A value that {@code reading} makes something of, or refuses with an exception's message. */
    <T> T text(String key, Function<String, T> reading) {
        return read(key, text(value(key), key), reading);
    }

    private <T> T read(String key, String text, Function<String, T> reading) {
        return read(line(key), text, reading);
    }

    private static <T> T read(int line, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new PolicyFileException(line, String.valueOf(e.getMessage()));
        }
    }

    boolean yes(String key) {
        return text(
                key,
                text ->
                        switch (text) {
                            case "true" -> true;
                            case "false" -> false;
                            default ->
                                    throw new IllegalArgumentException(
                                            "%s is true or false, not %s".formatted(key, text));
                        });
    }

    /** A list without repetition that has at least one member. */
    <T> List<T> list(String key, Function<String, T> reading) {
        Node value = value(key);
        List<T> read = new ArrayList<>();
        Set<T> seen = new HashSet<>();
        for (Node one : members(value, key)) {
            T member = read(PolicyYaml.line(one), text(one, key), reading);
            if (!seen.add(member)) {
                throw new PolicyFileException(
                        PolicyYaml.line(one), "%s lists %s twice".formatted(key, member));
            }
            read.add(member);
        }
        if (read.isEmpty()) {
            throw new PolicyFileException(PolicyYaml.line(value), key + " lists nothing");
        }
        return read;
    }

    <T> Set<T> set(String key, Function<String, T> reading) {
        return list(key, reading).stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Members of a list of mappings, in their order. */
    List<Node> members(String key) {
        return members(value(key), key);
    }

    private static List<Node> members(Node value, String key) {
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw new PolicyFileException(PolicyYaml.line(value), key + " is a list");
    }

    private Node value(String key) {
        @Nullable Node value = values.get(key);
        if (value == null) {
            throw new PolicyFileException(line, key + " is missing");
        }
        return value;
    }

    private static String text(Node value, String key) {
        if (value instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw new PolicyFileException(
                PolicyYaml.line(value),
                value instanceof ScalarNode ? key + " is empty" : key + " is one value");
    }
}
