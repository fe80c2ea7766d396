package nl.grenspoort.casework;

import nl.grenspoort.access.Lane;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.lane.CaptureLaw;
import nl.grenspoort.entry.lane.Ground;
import nl.grenspoort.entry.lane.Sample;

import java.util.Set;
import java.util.stream.Collectors;

/** What a lane is asked to capture besides the face, by {@link CaptureLaw} (law 3). */
final class CapturesNeeded {
    private CapturesNeeded() {}

    static Set<Capture.Kind> of(Lane lane, Facts facts) {
        return CaptureLaw.asked(Ground.of(LaneRules.kind(lane), facts)).stream()
                .filter(sample -> sample != Sample.FACE)
                .map(CapturesNeeded::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Capture.Kind kind(Sample sample) {
        return switch (sample) {
            case FACE -> Capture.Kind.FACE;
            case FINGERS -> Capture.Kind.FINGERS;
        };
    }
}
