package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Terminal;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.casework.BorderCheckView.Status;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.PartyFact;
import nl.grenspoort.messagelog.LogRecord;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A case with a crossing: one person, one terminal, one conversation. A value: every change makes a
 * new one, which the store keeps.
 *
 * @param judgedAt the time the law is applied at; {@code openedAt} except in the sandbox
 * @param actor who opened it, for the log
 * @param request what the terminal gave; without chip files once they were examined
 * @param captures what was captured so far, without images
 * @param completed the terminal said that no more captures come
 * @param conclusion what the examination found; null while it runs
 * @param last the final instruction; null before
 * @param late answers that came when the check had gone on without them; empty in rows of an older
 *     node
 * @param observations of officers, in the order made; empty in rows of an older node
 * @param party with whom the traveller crosses; null when nobody said, and in rows of an older node
 * @param revisions how often and why the assessment was made anew; empty in rows of an older node
 */
record BorderCheck(
        UUID id,
        Instant openedAt,
        Instant judgedAt,
        Terminal terminal,
        LogRecord.Actor actor,
        NewBorderCheck request,
        List<CaptureReceipt> captures,
        boolean completed,
        @Nullable Conclusion conclusion,
        Status status,
        Instruction.@Nullable Final last,
        BorderChecks.@Nullable Passage passage,
        List<Late> late,
        List<ObservedFact> observations,
        @Nullable PartyFact party,
        List<Revision> revisions) {

    /** How long a conversation may take. */
    static final Duration LIFE = Duration.ofMinutes(10);

    BorderCheck {
        requireNonNull(id, "id");
        captures = List.copyOf(captures);
        requireNonNull(status, "status");
        late = late == null ? List.of() : List.copyOf(late);
        observations = observations == null ? List.of() : List.copyOf(observations);
        revisions = revisions == null ? List.of() : List.copyOf(revisions);
    }

    static BorderCheck opened(UUID id, Instant now, Caller caller, NewBorderCheck request) {
        return new BorderCheck(
                id,
                now,
                caller.sandboxTime() == null ? now : caller.sandboxTime(),
                caller.terminal(),
                caller.actor(),
                request,
                List.of(),
                false,
                null,
                Status.OPEN,
                null,
                null,
                List.of(),
                asOpened(request, caller.actor(), now),
                null,
                List.of());
    }

    /** What the officer had found out before opening the check. */
    private static List<ObservedFact> asOpened(
            NewBorderCheck request, LogRecord.Actor actor, Instant at) {
        return request.observations().stream()
                .map(one -> new ObservedFact(requireNonNull(actor.officer(), "officer"), at, one))
                .toList();
    }

    /** As it stood when it was opened: what the same idempotency key is answered with again. */
    BorderCheck atOpening() {
        return new BorderCheck(
                id,
                openedAt,
                judgedAt,
                terminal,
                actor,
                request,
                List.of(),
                false,
                null,
                Status.OPEN,
                null,
                null,
                List.of(),
                asOpened(request, actor, openedAt),
                null,
                List.of());
    }

    /**
     * Whether what was found at its opening is too old to open a gate on: alerts and duty may have
     * changed since.
     */
    boolean tooOldAt(Instant now) {
        return openedAt.plus(LIFE).isBefore(now);
    }

    /** Ended by time: whoever still stands there goes to the desk. */
    BorderCheck outlived() {
        return status == Status.OPEN
                ? change(
                        draft -> {
                            draft.request = request.withoutChipFiles();
                            draft.status = Status.CONCLUDED;
                            draft.last = Instruction.Final.GO_TO_DESK;
                        })
                : this;
    }

    BorderCheck captured(CaptureReceipt receipt) {
        mustBeOpen();
        List<CaptureReceipt> more = new ArrayList<>();
        CaptureReceipt kept = receipt;
        for (CaptureReceipt earlier : captures) {
            if (earlier.kind() == receipt.kind()) {
                kept = kept.after(earlier);
            } else {
                more.add(earlier);
            }
        }
        more.add(kept);
        return with(more, completed, conclusion).settled();
    }

    BorderCheck complete() {
        if (status == Status.ABANDONED) {
            throw new BorderCheckException(Reason.ENDED);
        }
        return last != null ? this : with(captures, true, conclusion).settled();
    }

    /** What the examination found. A check that was ended meanwhile keeps its end. */
    BorderCheck concluded(Conclusion found) {
        return conclusion != null ? this : with(captures, completed, found).settled();
    }

    BorderCheck abandoned() {
        if (status == Status.ABANDONED) {
            return this;
        }
        mustBeOpen();
        return ended(Status.ABANDONED, null);
    }

    BorderCheck passed(BorderChecks.Passage happened) {
        if (status == Status.PASSED_ON && passage == happened) {
            return this;
        }
        if (status == Status.OPEN) {
            throw new BorderCheckException(Reason.NOT_CONCLUDED);
        }
        if (status != Status.CONCLUDED) {
            throw new BorderCheckException(Reason.ENDED);
        }
        return ended(Status.PASSED_ON, happened);
    }

    /** An answer came late. The assessment made with it is a {@link Reassessment}'s. */
    BorderCheck answeredLate(Late answer) {
        return change(draft -> draft.late = oneMore(late, answer));
    }

    /**
     * What is known now, and a new assessment would rest on; null before the examination ends, and
     * of a check that an older node concluded, which kept no facts.
     */
    @Nullable Facts factsNow() {
        Facts facts = conclusion == null ? null : conclusion.facts();
        if (facts == null) {
            return null;
        }
        facts = facts.change().observations(observed()).party(party).facts();
        for (Late one : late) {
            facts = one.part() == null ? facts : one.part().addTo(facts);
        }
        return facts;
    }

    /** Answers that came late and say more than was known: of each system the first. */
    List<BorderCheckView.AnswerView> toldSince(Facts known) {
        List<BorderCheckView.AnswerView> told = new ArrayList<>();
        Facts facts = known;
        for (Late one : late) {
            AnswerPart part = one.part();
            if (part != null && part.addsTo(facts)) {
                told.add(part.answer());
                facts = part.addTo(facts);
            }
        }
        return told;
    }

    /** Whether something is known that the assessment does not rest on yet. */
    boolean unweighed() {
        Facts now = factsNow();
        return now != null && !now.equals(requireNonNull(conclusion).facts());
    }

    /**
     * A new assessment of what is known now. At a guarded lane the instruction follows it until the
     * traveller has passed; what a machine was told stays.
     */
    BorderCheck revised(Conclusion anew, Revision revision) {
        BorderCheck revised =
                change(
                        draft -> {
                            draft.conclusion = anew;
                            draft.revisions = oneMore(revisions, revision);
                        });
        if (last == null) {
            return revised.settled();
        }
        if (status != Status.CONCLUDED || !terminal.lane().guarded()) {
            return revised;
        }
        Instruction.Final next = LaneRules.last(revised, anew);
        boolean opensTooLate =
                last != Instruction.Final.OPEN
                        && next == Instruction.Final.OPEN
                        && tooOldAt(revision.at());
        return opensTooLate ? revised : revised.change(draft -> draft.last = next);
    }

    /**
     * What an officer found out, from the opening until the passage. The same said again changes
     * nothing. The assessment made with it is a {@link Reassessment}'s.
     *
     * @throws BorderCheckException {@link Reason#ENDED}, {@link Reason#TOO_MANY_OBSERVATIONS}, or
     *     {@link Reason#DAY_OUT_OF_RANGE}
     */
    BorderCheck observed(ObservedFact fact) {
        if (status == Status.ABANDONED || status == Status.PASSED_ON) {
            throw new BorderCheckException(Reason.ENDED);
        }
        if (said(fact)) {
            return this;
        }
        if (observations.size() >= NewBorderCheck.MOST_OBSERVATIONS) {
            throw new BorderCheckException(Reason.TOO_MANY_OBSERVATIONS);
        }
        String wrong = ObservationDays.wrongField(fact.observation(), CrossingDay.of(this));
        if (wrong != null) {
            throw BorderCheckException.dayOutOfRange("/" + wrong);
        }
        return change(draft -> draft.observations = oneMore(observations, fact));
    }

    /** What is known of the others of the party by now; of who has left it makes no difference. */
    BorderCheck inParty(PartyFact known) {
        return status == Status.ABANDONED || status == Status.PASSED_ON
                ? this
                : change(draft -> draft.party = known);
    }

    /** Among those that count: each of its kind, or the latest. */
    private boolean said(ObservedFact fact) {
        Stream<Observation> same =
                observations.stream()
                        .filter(one -> one.kind() == fact.kind())
                        .map(ObservedFact::observation);
        return fact.kind().eachCounts()
                ? same.anyMatch(fact.observation()::equals)
                : same.reduce((_, later) -> later).filter(fact.observation()::equals).isPresent();
    }

    /** What officers found out, for the law, which does not ask who. */
    List<Observation> observed() {
        return observations.stream().map(ObservedFact::observation).toList();
    }

    /** What the terminal is to do next. */
    Instruction next() {
        if (last != null) {
            return last;
        }
        if (status == Status.ABANDONED) {
            return Instruction.Final.GO_TO_DESK;
        }
        List<Capture.Kind> missing = missingCaptures();
        return completed || missing.isEmpty()
                ? new Instruction.Wait()
                : new Instruction.CaptureThese(missing);
    }

    /**
     * Captures that are asked for and not yet given. They follow from the documents and from
     * enrolment in EES alone, never from a hit, a score or a draw (law 3). At a desk the guard
     * captures what the guard needs.
     */
    List<Capture.Kind> missingCaptures() {
        if (terminal.lane().guarded()) {
            return List.of();
        }
        Set<Capture.Kind> asked = EnumSet.of(Capture.Kind.FACE);
        if (conclusion != null) {
            asked.addAll(conclusion.capturesNeeded());
        }
        captures.forEach(receipt -> asked.remove(receipt.kind()));
        return List.copyOf(asked);
    }

    /**
     * Gives the final instruction as soon as nothing is open any more; not on an assessment that
     * leaves out what is known.
     */
    private BorderCheck settled() {
        if (last != null || status != Status.OPEN || conclusion == null || unweighed()) {
            return this;
        }
        if (!completed && !missingCaptures().isEmpty()) {
            return this;
        }
        return change(
                draft -> {
                    draft.status = Status.CONCLUDED;
                    draft.last = LaneRules.last(this, conclusion);
                });
    }

    private BorderCheck with(List<CaptureReceipt> given, boolean done, @Nullable Conclusion found) {
        return change(
                draft -> {
                    draft.request = found == null ? request : request.withoutChipFiles();
                    draft.captures = given;
                    draft.completed = done;
                    draft.conclusion = found;
                });
    }

    private BorderCheck ended(Status end, BorderChecks.@Nullable Passage happened) {
        return change(
                draft -> {
                    draft.request = request.withoutChipFiles();
                    draft.status = end;
                    draft.passage = happened;
                });
    }

    private static <T> List<T> oneMore(List<T> before, T one) {
        List<T> more = new ArrayList<>(before);
        more.add(one);
        return more;
    }

    private void mustBeOpen() {
        if (status != Status.OPEN) {
            throw new BorderCheckException(Reason.ENDED);
        }
    }

    private BorderCheck change(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.check();
    }

    /** What may change of a check. */
    private static final class Draft {
        private final BorderCheck before;
        private NewBorderCheck request;
        private List<CaptureReceipt> captures;
        private boolean completed;
        private @Nullable Conclusion conclusion;
        private Status status;
        private Instruction.@Nullable Final last;
        private BorderChecks.@Nullable Passage passage;
        private List<Late> late;
        private List<ObservedFact> observations;
        private @Nullable PartyFact party;
        private List<Revision> revisions;

        private Draft(BorderCheck before) {
            this.before = before;
            this.request = before.request;
            this.captures = before.captures;
            this.completed = before.completed;
            this.conclusion = before.conclusion;
            this.status = before.status;
            this.last = before.last;
            this.passage = before.passage;
            this.late = before.late;
            this.observations = before.observations;
            this.party = before.party;
            this.revisions = before.revisions;
        }

        private BorderCheck check() {
            return new BorderCheck(
                    before.id,
                    before.openedAt,
                    before.judgedAt,
                    before.terminal,
                    before.actor,
                    request,
                    captures,
                    completed,
                    conclusion,
                    status,
                    last,
                    passage,
                    late,
                    observations,
                    party,
                    revisions);
        }
    }
}
