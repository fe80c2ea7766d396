package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.systems.SystemAnswer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a check while systems are still asked, for the desk that waits: as much of it as
 * a conclusion keeps (law 10), without an advice.
 *
 * @param answers one per system of the plan, {@code PENDING} where none came yet, and per system
 *     not asked
 */
record PartialResult(
        Facts facts,
        List<DocumentInspection> inspections,
        List<BorderCheckView.AnswerView> answers) {
    PartialResult {
        requireNonNull(facts, "facts");
        inspections = List.copyOf(inspections);
        answers = List.copyOf(answers);
    }

    /**
     * Of an examination that has its plan.
     *
     * @param soFar its facts
     */
    static PartialResult of(Examination examination, Facts soFar) {
        ConsultationPlan plan = examination.planMade();
        List<SystemAnswer> told = new ArrayList<>(examination.answers());
        told.addAll(plan.notAsked());
        Set<SystemId> known =
                told.stream().map(SystemAnswer::system).collect(Collectors.toUnmodifiableSet());
        List<BorderCheckView.AnswerView> answers = new ArrayList<>();
        told.forEach(answer -> answers.add(BorderCheckView.AnswerView.of(answer)));
        plan.consultations().stream()
                .filter(asked -> !known.contains(asked.system()))
                .forEach(asked -> answers.add(BorderCheckView.AnswerView.pending(asked.system())));
        return new PartialResult(soFar, examination.inspections(), answers);
    }
}
