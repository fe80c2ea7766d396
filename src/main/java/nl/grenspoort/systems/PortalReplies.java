package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the replies of a portal bring. */
final class PortalReplies {
    private final Map<SystemId, SystemAdapter> adapters;

    PortalReplies(Map<SystemId, SystemAdapter> adapters) {
        this.adapters = Map.copyOf(adapters);
    }

    Attempt take(Attempt attempt) {
        return portal(attempt.consultation()).take(attempt, adapters);
    }

    /** Nothing came at all: the portal failed, whatever the reason. */
    JointAnswer answer(Attempt attempt) {
        return attempt.codecState() instanceof Progress
                ? portal(attempt.consultation()).answer(attempt)
                : JointAnswer.failed(attempt.consultation());
    }

    /** Each answer cut down by its own system's adapter to what its own authorisation allows. */
    JointAnswer filter(Consultation joint, JointAnswer answer) {
        Map<SystemId, Consultation> asked =
                joint.carried().stream()
                        .collect(Collectors.toUnmodifiableMap(Consultation::system, one -> one));
        return new JointAnswer(
                answer.answers().stream()
                        .map(
                                one -> {
                                    Consultation own = asked.get(one.system());
                                    // what did not travel has nothing to cut
                                    return own == null
                                            ? one
                                            : adapter(one.system()).filter(own, one);
                                })
                        .toList(),
                answer.open());
    }

    /**
     * What a reply that came late brings, by question: answers of systems of which the earlier
     * replies said nothing. That a system is still unknown is no news.
     */
    Map<Consultation, SystemAnswer> brought(Attempt late) {
        Consultation joint = late.consultation();
        Set<SystemId> before =
                answer(late).answers().stream()
                        .map(SystemAnswer::system)
                        .collect(Collectors.toUnmodifiableSet());
        Map<SystemId, SystemAnswer> brought =
                filter(joint, answer(take(late))).answers().stream()
                        .filter(answer -> answer.known() && !before.contains(answer.system()))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        SystemAnswer::system, answer -> answer));
        return joint.carried().stream()
                .filter(one -> brought.containsKey(one.system()))
                .collect(
                        Collectors.toUnmodifiableMap(
                                one -> one,
                                one -> requireNonNull(brought.get(one.system()), "brought")));
    }

    Portal portal(Consultation joint) {
        if (adapter(joint.system()) instanceof Portal portal) {
            return portal;
        }
        throw new IllegalStateException(joint.system() + " carries no questions of others");
    }

    private SystemAdapter adapter(SystemId system) {
        return requireNonNull(adapters.get(system), "adapter");
    }
}
