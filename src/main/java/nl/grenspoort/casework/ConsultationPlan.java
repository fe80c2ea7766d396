package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.reference.Phase;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAnswer.NotAsked;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom to ask for this case and whom not, from purpose and traveller class alone.
 *
 * @param notAsked every other known system, with the reason
 * @param mandatory systems the law wants asked for this traveller, connected or not
 * @param phases of systems that come into use by phases, on the day of the crossing
 * @param paths the consultations as they go out: some together through a portal, others directly
 */
record ConsultationPlan(
        List<Consultation> consultations,
        List<NotAsked> notAsked,
        Set<SystemId> mandatory,
        Map<SystemId, InUse> phases,
        List<Consultation> paths) {
    ConsultationPlan {
        consultations = List.copyOf(consultations);
        notAsked = List.copyOf(notAsked);
        mandatory = Set.copyOf(mandatory);
        phases = Map.copyOf(phases);
        paths = List.copyOf(paths);
    }

    /** Every question directly. */
    ConsultationPlan(
            List<Consultation> consultations,
            List<NotAsked> notAsked,
            Set<SystemId> mandatory,
            Map<SystemId, InUse> phases) {
        this(consultations, notAsked, mandatory, phases, consultations);
    }

    /** The same questions, by these paths. */
    ConsultationPlan by(List<Consultation> chosen) {
        return new ConsultationPlan(consultations, notAsked, mandatory, phases, chosen);
    }

    /** What a system is asked, as the access policy names it; empty where it is not. */
    String operation(SystemId system) {
        return consultations.stream()
                .filter(one -> one.system().equals(system))
                .map(one -> one.authorisation().operation())
                .findFirst()
                .orElse("");
    }

    /** Whether the system is asked this, as the access policy names it. */
    boolean asks(SystemId system, String operation) {
        return operation(system).equals(operation);
    }

    /** How far a system was in use that day; fully where it never was otherwise. */
    InUse inUse(SystemId system) {
        return phases.getOrDefault(system, InUse.FULLY);
    }

    /**
     * How far a system is in use.
     *
     * @param graceSince first day of its period of grace; null where it has none
     */
    record InUse(Phase phase, @Nullable LocalDate graceSince) {
        static final InUse FULLY = new InUse(Phase.FULL, null);

        static InUse of(Phases phases, SystemId system, LocalDate day) {
            return phases.dated(system.value())
                    ? new InUse(
                            phases.on(system.value(), day),
                            phases.begins(system.value(), Phase.GRACE).orElse(null))
                    : FULLY;
        }
    }
}
