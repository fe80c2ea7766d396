package nl.grenspoort.biometrics;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Something a kiosk captured from the traveller. Images live only as long as a comparison needs
 * them.
 */
public sealed interface Capture {
    Kind kind();

    /** What can be asked for. */
    enum Kind {
        FACE,
        FINGERS,
        ANSWERS
    }

    /**
     * Live facial image.
     *
     * @param image encoded image
     * @param quality 0..100 as the device measured it; null when it doesn't
     * @param device model and firmware, as registered by the vendor
     */
    @SuppressWarnings("ArrayRecordComponent") // an image; compared by no equals
    record Face(
            byte[] image,
            String mediaType,
            @Nullable Integer quality,
            String device,
            PresentationAttack presentationAttack)
            implements Capture {
        public Face {
            requireNonNull(image, "image");
            requireNonNull(mediaType, "mediaType");
            requireNonNull(device, "device");
            requireNonNull(presentationAttack, "presentationAttack");
        }

        @Override
        public Kind kind() {
            return Kind.FACE;
        }

        @Override
        public String toString() {
            return "Face[hidden]";
        }
    }

    /** Flat fingerprints, each by itself: partial sets and either hand are allowed. */
    record Fingers(List<Finger> fingers) implements Capture {
        public Fingers {
            fingers = List.copyOf(fingers);
        }

        @Override
        public Kind kind() {
            return Kind.FINGERS;
        }
    }

    /**
     * One finger: an image, or the reason why there is none.
     *
     * @param image encoded image; null exactly when {@code absence} is given
     * @param quality NFIQ 2 value 0..100; null when the device doesn't measure it
     */
    @SuppressWarnings("ArrayRecordComponent") // an image; compared by no equals
    record Finger(
            FingerPosition position,
            byte @Nullable [] image,
            @Nullable String mediaType,
            @Nullable Integer quality,
            String device,
            PresentationAttack presentationAttack,
            @Nullable Absence absence) {
        public Finger {
            requireNonNull(position, "position");
            requireNonNull(device, "device");
            requireNonNull(presentationAttack, "presentationAttack");
            if ((image == null) != (absence != null)) {
                throw new IllegalArgumentException("a finger has an image or a reason why not");
            }
        }

        @Override
        public String toString() {
            return "Finger[" + position + ", hidden]";
        }
    }

    /**
     * The traveller's answers to questions asked on the screen.
     *
     * @param answers by question key
     */
    record Answers(Map<String, String> answers) implements Capture {
        public Answers {
            answers = Map.copyOf(answers);
        }

        @Override
        public Kind kind() {
            return Kind.ANSWERS;
        }

        @Override
        public String toString() {
            return "Answers[hidden]";
        }
    }
}
