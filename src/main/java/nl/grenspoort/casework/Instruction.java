package nl.grenspoort.casework;

import nl.grenspoort.biometrics.Capture;

import java.util.List;

/** All that a kiosk ever hears (law 3). Each has one text, the same whatever its cause. */
public sealed interface Instruction {
    /** Capture these, then report. */
    record CaptureThese(List<Capture.Kind> captures) implements Instruction {
        public CaptureThese {
            captures = List.copyOf(captures);
        }
    }

    /** Ask again; {@code Prefer: wait} saves asking often. */
    record Wait() implements Instruction {}

    /** The last word to this traveller at this lane. */
    enum Final implements Instruction {
        OPEN,
        GO_TO_DESK,
        TRY_AGAIN
    }

    /**
     * The word in the contract: {@code CAPTURE}, {@code WAIT}, {@code OPEN}, {@code GO_TO_DESK},
     * {@code TRY_AGAIN}.
     */
    default String word() {
        return switch (this) {
            case CaptureThese _ -> "CAPTURE";
            case Wait _ -> "WAIT";
            case Final last -> last.name();
        };
    }
}
