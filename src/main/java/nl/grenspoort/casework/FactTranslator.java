package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.entry.Crossing;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.reference.SchengenCalendar;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemData;
import nl.grenspoort.systems.register.RegisterData;
import nl.grenspoort.systems.register.RegisterRecord;
import nl.grenspoort.systems.sis.SisAlert;
import nl.grenspoort.systems.sis.SisData;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From documents and answers to the facts that the rules of {@code entry} look at. */
final class FactTranslator {
    private FactTranslator() {}

    static Facts facts(Examination examination, SchengenCalendar calendar) {
        StayFacts stays = new StayFacts(calendar);
        return Facts.of(
                        examination.check().request().direction() == Question.Direction.ENTRY
                                ? Crossing.ENTRY
                                : Crossing.EXIT,
                        CrossingDay.of(examination.check()),
                        examination.traveller())
                .documents(
                        examination.inspections().stream().map(FactTranslator::document).toList())
                .alerts(alerts(examination))
                .records(records(examination))
                .stays(stays.ees(examination))
                .visas(VisaFacts.of(examination))
                .permits(PermitFacts.of(examination))
                .etias(EtiasFacts.of(examination))
                .enrolment(EnrolmentFacts.of(examination))
                .sltd(SltdFacts.of(examination))
                .calendar(stays.around(examination.check()))
                .observations(examination.check().observed())
                .party(examination.check().party())
                .sources(sources(examination))
                .facts();
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

    private static List<AlertFact> alerts(Examination examination) {
        return data(examination, SisData.class)
                .map(data -> data.alerts().stream().map(FactTranslator::alert).toList())
                .orElse(List.of());
    }

    private static AlertFact alert(SisAlert alert) {
        return new AlertFact(
                alert.category(),
                alert.subject() == SisAlert.Subject.DOCUMENT,
                alert.misusedIdentity(),
                alert.freeMovementRight(),
                alert.flagged(),
                alert.issuingState(),
                alert.schengenId(),
                alert.entryBan(),
                new TreeSet<>(alert.warnings()));
    }

    /** Of every national register that was asked: each record with the one that holds it. */
    private static List<RegisterFact> records(Examination examination) {
        List<RegisterFact> records = new ArrayList<>();
        for (SystemAnswer answer : examination.answers()) {
            if (answer instanceof SystemAnswer.Data(SystemId system, _, RegisterData data)) {
                data.records().forEach(entry -> records.add(entry(system, entry)));
            }
        }
        return records;
    }

    private static RegisterFact entry(SystemId register, RegisterRecord entry) {
        return new RegisterFact(
                register.value(),
                kind(entry),
                entry.match().uncertain(),
                entry.warnings().stream()
                        .map(Enum::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                entry.reference());
    }

    private static RegisterFact.Kind kind(RegisterRecord entry) {
        return switch (entry.kind()) {
            case WANTED ->
                    entry.action() == RegisterRecord.Action.SERVE_SUMMONS
                            ? RegisterFact.Kind.SUMMONS
                            : RegisterFact.Kind.ARREST;
            case REFUSED_ENTRY_NATIONAL -> RegisterFact.Kind.REFUSAL;
            case LOST_STOLEN_INVALID_DOCUMENT -> RegisterFact.Kind.DOCUMENT;
            case MISSING -> RegisterFact.Kind.MISSING;
        };
    }

    private static List<SourceFact> sources(Examination examination) {
        ConsultationPlan plan = examination.planMade();
        List<SourceFact> sources = new ArrayList<>();
        for (SystemAnswer answer : examination.answers()) {
            sources.add(
                    new SourceFact(
                            answer.system().value(),
                            answer.known() ? SourceFact.State.ANSWERED : SourceFact.State.UNKNOWN,
                            plan.mandatory().contains(answer.system()),
                            copyAge(answer)));
        }
        for (SystemAnswer.NotAsked left : plan.notAsked()) {
            sources.add(
                    new SourceFact(
                            left.system().value(),
                            state(left),
                            plan.mandatory().contains(left.system()),
                            null));
        }
        nobodyForgotten(plan, sources);
        return sources;
    }

    /**
     * Whatever a route left out: a mandatory system of which nothing is known at all is unknown
     * (law 1 holds however a route is edited).
     */
    private static void nobodyForgotten(ConsultationPlan plan, List<SourceFact> sources) {
        Set<String> told =
                sources.stream().map(SourceFact::system).collect(Collectors.toUnmodifiableSet());
        plan.mandatory().stream()
                .map(SystemId::value)
                .filter(system -> !told.contains(system))
                .sorted()
                .forEach(
                        system ->
                                sources.add(
                                        new SourceFact(
                                                system, SourceFact.State.UNKNOWN, true, null)));
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

    private static @Nullable Long copyAge(SystemAnswer answer) {
        SystemAnswer.Source source =
                switch (answer) {
                    case SystemAnswer.Data data -> data.source();
                    case SystemAnswer.NoData nothing -> nothing.source();
                    default -> SystemAnswer.Source.CENTRAL;
                };
        return source.kind() == SystemAnswer.Source.Kind.CENTRAL ? null : source.age().toMinutes();
    }

    private static <D extends SystemData> Optional<D> data(Examination examination, Class<D> type) {
        return examination.answers().stream()
                .filter(SystemAnswer.Data.class::isInstance)
                .map(answer -> ((SystemAnswer.Data) answer).data())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
