package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.register.RegisterData;
import nl.grenspoort.systems.register.RegisterRecord;
import nl.grenspoort.systems.sis.SisAlert;
import nl.grenspoort.systems.sis.SisData;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * From one system's answer to what it adds to the facts. A check's facts are those of its documents
 * with each answer added, so that in which order they come, in time or late, makes no difference.
 */
final class AnswerFacts {
    private AnswerFacts() {}

    /** The facts with this answer. */
    static Facts add(Facts facts, AnswerReading read) {
        return of(read).addTo(facts);
    }

    /** What the answer says, as far as the law cares. */
    static AnswerPart of(AnswerReading read) {
        SystemAnswer answer = read.answer();
        return new AnswerPart(
                BorderCheckView.AnswerView.of(answer),
                answer.known() ? SourceFact.State.ANSWERED : SourceFact.State.UNKNOWN,
                copyAge(answer),
                alerts(answer),
                records(answer),
                new StayFacts(read.calendar()).ees(answer),
                VisaFacts.of(read),
                PermitFacts.of(read),
                EtiasFacts.of(read),
                EnrolmentFacts.of(read),
                SltdFacts.of(answer));
    }

    private static List<AlertFact> alerts(SystemAnswer answer) {
        return answer instanceof SystemAnswer.Data(_, _, SisData data)
                ? data.alerts().stream().map(AnswerFacts::alert).toList()
                : List.of();
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
                new TreeSet<>(alert.warnings()),
                uncertain(alert));
    }

    /** Whose identity a guard has to compare first: 2018/1861 Art. 33(1), Annex V, Part B. */
    private static boolean uncertain(SisAlert alert) {
        return alert.matchType() == SisAlert.MatchType.FUZZY
                || alert.matchType() == SisAlert.MatchType.ALIAS
                || alert.identity() == SisAlert.IdentityCategory.NOT_CONFIRMED
                || alert.identity() == SisAlert.IdentityCategory.ALIAS;
    }

    /** Each record with the register that holds it: there may be several. */
    private static List<RegisterFact> records(SystemAnswer answer) {
        return answer instanceof SystemAnswer.Data(SystemId system, _, RegisterData data)
                ? data.records().stream().map(entry -> entry(system, entry)).toList()
                : List.of();
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

    private static @Nullable Long copyAge(SystemAnswer answer) {
        SystemAnswer.Source source =
                switch (answer) {
                    case SystemAnswer.Data data -> data.source();
                    case SystemAnswer.NoData nothing -> nothing.source();
                    default -> SystemAnswer.Source.CENTRAL;
                };
        return source.kind() == SystemAnswer.Source.Kind.CENTRAL ? null : source.age().toMinutes();
    }
}
