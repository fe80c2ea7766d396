package nl.grenspoort.kiosk.input;

import nl.grenspoort.biometrics.Absence;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.FingerPosition;
import nl.grenspoort.biometrics.PresentationAttack;
import nl.grenspoort.kiosk.problem.InputError.Code;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads captures. Each method throws {@link nl.grenspoort.kiosk.problem.ProblemException} naming
 * every fault.
 */
public final class CaptureInput {
    private static final List<String> FACE_IMAGES = List.of("image/jpeg", "image/jp2", "image/png");
    private static final List<String> FINGER_IMAGES =
            List.of("image/png", "image/x-wsq", "image/jp2");
    private static final int MOST_ANSWERS = 50;

    private final Faults faults = new Faults();
    private final Limits limits;

    private CaptureInput(Limits limits) {
        this.limits = limits;
    }

    /** A live facial image. */
    public static Capture.Face face(Json body, Limits limits) {
        return new CaptureInput(limits).face(body);
    }

    /** Fingers of either hand, each an image or the reason why there is none. */
    public static Capture.Fingers fingers(Json body, Limits limits) {
        return new CaptureInput(limits).fingers(body);
    }

    /** Answers to questions asked on the screen. */
    public static Capture.Answers answers(Json body) {
        Faults faults = new Faults();
        Fields fields = Fields.body(body, faults);
        Map<String, String> answers =
                fields.required("answers")
                        .object()
                        .map(
                                given ->
                                        StringMap.read(
                                                given,
                                                faults,
                                                MOST_ANSWERS,
                                                Rule.QUESTION,
                                                Rule.ANSWER))
                        .orElse(Map.of());
        fields.end();
        faults.refuse();
        return new Capture.Answers(answers);
    }

    private Capture.Face face(Json body) {
        Fields fields = Fields.body(body, faults);
        Optional<byte[]> image = fields.required("image").bytes(limits.imageBytes());
        Optional<String> mediaType = fields.required("mediaType").oneOf(FACE_IMAGES);
        Optional<Integer> quality = fields.optional("quality").integer(0, 100);
        Optional<String> device = fields.required("device").text(Rule.DEVICE);
        Optional<PresentationAttack> attack =
                fields.required("presentationAttack").choice(PresentationAttack.class);
        fields.end();
        faults.refuse();
        return new Capture.Face(
                image.orElseThrow(),
                mediaType.orElseThrow(),
                quality.orElse(null),
                device.orElseThrow(),
                attack.orElseThrow());
    }

    private Capture.Fingers fingers(Json body) {
        Fields fields = Fields.body(body, faults);
        Set<FingerPosition> seen = EnumSet.noneOf(FingerPosition.class);
        List<Capture.Finger> fingers =
                fields.required("fingers").items(1, FingerPosition.values().length).stream()
                        .flatMap(item -> item.object().stream())
                        .flatMap(finger -> finger(finger, seen).stream())
                        .toList();
        fields.end();
        faults.refuse();
        return new Capture.Fingers(fingers);
    }

    private Optional<Capture.Finger> finger(Fields fields, Set<FingerPosition> seen) {
        int before = faults.count();
        Optional<FingerPosition> position =
                fields.required("position").choice(FingerPosition.class);
        if (position.isPresent() && !seen.add(position.get())) {
            faults.add(fields.place("position"), Code.DUPLICATE, "this finger is already given");
        }
        Optional<Absence> absence = fields.optional("absence").choice(Absence.class);
        boolean absent = !fields.optional("absence").absent();
        if (absent) {
            String because = "a finger that is absent has none";
            List.of("image", "mediaType", "quality")
                    .forEach(name -> fields.forbidden(name, because));
        }
        Optional<byte[]> image =
                absent ? Optional.empty() : fields.required("image").bytes(limits.imageBytes());
        Optional<String> mediaType =
                absent ? Optional.empty() : fields.required("mediaType").oneOf(FINGER_IMAGES);
        Optional<Integer> quality =
                absent ? Optional.empty() : fields.optional("quality").integer(0, 100);
        Optional<String> device = fields.required("device").text(Rule.DEVICE);
        Optional<PresentationAttack> attack =
                fields.required("presentationAttack").choice(PresentationAttack.class);
        fields.end();
        return faults.count() > before
                ? Optional.empty()
                : Optional.of(
                        new Capture.Finger(
                                position.orElseThrow(),
                                image.orElse(null),
                                mediaType.orElse(null),
                                quality.orElse(null),
                                device.orElseThrow(),
                                attack.orElseThrow(),
                                absence.orElse(null)));
    }
}
