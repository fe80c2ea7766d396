package nl.grenspoort.kiosk;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.BorderCheckException;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.casework.BorderCheckView;
import nl.grenspoort.casework.BorderCheckView.Status;
import nl.grenspoort.casework.BorderChecks;
import nl.grenspoort.casework.Caller;
import nl.grenspoort.casework.IdempotencyKey;
import nl.grenspoort.casework.Instruction;
import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.casework.ObservedFact;
import nl.grenspoort.casework.PartyView;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.document.MrzFormat;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.stay.Counted;
import nl.grenspoort.entry.stay.Period;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayLimits;
import nl.grenspoort.entry.stay.StayResult;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.systems.Question;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Border checks in memory, with the rules of the interface and a scripted instruction. */
final class FakeBorderChecks implements BorderChecks {
    private final Map<UUID, Kept> kept = new HashMap<>();
    private final Map<String, Kept> byKey = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private Instruction next = new Instruction.CaptureThese(List.of(Capture.Kind.FACE));
    private final AtomicInteger held = new AtomicInteger();
    private volatile CountDownLatch release = new CountDownLatch(0);
    private @Nullable RuntimeException failure;

    record Call(String method, Caller caller, @Nullable Object given) {
        <T> T given(Class<T> type) {
            return type.cast(Objects.requireNonNull(given, "something was given"));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
    private record Kept(UUID id, Caller opener, byte[] body, NewBorderCheck request) {}

    synchronized void reset() {
        kept.clear();
        byKey.clear();
        calls.clear();
        next = new Instruction.CaptureThese(List.of(Capture.Kind.FACE));
        failure = null;
        release.countDown();
    }

    /** What every check is answered with from now on. */
    synchronized void instruct(Instruction instruction) {
        next = instruction;
    }

    synchronized void failWith(RuntimeException exception) {
        failure = exception;
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    synchronized Call lastCall() {
        return calls.getLast();
    }

    @Override
    public synchronized Opened open(Caller caller, IdempotencyKey key, NewBorderCheck check) {
        called("open", caller, check);
        String keyed = caller.terminal().oin() + " " + key.key();
        Kept earlier = byKey.get(keyed);
        if (earlier != null && !Arrays.equals(earlier.body(), key.body())) {
            throw new BorderCheckException(Reason.KEY_REUSED);
        }
        Kept now =
                earlier == null ? new Kept(UUID.randomUUID(), caller, key.body(), check) : earlier;
        byKey.put(keyed, now);
        kept.put(now.id(), now);
        return new Opened(view(now, caller), earlier != null);
    }

    @Override
    public synchronized BorderCheckView capture(Caller caller, UUID id, Capture capture) {
        return own("capture", caller, id, capture);
    }

    @Override
    public synchronized BorderCheckView complete(Caller caller, UUID id) {
        return own("complete", caller, id, null);
    }

    @Override
    public synchronized BorderCheckView abandon(Caller caller, UUID id) {
        return own("abandon", caller, id, null);
    }

    @Override
    public synchronized BorderCheckView passage(Caller caller, UUID id, Passage passage) {
        return own("passage", caller, id, passage);
    }

    @Override
    public synchronized BorderCheckView observe(Caller caller, UUID id, Observation observation) {
        called("observe", caller, observation);
        Kept check = kept.get(id);
        if (check == null || !sharesPoint(check, caller)) {
            throw new BorderCheckException(Reason.UNKNOWN_CHECK);
        }
        return view(check, caller);
    }

    @Override
    public synchronized PartyView party(Caller caller, String id) {
        called("party", caller, id);
        List<PartyView.Member> members =
                kept.values().stream()
                        .filter(check -> sharesPoint(check, caller))
                        .filter(check -> inParty(check.request(), id))
                        .map(FakeBorderChecks::member)
                        .toList();
        if (members.isEmpty()) {
            throw new BorderCheckException(Reason.UNKNOWN_PARTY);
        }
        return new PartyView(members);
    }

    private static boolean inParty(NewBorderCheck request, String id) {
        return request.party() != null && request.party().id().equals(id);
    }

    private static PartyView.Member member(Kept check) {
        return new PartyView.Member(
                check.id(),
                Instant.parse("2026-11-23T10:00:00Z"),
                check.opener().terminal().name(),
                NewBorderCheck.Party.Role.CHILD,
                new PersonName("ERIKSSON", "ANNA MARIA"),
                Status.CONCLUDED,
                Instruction.Final.GO_TO_DESK,
                Advice.INCONCLUSIVE,
                Set.of(RefusalLetter.A),
                true,
                false);
    }

    /** From now on reads that would wait do, until they are released. */
    void holdViews() {
        release = new CountDownLatch(1);
    }

    /** Returns when so many reads wait. */
    void awaitHeldViews(int count) throws InterruptedException {
        while (held.get() < count) {
            Thread.sleep(10);
        }
    }

    void releaseViews() {
        release.countDown();
    }

    @Override
    public BorderCheckView view(Caller caller, UUID id, Duration wait) {
        if (wait.isPositive()) {
            held.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                held.decrementAndGet();
            }
        }
        return viewNow(caller, id, wait);
    }

    private synchronized BorderCheckView viewNow(Caller caller, UUID id, Duration wait) {
        called("view", caller, wait);
        Kept check = kept.get(id);
        if (check == null || (!isOwn(check, caller) && !sharesPoint(check, caller))) {
            throw new BorderCheckException(Reason.UNKNOWN_CHECK);
        }
        return view(check, caller);
    }

    private BorderCheckView own(String method, Caller caller, UUID id, @Nullable Object given) {
        called(method, caller, given);
        Kept check = kept.get(id);
        if (check == null || !isOwn(check, caller)) {
            throw new BorderCheckException(Reason.UNKNOWN_CHECK);
        }
        return view(check, caller);
    }

    private void called(String method, Caller caller, @Nullable Object given) {
        calls.add(new Call(method, caller, given));
        if (failure != null) {
            throw failure;
        }
    }

    /** An officer reads the checks of every lane at the crossing point. */
    private static boolean sharesPoint(Kept check, Caller caller) {
        return caller.officer() != null
                && check.opener()
                        .terminal()
                        .crossingPoint()
                        .equals(caller.terminal().crossingPoint());
    }

    private static boolean isOwn(Kept check, Caller caller) {
        return check.opener().terminal().equals(caller.terminal());
    }

    private BorderCheckView view(Kept check, Caller caller) {
        boolean officer = caller.officer() != null;
        Status status = next instanceof Instruction.Final ? Status.CONCLUDED : Status.OPEN;
        return new BorderCheckView(check.id(), status, next, officer ? content(check) : null);
    }

    /** A case with something in every property, its traveller under a discreet-check alert. */
    private static BorderCheckView.Content content(Kept check) {
        Finding discreet =
                Finding.of(
                                "sis.alert.discreet",
                                Severity.INFORMATION,
                                Disclosure.GUARD,
                                new LegalBasis("2018/1862", "37(3)"),
                                "SIS")
                        .with("issuingState", "UTO")
                        .with("reference", "XALERT1");
        Finding expired =
                Finding.of(
                                "document.expired",
                                Severity.REFUSAL_CANDIDATE,
                                Disclosure.TRAVELLER,
                                new LegalBasis("2016/399", "6(1)(a)"),
                                "document")
                        .withLetters(RefusalLetter.A);
        return new BorderCheckView.Content(
                Instant.parse("2026-11-23T10:00:00Z"),
                "NL-AMS",
                check.opener().terminal().name(),
                Question.Direction.ENTRY,
                false,
                "VISA_EXEMPT",
                Advice.REFUSAL_CANDIDATE,
                Set.of(RefusalLetter.A),
                List.of(expired, discreet),
                List.of(
                        new BorderCheckView.AnswerView(
                                new SystemId("SIS").value(), "DATA", null, "NATIONAL_COPY", 12L),
                        new BorderCheckView.AnswerView("EES", "TIMED_OUT", null, null, null),
                        new BorderCheckView.AnswerView(
                                "SLTD", "NOT_ASKED", "NOT_CONNECTED", null, null)),
                List.of(inspection()),
                observations(),
                "PASSED",
                stay());
    }

    /** Ninety days of the common count used up, and one more. */
    private static StayResult stay() {
        LocalDate first = LocalDate.of(2026, 8, 25);
        LocalDate today = LocalDate.of(2026, 11, 23);
        return new StayResult(
                91,
                0,
                today.minusDays(1),
                StayLimits.Limit.NINETY_IN_180,
                new Period(today, today),
                List.of(
                        new Counted(
                                new Period(first, today),
                                new CountryCode("FRA"),
                                Stay.Source.STAMP)));
    }

    /** One of every kind. */
    static List<ObservedFact> observations() {
        LocalDate day = LocalDate.of(2026, 10, 1);
        return Stream.of(
                        new Observation.Guardianship(Observation.Guardianship.Outcome.CONFIRMED),
                        new Observation.AsylumRequest(),
                        new Observation.FamilyTie(true),
                        new Observation.StayShown(
                                day,
                                day.plusDays(3),
                                new CountryCode("D"),
                                Observation.StayShown.Evidence.STAMP),
                        new Observation.IntendedDeparture(day.plusYears(1)),
                        new Observation.DocumentIssued(day),
                        new Observation.StayConditions(true, false),
                        new Observation.ThreatAssessed(
                                Observation.ThreatAssessed.Ground.PUBLIC_HEALTH),
                        new Observation.BiometricsRefused(
                                Observation.BiometricsRefused.Needed.EES_FILE),
                        new Observation.NotTheSubject("XALERT1"),
                        new Observation.AuthorityConsulted(false))
                .map(one -> new ObservedFact("M2001", Instant.parse("2026-11-23T10:01:00Z"), one))
                .toList();
    }

    private static DocumentInspection inspection() {
        Mrz mrz =
                new Mrz(
                        MrzFormat.TD3,
                        "P",
                        new CountryCode("UTO"),
                        new PersonName("ERIKSSON", "ANNA MARIA"),
                        false,
                        new DocumentNumber("X00000001"),
                        new CountryCode("UTO"),
                        new PartialDate(1974, 8, 0),
                        Sex.FEMALE,
                        LocalDate.of(2012, 4, 15),
                        false,
                        List.of(
                                new Mrz.CheckDigitFailure(
                                        Mrz.CheckDigitFailure.Field.BIRTH, 2, 20, '2', '3')));
        ChipVerdict verdict =
                new ChipVerdict(
                        ChipVerdict.Result.FAILED,
                        List.of(
                                new ChipVerdict.Check(
                                        "HASH_DG1",
                                        ChipVerdict.Check.Outcome.FAILED,
                                        "HASH_MISMATCH")),
                        "demo-1");
        return new DocumentInspection(DocumentKind.PASSPORT, mrz, null, verdict);
    }
}
