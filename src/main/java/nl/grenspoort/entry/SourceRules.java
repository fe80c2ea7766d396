package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.Severity;

import java.util.stream.Stream;

/**
 * What it means that a system answered late, from a copy, or not at all. Unknown is never "no hit"
 * (law 1).
 */
final class SourceRules {
    private SourceRules() {}

    static Stream<Finding> mandatorySourceAnswered(Facts facts) {
        return facts.sources().stream()
                .filter(source -> source.mandatory() && source.state() == SourceFact.State.UNKNOWN)
                .map(source -> finding("source.no-answer", Severity.UNKNOWN, facts, source));
    }

    /**
     * Left out lawfully, and not known all the same: a lane on its own does not open on a silence,
     * and a guard decides (law 1).
     */
    static Stream<Finding> optionalSourceIsTold(Facts facts) {
        return facts.sources().stream()
                .filter(source -> !source.mandatory() && source.state() == SourceFact.State.UNKNOWN)
                .map(
                        source ->
                                finding(
                                        "source.no-answer-optional",
                                        Severity.ATTENTION,
                                        facts,
                                        source));
    }

    /** Nothing is asked of a system, nor required of anybody, before its day. */
    static Stream<Finding> notLiveIsTold(Facts facts) {
        return facts.sources().stream()
                .filter(source -> source.state() == SourceFact.State.NOT_LIVE)
                .map(source -> finding("source.not-live", Severity.INFORMATION, facts, source));
    }

    /**
     * Told at every desk as long as a system that the law wants asked is not connected to this
     * gateway.
     */
    static Stream<Finding> notConnectedIsTold(Facts facts) {
        return facts.sources().stream()
                .filter(source -> source.state() == SourceFact.State.NOT_CONNECTED)
                .map(
                        source ->
                                finding(
                                        "source.not-connected",
                                        Severity.INFORMATION,
                                        facts,
                                        source));
    }

    /** A national copy may be used; its age is shown (2018/1861 Art. 4(2)). */
    static Stream<Finding> copyIsShownWithItsAge(Facts facts) {
        return facts.sources().stream()
                .filter(source -> source.copyAgeMinutes() != null)
                .map(
                        source ->
                                finding("source.copy", Severity.INFORMATION, facts, source)
                                        .with("minutes", String.valueOf(source.copyAgeMinutes())));
    }

    private static Finding finding(String key, Severity severity, Facts facts, SourceFact source) {
        return Finding.of(
                        key,
                        severity,
                        Disclosure.GUARD,
                        Sbc.article(facts.travellerClass().freeMovement() ? "8(2)" : "8(3)"),
                        source.system())
                .with("system", source.system());
    }
}
