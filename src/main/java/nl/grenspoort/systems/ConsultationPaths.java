package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.AccessPolicy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which questions of a plan go out together through the portal, and which directly. Without a
 * portal all go directly.
 */
public final class ConsultationPaths {
    private final @Nullable Portal portal;
    private final AccessPolicy policy;
    private final InstantSource clock;

    ConsultationPaths(@Nullable Portal portal, AccessPolicy policy, InstantSource clock) {
        this.portal = portal;
        this.policy = requireNonNull(policy, "policy");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Every question directly. */
    public static ConsultationPaths direct(AccessPolicy policy, InstantSource clock) {
        return new ConsultationPaths(null, policy, clock);
    }

    /**
     * The plan's questions, each exactly once: one joint consultation of those that the portal
     * carries, where there are any, and the others as they are.
     *
     * @param messageId of the joint message
     */
    public List<Consultation> of(List<Consultation> plan, UUID messageId) {
        Portal by = portal;
        if (by == null) {
            return List.copyOf(plan);
        }
        List<Consultation> carried = plan.stream().filter(one -> by.serves(one.system())).toList();
        if (carried.isEmpty()) {
            return List.copyOf(plan);
        }
        List<Consultation> paths = new ArrayList<>();
        paths.add(joint(by, carried, messageId));
        plan.stream().filter(one -> !by.serves(one.system())).forEach(paths::add);
        return List.copyOf(paths);
    }

    private Consultation joint(Portal by, List<Consultation> carried, UUID messageId) {
        Consultation first = carried.getFirst();
        Instant patience = clock.instant().plus(by.patience());
        return new Consultation(
                messageId,
                policy.authoriseCarrying(
                        by.system(),
                        by.basis(),
                        carried.stream().map(Consultation::authorisation).toList()),
                first.question(),
                first.actor(),
                patience.isBefore(first.deadline()) ? patience : first.deadline(),
                carried);
    }
}
