package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.entry.Crossing;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.reference.SchengenCalendar;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAnswer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From documents and answers to the facts that the rules of {@code entry} look at. */
final class FactTranslator {
    private FactTranslator() {}

    /** All that is known when every system has had its time; what did not answer is unknown. */
    static Facts facts(Examination examination, SchengenCalendar calendar) {
        return facts(examination, calendar, SourceFact.State.UNKNOWN);
    }

    /** What is known so far; what has not answered yet may still do so. */
    static Facts soFar(Examination examination, SchengenCalendar calendar) {
        return facts(examination, calendar, SourceFact.State.PENDING);
    }

    /**
     * @param silent what is said of a system that was asked and has not answered
     */
    private static Facts facts(
            Examination examination, SchengenCalendar calendar, SourceFact.State silent) {
        Facts facts =
                Facts.of(
                                examination.check().request().direction()
                                                == Question.Direction.ENTRY
                                        ? Crossing.ENTRY
                                        : Crossing.EXIT,
                                CrossingDay.of(examination.check()),
                                examination.traveller())
                        .documents(
                                examination.inspections().stream()
                                        .map(FactTranslator::document)
                                        .toList())
                        .calendar(new StayFacts(calendar).around(examination.check()))
                        .observations(examination.check().observed())
                        .party(examination.check().party())
                        .sources(sources(examination.planMade(), silent))
                        .facts();
        for (SystemAnswer answer : examination.answers()) {
            facts = AnswerFacts.add(facts, AnswerReading.of(examination, answer, calendar));
        }
        return facts;
    }

    private static PresentedDocumentFact document(DocumentInspection inspection) {
        Mrz mrz = inspection.mrz();
        return new PresentedDocumentFact(
                inspection.kind(),
                readable(inspection),
                mrz == null ? null : mrz.expiry(),
                chip(inspection.chip()),
                inspection.chipAgreesWithPage());
    }

    static boolean travelDocument(DocumentInspection inspection) {
        return document(inspection).travelDocument();
    }

    /**
     * Readable is what can be searched by: a holder, a number and, in force or not, an expiry date.
     * Check digits also hold over filler.
     */
    static boolean readable(DocumentInspection inspection) {
        Mrz mrz = inspection.mrz();
        return mrz != null
                && mrz.checkDigitsHold()
                && mrz.expiry() != null
                && inspection.person().isPresent()
                && inspection.reference().isPresent();
    }

    static PresentedDocumentFact.Chip chip(ChipVerdict verdict) {
        return switch (verdict.result()) {
            case PASSED, PASSED_WITH_REMARKS -> PresentedDocumentFact.Chip.AUTHENTIC;
            case FAILED -> PresentedDocumentFact.Chip.FORGED;
            case UNDETERMINED -> PresentedDocumentFact.Chip.UNPROVED;
            case NOT_PERFORMED -> PresentedDocumentFact.Chip.NOT_READ;
        };
    }

    /**
     * Every system of the plan and every one left out of it. Whatever a route left out: a mandatory
     * system of which nothing is known at all is unknown (law 1 holds however a route is edited).
     */
    private static List<SourceFact> sources(ConsultationPlan plan, SourceFact.State silent) {
        Map<SystemId, SourceFact.State> states = new LinkedHashMap<>();
        plan.consultations().forEach(one -> states.put(one.system(), silent));
        plan.notAsked().forEach(left -> states.putIfAbsent(left.system(), state(left)));
        plan.mandatory().stream()
                .sorted(Comparator.comparing(SystemId::value))
                .forEach(system -> states.putIfAbsent(system, SourceFact.State.UNKNOWN));
        List<SourceFact> sources = new ArrayList<>();
        states.forEach(
                (system, state) ->
                        sources.add(
                                new SourceFact(
                                        system.value(),
                                        state,
                                        plan.mandatory().contains(system),
                                        null)));
        return sources;
    }

    private static SourceFact.State state(SystemAnswer.NotAsked left) {
        return switch (left.reason()) {
            case SystemAnswer.NotAsked.NOT_CONNECTED -> SourceFact.State.NOT_CONNECTED;
            case SystemAnswer.NotAsked.NOT_LIVE -> SourceFact.State.NOT_LIVE;
            case SystemAnswer.NotAsked.INTERRUPTED, SystemAnswer.NotAsked.SWITCHED_OFF ->
                    SourceFact.State.UNKNOWN;
            default -> SourceFact.State.NOT_NEEDED;
        };
    }
}
