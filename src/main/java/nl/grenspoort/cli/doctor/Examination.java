package nl.grenspoort.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the checks find, in their order. Several may work at once. */
final class Examination {
    private final Set<Area> areas;
    private final List<Diagnosis> found = new ArrayList<>();

    /**
     * @param areas that are examined
     */
    Examination(Set<Area> areas) {
        this.areas = Set.copyOf(areas);
    }

    /** Whether that area is examined too, so that its trouble need not be told twice. */
    boolean covers(Area area) {
        return areas.contains(area);
    }

    /** All is well. */
    void ok(Check check, String subject, String found) {
        add(new Diagnosis(check, subject, Verdict.OK, found, null, null));
    }

    /** Nobody looked. */
    void skipped(Check check, String subject, String reason) {
        add(new Diagnosis(check, subject, Verdict.SKIPPED, reason, null, null));
    }

    void ill(Ailment ailment, String subject) {
        ill(ailment, subject, Map.of());
    }

    /**
     * Something is wrong.
     *
     * @param values for the placeholders of cause and remedy
     */
    void ill(Ailment ailment, String subject, Map<String, ?> values) {
        add(
                new Diagnosis(
                        ailment.check(),
                        subject,
                        ailment.verdict(),
                        ailment.cause(values),
                        ailment,
                        ailment.remedy(values)));
    }

    private synchronized void add(Diagnosis diagnosis) {
        found.add(diagnosis);
    }

    /** Whether the check found something wrong anywhere. */
    synchronized boolean failed(Check check) {
        return found.stream()
                .anyMatch(it -> it.check() == check && it.verdict() == Verdict.PROBLEM);
    }

    /** By check, and within a check in the order of finding. */
    synchronized List<Diagnosis> diagnoses() {
        return found.stream().sorted(java.util.Comparator.comparing(Diagnosis::check)).toList();
    }
}
