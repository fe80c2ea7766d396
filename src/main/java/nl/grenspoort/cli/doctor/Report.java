package nl.grenspoort.cli.doctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What was found.
 *
 * @param at when
 * @param profiles of the settings that were examined
 * @param home the folder relative paths were taken from
 */
public record Report(Instant at, List<String> profiles, Path home, List<Diagnosis> diagnoses) {
    public Report {
        profiles = List.copyOf(profiles);
        diagnoses = List.copyOf(diagnoses);
    }

    /** How often this was the verdict. */
    public long count(Verdict verdict) {
        return diagnoses.stream().filter(it -> it.verdict() == verdict).count();
    }

    /** The worst that was found; {@link Verdict#SKIPPED} when nothing could be examined. */
    public Verdict verdict() {
        Verdict worst =
                diagnoses.stream()
                        .map(Diagnosis::verdict)
                        .max(java.util.Comparator.naturalOrder())
                        .orElse(Verdict.SKIPPED);
        return worst == Verdict.SKIPPED && count(Verdict.OK) > 0 ? Verdict.OK : worst;
    }

    /**
     * 0 when all is well, 1 when something is wrong, 2 when nothing could be examined.
     *
     * @param strict a warning is wrong too
     */
    public int exitCode(boolean strict) {
        return switch (verdict()) {
            case OK -> 0;
            case SKIPPED -> 2;
            case WARNING -> strict ? 1 : 0;
            case PROBLEM -> 1;
        };
    }

    /** Those of one area; empty when it was not examined. */
    public List<Diagnosis> of(Area area) {
        return diagnoses.stream().filter(it -> it.check().area() == area).toList();
    }

    /** Areas that something is said about. */
    public List<Area> areas() {
        return Arrays.stream(Area.values()).filter(area -> !of(area).isEmpty()).toList();
    }
}
