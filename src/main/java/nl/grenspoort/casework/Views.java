package nl.grenspoort.casework;

import nl.grenspoort.access.Officer;
import nl.grenspoort.casework.BorderCheckView.Content;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
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
    private static final String NOT_WEIGHED = "source.answered-late-not-weighed";
    private static final String REOPENED = "advice.reopened";
    private static final String REOPENED_AFTER_PASSAGE = "advice.reopened-after-passage";

    /** Border checks consult the systems: of free movers (2) and of others (3). */
    private static final LegalBasis LATE_BASIS = new LegalBasis("2016/399", "8");

    private Views() {}

    static BorderCheckView of(BorderCheck check, Caller caller) {
        return of(check, null, caller);
    }

    /**
     * @param soFar what is known while systems are asked; null when that is nothing, or when it was
     *     not asked for
     */
    static BorderCheckView of(BorderCheck check, @Nullable PartialResult soFar, Caller caller) {
        Officer officer = reader(caller);
        return new BorderCheckView(
                check.id(),
                check.status(),
                check.next(),
                officer == null ? null : content(check, soFar, officer));
    }

    /** For an officer who reads of a party. */
    static Content content(BorderCheck check, Officer officer) {
        return content(check, null, officer);
    }

    /** Who sees more than the instruction; null at a kiosk, an e-gate and an unnamed desk. */
    static @Nullable Officer reader(Caller caller) {
        return caller.terminal().lane().guarded() ? caller.officer() : null;
    }

    private static Content content(
            BorderCheck check, @Nullable PartialResult soFar, Officer officer) {
        Conclusion conclusion = check.conclusion();
        return conclusion == null
                ? unfinished(check, soFar, officer)
                : concluded(check, conclusion, officer);
    }

    private static Content concluded(BorderCheck check, Conclusion conclusion, Officer officer) {
        List<Finding> findings = visible(findings(check, conclusion, officer), officer);
        return content(
                check,
                officer,
                false,
                conclusion.travellerClass().map(Enum::name).orElse(null),
                conclusion.assessment().advice(),
                findings,
                conclusion.answers(),
                conclusion.inspections(),
                stay(conclusion));
    }

    /** No advice, and no letters: those go with one. */
    private static Content unfinished(
            BorderCheck check, @Nullable PartialResult soFar, Officer officer) {
        boolean asked = check.status() == BorderCheckView.Status.OPEN;
        if (soFar == null) {
            return content(
                    check, officer, asked, null, null, List.of(), List.of(), List.of(), null);
        }
        return content(
                check,
                officer,
                asked,
                soFar.facts().travellerClass().name(),
                null,
                visible(Assessment.of(soFar.facts()).findings(), officer),
                soFar.answers(),
                soFar.inspections(),
                null);
    }

    private static Content content(
            BorderCheck check,
            Officer officer,
            boolean partial,
            @Nullable String travellerClass,
            @Nullable Advice advice,
            List<Finding> findings,
            List<BorderCheckView.AnswerView> answers,
            List<DocumentInspection> documents,
            @Nullable StayResult stay) {
        return new Content(
                check.openedAt(),
                check.terminal().crossingPoint(),
                check.terminal().name(),
                check.request().direction(),
                partial,
                travellerClass,
                advice,
                advice == null ? Set.of() : letters(findings),
                findings,
                answers,
                documents,
                check.observations().stream().filter(one -> visible(one, officer)).toList(),
                passage(check),
                stay);
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
     * With a note of each answer that came late, and of the newest advice when it is not the first;
     * and with why a lane could not let the traveller pass, which the lane itself was not told.
     */
    private static List<Finding> findings(
            BorderCheck check, Conclusion conclusion, Officer officer) {
        List<Finding> findings = new ArrayList<>(conclusion.assessment().findings());
        if (!check.revisions().isEmpty()) {
            findings.add(reopened(check.revisions().getLast(), officer));
        }
        check.late().stream()
                .filter(late -> weighed(check, late) || !asKnown(conclusion, late))
                .forEach(late -> findings.add(late(check, late)));
        if (check.last() == Instruction.Final.GO_TO_DESK) {
            LaneRules.obstacles(check, conclusion).forEach(one -> findings.add(one.finding()));
        }
        return findings;
    }

    private static Finding late(BorderCheck check, Late late) {
        return Finding.of(
                        weighed(check, late) ? ANSWERED_LATE : NOT_WEIGHED,
                        Severity.ATTENTION,
                        Disclosure.GUARD,
                        LATE_BASIS,
                        late.system().value())
                .with("system", late.system().value())
                .with("status", late.status())
                .with("at", late.arrivedAt().toString());
    }

    /** An older node kept no more than that it came; and of two answers the first one counts. */
    private static boolean weighed(BorderCheck check, Late late) {
        Revision.Cause cause =
                new Revision.Cause(Revision.Cause.Kind.LATE_ANSWER, late.system().value());
        return late.part() != null
                && check.revisions().stream().anyMatch(one -> one.causes().contains(cause));
    }

    /** Its system answered the same in time, by another path or another try. */
    private static boolean asKnown(Conclusion conclusion, Late late) {
        return conclusion.answers().stream()
                .anyMatch(
                        answer ->
                                answer.system().equals(late.system().value())
                                        && answer.status().equals(late.status()));
    }

    /** That the advice is not the first one, since when, and what made it change. */
    private static Finding reopened(Revision newest, Officer officer) {
        return Finding.of(
                        newest.afterPassage() ? REOPENED_AFTER_PASSAGE : REOPENED,
                        Severity.ATTENTION,
                        Disclosure.GUARD,
                        LATE_BASIS,
                        "GATEWAY")
                .with("at", newest.at().toString())
                .with("why", newest.why(officer.clearance()))
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
