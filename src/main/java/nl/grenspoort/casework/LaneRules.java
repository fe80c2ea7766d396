package nl.grenspoort.casework;

import nl.grenspoort.entry.Advice;

/**
 * From advice to the last word at a lane: Regulation (EU) 2016/399 Art. 8a and 8b. Whatever is in
 * doubt goes to the desk.
 */
final class LaneRules {
    private LaneRules() {}

    static Instruction.Final last(BorderCheck check, Conclusion conclusion) {
        boolean admit = conclusion.assessment().advice() == Advice.ADMIT_CANDIDATE;
        if (check.terminal().lane().guarded()) {
            return admit ? Instruction.Final.OPEN : Instruction.Final.GO_TO_DESK;
        }
        if (conclusion.misread() && conclusion.retryLeft()) {
            return Instruction.Final.TRY_AGAIN;
        }
        // what a machine opens on was known in its time
        return admit && check.revisions().isEmpty() && selfService(check, conclusion)
                ? Instruction.Final.OPEN
                : Instruction.Final.GO_TO_DESK;
    }

    private static boolean selfService(BorderCheck check, Conclusion conclusion) {
        return !conclusion.assessment().guardMustAct()
                && conclusion.officerOnDuty()
                && check.missingCaptures().isEmpty()
                && check.captures().stream()
                        .noneMatch(
                                capture ->
                                        capture.attack()
                                                || capture.refused()
                                                || capture.nothingTaken());
    }
}
