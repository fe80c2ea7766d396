package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.systems.SystemAnswer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The value that {@code routes/border-check} carries from step to step; each step adds what it
 * found.
 *
 * @param lease number of the lease it is examined under; only the newest may conclude it
 * @param inspections one per presented document, in the order presented
 * @param plan whom to ask, and whom not; null before {@code plan-consultations}
 * @param answers of systems asked so far
 * @param traveller undetermined before {@code classify-traveller}
 * @param facts null before {@code assess-conditions}
 * @param assessment null before {@code assess-conditions}
 * @param conclusion null before {@code advise}
 */
record Examination(
        BorderCheck check,
        long lease,
        List<DocumentInspection> inspections,
        Traveller traveller,
        @Nullable ConsultationPlan plan,
        List<SystemAnswer> answers,
        @Nullable Facts facts,
        @Nullable Assessment assessment,
        @Nullable Conclusion conclusion) {
    Examination {
        requireNonNull(check, "check");
        inspections = List.copyOf(inspections);
        answers = List.copyOf(answers);
    }

    static Examination begin(BorderCheck check) {
        return begin(check, BorderCheckStore.FIRST_LEASE);
    }

    /** Of a check that was taken over under this lease. */
    static Examination begin(BorderCheck check, long lease) {
        return new Examination(
                check,
                lease,
                List.of(),
                Traveller.of(TravellerClass.UNDETERMINED),
                null,
                List.of(),
                null,
                null,
                null);
    }

    Examination inspected(List<DocumentInspection> found) {
        return new Examination(
                check, lease, found, traveller, plan, answers, facts, assessment, conclusion);
    }

    Examination classified(Traveller known) {
        return new Examination(
                check, lease, inspections, known, plan, answers, facts, assessment, conclusion);
    }

    Examination planned(ConsultationPlan made) {
        return new Examination(
                check, lease, inspections, traveller, made, answers, facts, assessment, conclusion);
    }

    Examination answered(SystemAnswer answer) {
        List<SystemAnswer> more = new ArrayList<>(answers);
        more.add(answer);
        return new Examination(
                check, lease, inspections, traveller, plan, more, facts, assessment, conclusion);
    }

    Examination assessed(Facts known, Assessment found) {
        return new Examination(
                check, lease, inspections, traveller, plan, answers, known, found, conclusion);
    }

    TravellerClass travellerClass() {
        return traveller.travellerClass();
    }

    /** The plan; {@code plan-consultations} comes before every step that asks for it. */
    ConsultationPlan planMade() {
        return requireNonNull(plan, "the route plans before it consults");
    }

    /**
     * Travel documents before others, and of those the ones that read without fault: identity and
     * nationality are theirs, in whatever order the documents lay on the reader.
     */
    List<DocumentInspection> travelDocumentFirst() {
        return AnswerReading.travelDocumentFirst(inspections);
    }

    Examination concluded(Conclusion found) {
        return new Examination(
                check, lease, inspections, traveller, plan, answers, facts, assessment, found);
    }
}
