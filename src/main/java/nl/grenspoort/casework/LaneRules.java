package nl.grenspoort.casework;

import nl.grenspoort.access.Lane;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.lane.LaneCase;
import nl.grenspoort.entry.lane.LaneKind;
import nl.grenspoort.entry.lane.LaneLaw;
import nl.grenspoort.entry.lane.Obstacle;

import java.util.EnumSet;
import java.util.Set;

/** From a check and its conclusion to the last word at its lane, by {@link LaneLaw}. */
final class LaneRules {
    private LaneRules() {}

    static Instruction.Final last(BorderCheck check, Conclusion conclusion) {
        boolean admit = conclusion.assessment().advice() == Advice.ADMIT_CANDIDATE;
        // what a machine opens on was known in its time
        boolean inTime =
                check.terminal().lane().guarded()
                        || check.revisions().isEmpty() && check.observations().isEmpty();
        return word(
                LaneLaw.last(
                        new LaneCase(
                                kind(check.terminal().lane()),
                                admit && inTime,
                                conclusion.assessment().guardMustAct(),
                                obstacles(check, conclusion),
                                conclusion.misread(),
                                conclusion.retryLeft())));
    }

    /** Those found at the examination, and what the captures add. None where a guard is. */
    static Set<Obstacle> obstacles(BorderCheck check, Conclusion conclusion) {
        Set<Obstacle> found = EnumSet.noneOf(Obstacle.class);
        if (check.terminal().lane().guarded()) {
            return found;
        }
        found.addAll(conclusion.obstacles());
        if (!check.missingCaptures().isEmpty()) {
            found.add(Obstacle.SAMPLE_MISSING);
        }
        for (CaptureReceipt capture : check.captures()) {
            if (capture.attack()) {
                found.add(Obstacle.PRESENTATION_ATTACK);
            }
            if (capture.refused()) {
                found.add(Obstacle.SAMPLE_REFUSED);
            }
            if (capture.nothingTaken()) {
                found.add(Obstacle.SAMPLE_MISSING);
            }
        }
        return found;
    }

    static LaneKind kind(Lane lane) {
        return switch (lane) {
            case KIOSK -> LaneKind.SELF_SERVICE;
            case E_GATE -> LaneKind.E_GATE;
            case DESK, MOBILE -> LaneKind.GUARDED;
        };
    }

    private static Instruction.Final word(LaneLaw.Word word) {
        return switch (word) {
            case OPEN -> Instruction.Final.OPEN;
            case GO_TO_DESK -> Instruction.Final.GO_TO_DESK;
            case TRY_AGAIN -> Instruction.Final.TRY_AGAIN;
        };
    }
}
