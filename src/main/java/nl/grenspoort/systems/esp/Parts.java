package nl.grenspoort.systems.esp;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.NoData;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.TimedOut;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.esp.Message.Part;
import nl.grenspoort.systems.esp.Message.Status;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the parts of one message say, held against what was asked. A message that lies is not used:
 * the systems it names are unknown, and the ESP is asked nothing more.
 *
 * @param answers by system; of a system that the message contradicts, instead of an earlier answer
 * @param last nothing more is asked for
 */
record Parts(Map<SystemId, SystemAnswer> answers, boolean last) {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final String NOT_UNDERSTOOD = "NOT_UNDERSTOOD";

    static Parts of(
            Consultation joint,
            EspState state,
            Message message,
            Map<SystemId, SystemAdapter> adapters) {
        Map<SystemId, Consultation> asked =
                joint.carried().stream()
                        .collect(Collectors.toUnmodifiableMap(Consultation::system, one -> one));
        if (lies(joint, asked, state, message)) {
            LOG.warn("The ESP answers query {} with what can't be true", joint.messageId());
            return new Parts(unknown(asked, message), true);
        }
        Map<SystemId, SystemAnswer> answers = new HashMap<>();
        for (Part part : message.parts()) {
            Consultation own = requireNonNull(asked.get(part.system()), "asked");
            SystemAdapter adapter = requireNonNull(adapters.get(part.system()), "adapter");
            answers.put(part.system(), answer(part, own, adapter));
        }
        if (message.complete()) {
            silent(asked.keySet(), state, answers);
        }
        return new Parts(answers, message.complete());
    }

    /**
     * About another query, a system not asked, another question, or a system a second time. A part
     * that repeats an earlier one is a lie too: who counts parts wrongly leaves out others.
     */
    private static boolean lies(
            Consultation joint,
            Map<SystemId, Consultation> asked,
            EspState state,
            Message message) {
        if (!joint.messageId().toString().equals(message.query())) {
            return true;
        }
        Set<SystemId> seen = new HashSet<>(state.answers().keySet());
        for (Part part : message.parts()) {
            Consultation own = asked.get(part.system());
            if (own == null
                    || !own.messageId().toString().equals(part.messageId())
                    || !seen.add(part.system())) {
                return true;
            }
        }
        return false;
    }

    private static Map<SystemId, SystemAnswer> unknown(
            Map<SystemId, Consultation> asked, Message message) {
        return message.parts().stream()
                .map(Part::system)
                .filter(asked::containsKey)
                .distinct()
                .collect(
                        Collectors.toUnmodifiableMap(
                                system -> system,
                                system -> new Unavailable(system, NOT_UNDERSTOOD)));
    }

    /**
     * The ESP says nothing of a system that the user has no right to (Art. 9(4)): nothing is known
     * of it then, which is not "no hit".
     */
    private static void silent(
            Set<SystemId> asked, EspState state, Map<SystemId, SystemAnswer> answers) {
        asked.stream()
                .filter(system -> !state.answers().containsKey(system))
                .forEach(
                        system -> answers.putIfAbsent(system, new Unavailable(system, "NO_RIGHT")));
    }

    private static SystemAnswer answer(Part part, Consultation own, SystemAdapter adapter) {
        return switch (part.status()) {
            case TIMEOUT -> new TimedOut(part.system());
            // the system failed, not the ESP: it is not asked again (Art. 11 is about the ESP)
            case UNAVAILABLE -> new Unavailable(part.system(), "CONNECTION");
            case DATA, NO_DATA ->
                    agreed(part, adapter.read(requireNonNull(part.body(), "body"), own));
        };
    }

    /** What the ESP says of an answer must be what the answer says. */
    private static SystemAnswer agreed(Part part, SystemAnswer read) {
        if (!read.system().equals(part.system())) {
            return new Unavailable(part.system(), NOT_UNDERSTOOD);
        }
        return switch (read) {
            case Data(SystemId system, Source source, var data) when part.status() == Status.DATA ->
                    new Data(system, older(source, part.source()), data);
            case NoData(SystemId system, Source source) when part.status() == Status.NO_DATA ->
                    new NoData(system, older(source, part.source()));
            case Data _, NoData _ -> new Unavailable(part.system(), NOT_UNDERSTOOD);
            default -> read;
        };
    }

    /** The less fresh of what the system and the ESP say. */
    private static Source older(Source one, Source other) {
        return other.kind() != Source.Kind.CENTRAL
                        && (one.kind() == Source.Kind.CENTRAL
                                || other.age().compareTo(one.age()) > 0)
                ? other
                : one;
    }
}
