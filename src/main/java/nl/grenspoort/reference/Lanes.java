package nl.grenspoort.reference;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which traveller classes a lane without a guard is open to, and from which age, by the dated rules
 * of {@code config/reference/lanes.yaml}.
 */
public final class Lanes {
    private static final int OLDEST = 120;

    private final Map<String, Map<String, List<Rule>>> lanes;
    private final String version;

    private Lanes(Map<String, Map<String, List<Rule>>> lanes, String version) {
        this.lanes = Map.copyOf(lanes);
        this.version = version;
    }

    /**
     * Reads the file.
     *
     * @throws StartRefusedException naming file, lane and class, when it can't be used
     */
    public static Lanes read(Path file) {
        return read(ConfigFiles.onDisk(), file);
    }

    /**
     * Reads the file from among these.
     *
     * @throws StartRefusedException naming file, lane and class, when it can't be used
     */
    public static Lanes read(ConfigFiles files, Path file) {
        return DatedFile.read(files, file, LanesFile.class, Lanes::of);
    }

    private static Lanes of(LanesFile read, String version) {
        Map<String, Map<String, List<Rule>>> lanes = new HashMap<>();
        requireNonNull(read.lanes(), "lanes are missing")
                .forEach(
                        (lane, classes) -> {
                            Map<String, List<Rule>> rules = new HashMap<>();
                            requireNonNull(classes, lane + " has no classes")
                                    .forEach(
                                            (regime, list) ->
                                                    rules.put(
                                                            regime,
                                                            inOrder(lane + " " + regime, list)));
                            lanes.put(lane, Map.copyOf(rules));
                        });
        return new Lanes(lanes, version);
    }

    /** Each later than the one before: else a day would have two answers. */
    private static List<Rule> inOrder(String where, @Nullable List<RuleFile> list) {
        List<Rule> rules =
                requireNonNull(list, where + " has no rules").stream()
                        .map(rule -> rule.rule(where))
                        .toList();
        for (int i = 1; i < rules.size(); i++) {
            if (!rules.get(i).from.isAfter(rules.get(i - 1).from)) {
                throw new IllegalArgumentException(
                        "%s: the rule from %s does not come after the one from %s"
                                .formatted(where, rules.get(i).from, rules.get(i - 1).from));
            }
        }
        return rules;
    }

    /** Of the file: the beginning of its SHA-256, hex. Logged with every verdict (law 9). */
    public String version() {
        return version;
    }

    /** Every lane that the file names. */
    public Set<String> lanes() {
        return new TreeSet<>(lanes.keySet());
    }

    /** Every traveller class that the file names. */
    public Set<String> classes() {
        Set<String> classes = new TreeSet<>();
        lanes.values().forEach(rules -> classes.addAll(rules.keySet()));
        return classes;
    }

    /**
     * Whole years from which the lane is open to the class on that day; empty when it is closed to
     * it.
     */
    public OptionalInt fromAge(String lane, String travellerClass, LocalDate day) {
        return lanes.getOrDefault(lane, Map.of()).getOrDefault(travellerClass, List.of()).stream()
                .filter(rule -> !day.isBefore(rule.from))
                .reduce((_, later) -> later)
                .map(Rule::fromAge)
                .orElse(OptionalInt.empty());
    }

    /**
     * One rule.
     *
     * @param age null when the lane is closed from that day on
     */
    private record Rule(LocalDate from, @Nullable Integer age) {
        OptionalInt fromAge() {
            return age == null ? OptionalInt.empty() : OptionalInt.of(age);
        }
    }

    private record LanesFile(
            @Nullable String source,
            @Nullable LocalDate reviewed,
            @Nullable Map<String, Map<String, List<RuleFile>>> lanes) {}

    private record RuleFile(
            @Nullable LocalDate from, @Nullable Integer age, @Nullable Boolean open) {
        Rule rule(String where) {
            boolean closed = Boolean.FALSE.equals(open);
            if (closed == (age != null)) {
                throw new IllegalArgumentException(where + ": either an age, or open: false");
            }
            if (age != null && (age < 0 || age > OLDEST)) {
                throw new IllegalArgumentException(where + ": age " + age + " is no age");
            }
            return new Rule(requireNonNull(from, where + ": from is missing"), age);
        }
    }
}
