package nl.grenspoort.casework;

import nl.grenspoort.access.Officer;
import nl.grenspoort.casework.BorderCheckView.Content;
import nl.grenspoort.entry.ShortStay;
import nl.grenspoort.entry.stay.StayResult;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts a check down to its reader: a kiosk gets the instruction, an officer what the officer's
 * clearance allows.
 */
final class Views {
    private static final String ANSWERED_LATE = "source.answered-late";
    private static final String REOPENED = "advice.reopened";
    private static final String REOPENED_AFTER_PASSAGE = "advice.reopened-after-passage";

    /** Border checks consult the systems: of free movers (2) and of others (3). */
    private static final LegalBasis LATE_BASIS = new LegalBasis("2016/399", "8");

    private Views() {}

    static BorderCheckView of(BorderCheck check, Caller caller) {
        Officer officer = caller.terminal().lane().guarded() ? caller.officer() : null;
        return new BorderCheckView(
                check.id(),
                check.status(),
                check.next(),
                officer == null ? null : content(check, officer));
    }

    static Content content(BorderCheck check, Officer officer) {
        Conclusion conclusion = check.conclusion();
        List<Finding> findings =
                conclusion == null ? List.of() : visible(findings(check, conclusion), officer);
        return new Content(
                check.openedAt(),
                check.terminal().crossingPoint(),
                check.terminal().name(),
                check.request().direction(),
                conclusion == null
                        ? null
                        : conclusion.travellerClass().map(Enum::name).orElse(null),
                conclusion == null ? null : conclusion.assessment().advice(),
                letters(findings),
                findings,
                conclusion == null ? List.of() : conclusion.answers(),
                conclusion == null ? List.of() : conclusion.inspections(),
                check.observations().stream().filter(one -> visible(one, officer)).toList(),
                passage(check),
                conclusion == null ? null : stay(conclusion));
    }

    private static @Nullable StayResult stay(Conclusion conclusion) {
        return Optional.ofNullable(conclusion.facts())
                .flatMap(ShortStay::of)
                .map(ShortStay::result)
                .orElse(null);
    }

    /** What may tell of a hidden finding is for those who may see such, and who found it out. */
    private static boolean visible(ObservedFact fact, Officer officer) {
        return fact.officer().equals(officer.number())
                || officer.clearance().maySee(fact.kind().disclosure());
    }

    /**
     * With a note of each answer that came late: the advice was given without it, and stands until
     * the traveller is examined again. And with why a lane could not let the traveller pass, which
     * the lane itself was not told.
     */
    private static List<Finding> findings(BorderCheck check, Conclusion conclusion) {
        List<Finding> findings = new ArrayList<>(conclusion.assessment().findings());
        if (!check.revisions().isEmpty()) {
            findings.add(reopened(check.revisions().getLast()));
        }
        check.late()
                .forEach(
                        late ->
                                findings.add(
                                        Finding.of(
                                                        ANSWERED_LATE,
                                                        Severity.ATTENTION,
                                                        Disclosure.GUARD,
                                                        LATE_BASIS,
                                                        late.system().value())
                                                .with("system", late.system().value())
                                                .with("status", late.status())
                                                .with("at", late.arrivedAt().toString())));
        if (check.last() == Instruction.Final.GO_TO_DESK) {
            LaneRules.obstacles(check, conclusion).forEach(one -> findings.add(one.finding()));
        }
        return findings;
    }

    /** That the advice is not the first one, since when, and what made it change. */
    private static Finding reopened(Revision newest) {
        return Finding.of(
                        newest.afterPassage() ? REOPENED_AFTER_PASSAGE : REOPENED,
                        Severity.ATTENTION,
                        Disclosure.GUARD,
                        LATE_BASIS,
                        "GATEWAY")
                .with("at", newest.at().toString())
                .with("why", newest.why())
                .with("before", newest.before().name());
    }

    private static List<Finding> visible(List<Finding> findings, Officer officer) {
        return findings.stream()
                .filter(finding -> officer.clearance().maySee(finding.disclosure()))
                .toList();
    }

    /** Only those a visible finding supports: a letter alone would tell of one that is hidden. */
    private static Set<RefusalLetter> letters(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.letters().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String passage(BorderCheck check) {
        return check.passage() == null ? null : check.passage().name();
    }
}
