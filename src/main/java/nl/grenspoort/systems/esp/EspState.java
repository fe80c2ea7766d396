package nl.grenspoort.systems.esp;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Progress;
import nl.grenspoort.systems.SystemAnswer;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How far one query is.
 *
 * @param messageId of the message under way
 * @param accepted the ESP has the query; from then on its answers are asked for
 * @param taken how many parts were brought, whether used or not
 * @param answers used so far
 * @param unfinished more is to come
 */
record EspState(
        UUID messageId,
        boolean accepted,
        int taken,
        Map<SystemId, SystemAnswer> answers,
        boolean unfinished)
        implements Progress {
    EspState {
        requireNonNull(messageId, "messageId");
        answers = Map.copyOf(answers);
    }

    static EspState asking(UUID messageId) {
        return new EspState(messageId, false, 0, Map.of(), false);
    }

    /** Asks for the rest by another message. */
    EspState by(UUID message) {
        return new EspState(message, accepted, taken, answers, false);
    }

    /** With what a message brought. */
    EspState with(Map<SystemId, SystemAnswer> brought, int parts, boolean more) {
        Map<SystemId, SystemAnswer> all = new HashMap<>(answers);
        all.putAll(brought);
        return new EspState(messageId, true, taken + parts, all, more);
    }

    /** The ESP is not asked any more. */
    EspState ended() {
        return new EspState(messageId, accepted, taken, answers, false);
    }
}
