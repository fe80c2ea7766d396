package nl.grenspoort.reference;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From which day each system is live, and in which phase, by the dates of {@code
 * config/reference/phases.yaml}. A system that the file does not name is always live.
 */
public final class Phases {
    private final Map<String, List<Step>> systems;
    private final String version;

    private Phases(Map<String, List<Step>> systems, String version) {
        this.systems = Map.copyOf(systems);
        this.version = version;
    }

    /**
     * Reads the file.
     *
     * @throws StartRefusedException naming the file and the system, when it can't be used
     */
    public static Phases read(Path file) {
        return read(ConfigFiles.onDisk(), file);
    }

    /**
     * Reads the file from among these.
     *
     * @throws StartRefusedException naming the file and the system, when it can't be used
     */
    public static Phases read(ConfigFiles files, Path file) {
        return DatedFile.read(files, file, PhasesFile.class, Phases::of);
    }

    private static Phases of(PhasesFile read, String version) {
        Map<String, List<Step>> systems = new TreeMap<>();
        requireNonNull(read.systems(), "systems are missing")
                .forEach((system, steps) -> systems.put(system, inOrder(system, steps)));
        return new Phases(systems, version);
    }

    /** Phases come one after the other and none comes back: else a day would have two answers. */
    private static List<Step> inOrder(String system, @Nullable List<StepFile> steps) {
        List<Step> read =
                requireNonNull(steps, system + " has no phases").stream()
                        .map(step -> step.step(system))
                        .toList();
        if (read.isEmpty()) {
            throw new IllegalArgumentException(system + " has no phases");
        }
        for (int i = 1; i < read.size(); i++) {
            Step earlier = read.get(i - 1);
            Step later = read.get(i);
            if (!later.from.isAfter(earlier.from) || later.phase.compareTo(earlier.phase) <= 0) {
                throw new IllegalArgumentException(
                        "%s: %s from %s does not come after %s from %s"
                                .formatted(
                                        system,
                                        later.phase,
                                        later.from,
                                        earlier.phase,
                                        earlier.from));
            }
        }
        return read;
    }

    /** Of the file: the beginning of its SHA-256, hex. Logged with every verdict (law 9). */
    public String version() {
        return version;
    }

    /**
     * The phase a system is in on a day; {@link Phase#FULL} for one that the file does not name.
     *
     * @param system by its name, {@code ETIAS}
     */
    public Phase on(String system, LocalDate day) {
        List<Step> steps = systems.get(system);
        if (steps == null) {
            return Phase.FULL;
        }
        return steps.stream()
                .filter(step -> !day.isBefore(step.from))
                .map(Step::phase)
                .reduce(Phase.NOT_LIVE, (_, later) -> later);
    }

    /** Whether the file gives the system dates. */
    public boolean dated(String system) {
        return systems.containsKey(system);
    }

    /** First day of a system's phase; empty where the file gives it none. */
    public Optional<LocalDate> begins(String system, Phase phase) {
        return systems.getOrDefault(system, List.of()).stream()
                .filter(step -> step.phase == phase)
                .map(Step::from)
                .findFirst();
    }

    private record Step(Phase phase, LocalDate from) {}

    private record PhasesFile(
            String source,
            @Nullable LocalDate reviewed,
            @Nullable Map<String, List<StepFile>> systems) {}

    private record StepFile(@Nullable Phase phase, @Nullable LocalDate from) {
        Step step(String system) {
            return new Step(
                    requireNonNull(phase, system + ": phase is missing"),
                    requireNonNull(from, system + ": from is missing"));
        }
    }
}
