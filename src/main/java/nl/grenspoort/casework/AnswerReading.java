package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.reference.SchengenCalendar;
import nl.grenspoort.systems.SystemAnswer;

import java.util.Comparator;
import java.util.List;

/**
 * One system's answer, and what it is read against: the documents presented, how far that system is
 * in use on the day of the crossing, and the calendar. The same for an answer in time and a late
 * one.
 *
 * @param operation what was asked, as the access policy names it
 * @param inspections travel documents before others
 */
record AnswerReading(
        SystemAnswer answer,
        String operation,
        List<DocumentInspection> inspections,
        ConsultationPlan.InUse inUse,
        SchengenCalendar calendar) {
    AnswerReading {
        requireNonNull(answer, "answer");
        requireNonNull(operation, "operation");
        inspections = List.copyOf(inspections);
        requireNonNull(inUse, "inUse");
        requireNonNull(calendar, "calendar");
    }

    /** An answer in time. */
    static AnswerReading of(
            Examination examination, SystemAnswer answer, SchengenCalendar calendar) {
        ConsultationPlan plan = examination.planMade();
        return new AnswerReading(
                answer,
                plan.operation(answer.system()),
                examination.travelDocumentFirst(),
                plan.inUse(answer.system()),
                calendar);
    }

    /** Whether that is what was asked, as the access policy names it. */
    boolean asked(String what) {
        return operation.equals(what);
    }

    boolean by(SystemId system) {
        return answer.system().equals(system);
    }

    /**
     * Travel documents before others, and of those the ones that read without fault: identity and
     * nationality are theirs, in whatever order the documents lay on the reader.
     */
    static List<DocumentInspection> travelDocumentFirst(List<DocumentInspection> inspections) {
        return inspections.stream()
                .sorted(
                        Comparator.comparing(FactTranslator::travelDocument)
                                .thenComparing(FactTranslator::readable)
                                .reversed())
                .toList();
    }
}
