package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.AccessDeniedException;
import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.telemetry.Journey;

import org.apache.camel.Exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the steps of a system's route do otherwise where a portal carries several questions. */
final class PortalSteps {
    /** Answers for the questions that were not permitted and did not travel. */
    private static final String DENIED = "grenspoort.denied";

    private final Map<SystemId, SystemAdapter> adapters;
    private final PortalReplies replies;
    private final AccessPolicy policy;
    private final WireLog log;

    PortalSteps(Map<SystemId, SystemAdapter> adapters, AccessPolicy policy, WireLog log) {
        this.adapters = Map.copyOf(adapters);
        this.replies = new PortalReplies(adapters);
        this.policy = requireNonNull(policy, "policy");
        this.log = requireNonNull(log, "log");
    }

    /**
     * Asks the policy for each question once more; what it denies is logged and does not travel.
     *
     * @return the same with the questions that are permitted, which may be none
     */
    Consultation permitted(Exchange exchange, Consultation joint) {
        List<Consultation> permitted = new ArrayList<>();
        List<SystemAnswer> denied = new ArrayList<>();
        for (Consultation one : joint.carried()) {
            Authorisation given = one.authorisation();
            try {
                Consultation renewed = one.under(policy.renew(given, SystemSteps.direction(one)));
                if (adapter(one.system()).operations().contains(given.operation())) {
                    permitted.add(renewed);
                } else {
                    denied.add(
                            new SystemAnswer.Unavailable(
                                    one.system(), SystemAnswer.Unavailable.NOT_SUPPORTED));
                }
            } catch (AccessDeniedException e) {
                log.denied(one, Journey.of(exchange).context(), e);
                denied.add(
                        new SystemAnswer.NotAsked(
                                one.system(), SystemAnswer.NotAsked.NO_LEGAL_BASIS));
            }
        }
        exchange.setProperty(DENIED, new JointAnswer(denied, List.of()));
        return joint.carrying(permitted);
    }

    /** With the answers for what did not travel. */
    static JointAnswer ended(Exchange exchange, JointAnswer answer) {
        JointAnswer denied = exchange.getProperty(DENIED, JointAnswer.class);
        return denied == null
                ? answer
                : new JointAnswer(
                        Stream.concat(answer.answers().stream(), denied.answers().stream())
                                .toList(),
                        answer.open());
    }

    Attempt translate(Attempt attempt) {
        return replies.portal(attempt.consultation()).translate(attempt, adapters);
    }

    Attempt take(Attempt attempt) {
        return replies.take(attempt);
    }

    JointAnswer answer(Attempt attempt) {
        return replies.answer(attempt);
    }

    JointAnswer filter(Consultation joint, JointAnswer answer) {
        return replies.filter(joint, answer);
    }

    private SystemAdapter adapter(SystemId system) {
        return requireNonNull(adapters.get(system), "adapter");
    }
}
