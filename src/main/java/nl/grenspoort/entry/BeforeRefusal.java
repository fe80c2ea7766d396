package nl.grenspoort.entry;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whom to hear before a refusal is considered: told once there is a ground for one, whatever it is.
 * Unlike a {@link Rule} it looks at what the rules found.
 */
final class BeforeRefusal {
    private static final Set<String> ARRESTS =
            Set.of(AlertCategory.ARREST.key(), "register.arrest", "register.arrest-with-warning");

    private BeforeRefusal() {}

    static Stream<Finding> of(List<Finding> found, Facts facts) {
        List<Finding> grounds = found.stream().filter(one -> !one.letters().isEmpty()).toList();
        return grounds.isEmpty()
                ? Stream.empty()
                : Stream.concat(authority(grounds, facts), arrest(grounds, found));
    }

    /** Whether somebody is to be arrested: first of all actions (2018/1861 Art. 23). */
    static boolean isArrest(Finding finding) {
        return ARRESTS.contains(finding.key());
    }

    /**
     * The national authority is consulted before the holder of a diplomatic, official or service
     * passport is refused, on an alert too: 2016/399 Annex VII, 4.3.
     */
    private static Stream<Finding> authority(List<Finding> grounds, Facts facts) {
        if (Refusal.of(facts) != Refusal.CONSULT_FIRST) {
            return Stream.empty();
        }
        String key =
                facts.observed(Observation.AuthorityConsulted.class).isPresent()
                        ? "document.diplomatic-objection"
                        : "document.diplomatic-consult";
        return Stream.of(
                Finding.of(
                        key,
                        Severity.SECOND_LINE,
                        Disclosure.TRAVELLER,
                        Sbc.article("Annex VII, 4.3"),
                        sources(grounds.stream())));
    }

    /** Grounds to refuse and to arrest: the authorities decide which is done, Annex V, A(3). */
    private static Stream<Finding> arrest(List<Finding> grounds, List<Finding> found) {
        List<Finding> arrests = found.stream().filter(BeforeRefusal::isArrest).toList();
        return arrests.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        Finding.of(
                                "refusal.and-arrest",
                                Severity.SECOND_LINE,
                                Disclosure.GUARD,
                                new LegalBasis("2016/399", "Annex V, A(3)"),
                                sources(Stream.concat(grounds.stream(), arrests.stream()))));
    }

    /** Everything that it rests on: without any of them it may not hold. */
    private static String sources(Stream<Finding> findings) {
        TreeSet<String> sources = new TreeSet<>();
        findings.forEach(finding -> sources.addAll(List.of(finding.source().split("\\+"))));
        return String.join("+", sources);
    }
}
