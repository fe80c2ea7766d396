package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAnswer.NotAsked;

import java.util.List;
import java.util.Set;

/**
 * Whom to ask for this case and whom not, from purpose and traveller class alone.
 *
 * @param notAsked every other known system, with the reason
 * @param mandatory systems the law wants asked for this traveller, connected or not
 * @param paths the consultations as they go out: some together through a portal, others directly
 */
record ConsultationPlan(
        List<Consultation> consultations,
        List<NotAsked> notAsked,
        Set<SystemId> mandatory,
        List<Consultation> paths) {
    ConsultationPlan {
        consultations = List.copyOf(consultations);
        notAsked = List.copyOf(notAsked);
        mandatory = Set.copyOf(mandatory);
        paths = List.copyOf(paths);
    }

    /** Every question directly. */
    ConsultationPlan(
            List<Consultation> consultations, List<NotAsked> notAsked, Set<SystemId> mandatory) {
        this(consultations, notAsked, mandatory, consultations);
    }

    /** The same questions, by these paths. */
    ConsultationPlan by(List<Consultation> chosen) {
        return new ConsultationPlan(consultations, notAsked, mandatory, chosen);
    }
}
