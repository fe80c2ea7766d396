package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.biometrics.Absence;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.PresentationAttack;

import java.util.List;

/**
 * What is remembered of a capture: that it was made, and what the device said of it. Never the
 * image (law 10).
 *
 * @param attack the device reported a presentation attack
 * @param refused the traveller refused at least one finger
 */
record CaptureReceipt(Capture.Kind kind, boolean attack, boolean refused, List<String> facts) {
    CaptureReceipt {
        requireNonNull(kind, "kind");
        facts = List.copyOf(facts);
    }

    /** A second capture does not undo what the device or the traveller said at the first. */
    CaptureReceipt after(CaptureReceipt earlier) {
        return new CaptureReceipt(
                kind, attack || earlier.attack, refused || earlier.refused, facts);
    }

    /** Fingers were asked for and not one could be taken, for whatever reason. */
    boolean nothingTaken() {
        return kind == Capture.Kind.FINGERS
                && facts.stream().noneMatch(fact -> fact.matches("[A-Z_]+=(\\d+|null)"));
    }

    static CaptureReceipt of(Capture capture) {
        return switch (capture) {
            case Capture.Face face ->
                    new CaptureReceipt(
                            Capture.Kind.FACE,
                            face.presentationAttack() == PresentationAttack.ATTACK,
                            false,
                            List.of("quality=" + face.quality(), "device=" + face.device()));
            case Capture.Fingers fingers ->
                    new CaptureReceipt(
                            Capture.Kind.FINGERS,
                            fingers.fingers().stream()
                                    .anyMatch(
                                            finger ->
                                                    finger.presentationAttack()
                                                            == PresentationAttack.ATTACK),
                            fingers.fingers().stream()
                                    .anyMatch(finger -> finger.absence() == Absence.REFUSED),
                            fingers.fingers().stream().map(CaptureReceipt::fact).toList());
            case Capture.Answers answers ->
                    new CaptureReceipt(
                            Capture.Kind.ANSWERS,
                            false,
                            false,
                            answers.answers().keySet().stream().sorted().toList());
        };
    }

    private static String fact(Capture.Finger finger) {
        return finger.position()
                + (finger.absence() == null ? "=" + finger.quality() : "=" + finger.absence());
    }
}
