package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Officer;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.ObservationKind;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * {@link BorderChecks} over the store. Examination runs beside it; whoever waits is woken when it
 * ends.
 */
final class Conversation implements BorderChecks {
    private final BorderCheckStore store;
    private final BodyMac mac;
    private final Consumer<BorderCheck> examine;
    private final Reassessment reassessment;
    private final Parties parties;
    private final Wakeups wakeups;
    private final Function<UUID, Optional<PartialResult>> soFar;
    private final CaseworkProperties properties;
    private final InstantSource clock;

    /**
     * @param examine starts the examination and returns at once
     * @param soFar what is known of a check while its systems are asked
     */
    Conversation(
            BorderCheckStore store,
            BodyMac mac,
            Consumer<BorderCheck> examine,
            Reassessment reassessment,
            Parties parties,
            Wakeups wakeups,
            Function<UUID, Optional<PartialResult>> soFar,
            CaseworkProperties properties,
            InstantSource clock) {
        this.store = requireNonNull(store, "store");
        this.mac = requireNonNull(mac, "mac");
        this.examine = requireNonNull(examine, "examine");
        this.reassessment = requireNonNull(reassessment, "reassessment");
        this.parties = requireNonNull(parties, "parties");
        this.wakeups = requireNonNull(wakeups, "wakeups");
        this.soFar = requireNonNull(soFar, "soFar");
        this.properties = requireNonNull(properties, "properties");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public Opened open(Caller caller, IdempotencyKey key, NewBorderCheck request) {
        byte[] bodyMac = mac.of(key.body());
        BorderCheck plain = BorderCheck.opened(NewId.next(), clock.instant(), caller, request);
        daysCanBe(plain);
        mayBeSaid(caller, request.observations());
        BorderCheck check = parties.joining(plain);
        if (store.insert(check, key.key(), bodyMac, properties.lease(), parties.mac(check))) {
            examine.accept(check);
            return new Opened(Views.of(check, caller), false);
        }
        BorderCheckStore.Keyed earlier =
                store.byKey(caller.terminal().oin().value(), key.key())
                        .orElseThrow(() -> new BorderCheckException(Reason.STORE_UNAVAILABLE));
        if (!MessageDigest.isEqual(earlier.mac(), bodyMac)) {
            throw new BorderCheckException(Reason.KEY_REUSED);
        }
        return new Opened(Views.of(earlier.check().atOpening(), caller), true);
    }

    private static void daysCanBe(BorderCheck check) {
        List<ObservedFact> observations = check.observations();
        for (int i = 0; i < observations.size(); i++) {
            String wrong =
                    ObservationDays.wrongField(
                            observations.get(i).observation(), CrossingDay.of(check));
            if (wrong != null) {
                throw BorderCheckException.dayOutOfRange("/observations/" + i + "/" + wrong);
            }
        }
    }

    private static void mayBeSaid(Caller caller, List<Observation> observations) {
        for (int i = 0; i < observations.size(); i++) {
            if (!mayBeSaid(caller, observations.get(i))) {
                throw BorderCheckException.notCleared("/observations/" + i + "/kind");
            }
        }
    }

    /** The second line compares, and nobody else releases somebody from an alert. */
    private static boolean mayBeSaid(Caller caller, Observation observation) {
        Officer officer = caller.officer();
        return !(observation instanceof Observation.NotTheSubject)
                || officer != null
                        && officer.clearance().maySee(ObservationKind.of(observation).disclosure());
    }

    @Override
    public BorderCheckView capture(Caller caller, UUID id, Capture capture) {
        CaptureReceipt receipt = CaptureReceipt.of(capture);
        return change(caller, id, check -> young(check).captured(receipt));
    }

    @Override
    public BorderCheckView complete(Caller caller, UUID id) {
        return change(caller, id, check -> young(check).complete());
    }

    @Override
    public BorderCheckView abandon(Caller caller, UUID id) {
        return change(caller, id, BorderCheck::abandoned);
    }

    @Override
    public BorderCheckView passage(Caller caller, UUID id, Passage passage) {
        return change(caller, id, check -> check.passed(passage));
    }

    @Override
    public BorderCheckView observe(Caller caller, UUID id, Observation observation) {
        Officer officer = requireNonNull(caller.officer(), "an officer observes");
        if (!mayBeSaid(caller, observation)) {
            throw BorderCheckException.notCleared("/kind");
        }
        ObservedFact fact = new ObservedFact(officer.number(), clock.instant(), observation);
        BorderCheck changed =
                reassessment.change(
                        id,
                        caller.actor(),
                        check -> readable(caller, Optional.of(check)).observed(fact));
        return Views.of(changed, caller);
    }

    @Override
    public BorderCheckView view(Caller caller, UUID id, Duration wait) {
        Instant until = clock.instant().plus(wait);
        while (true) {
            Wakeups.Ticket ticket = wakeups.ticket(id);
            boolean again = false;
            try {
                BorderCheck check = readable(caller, store.find(id));
                Duration left = Duration.between(clock.instant(), until);
                boolean settled = !(check.next() instanceof Instruction.Wait);
                if (settled || !left.isPositive() || wakeups.over()) {
                    return Views.of(check, soFar(check, caller), caller);
                }
                ticket.await(left);
                again = true;
            } finally {
                if (!again) {
                    wakeups.forget(id, ticket);
                }
            }
        }
    }

    @Override
    public PartyView party(Caller caller, String id) {
        return parties.view(caller, id);
    }

    /** Looked for only for who may see it, so that a kiosk's answer costs the same as ever. */
    private @Nullable PartialResult soFar(BorderCheck check, Caller caller) {
        boolean asked = check.conclusion() == null && check.status() == BorderCheckView.Status.OPEN;
        return asked && Views.reader(caller) != null ? soFar.apply(check.id()).orElse(null) : null;
    }

    /** A check that took too long gets no new captures: its findings are of another time. */
    private BorderCheck young(BorderCheck check) {
        if (check.last() == null && check.tooOldAt(clock.instant())) {
            throw new BorderCheckException(Reason.ENDED);
        }
        return check;
    }

    private BorderCheckView change(Caller caller, UUID id, UnaryOperator<BorderCheck> change) {
        BorderCheck changed =
                store.update(
                        id,
                        check -> {
                            mustBeOwn(caller, check);
                            return change.apply(check);
                        });
        wakeups.wake(id);
        return Views.of(changed, caller);
    }

    /** A terminal changes only its own checks; to any other they don't exist. */
    private static void mustBeOwn(Caller caller, BorderCheck check) {
        if (!check.terminal().oin().equals(caller.terminal().oin())) {
            throw new BorderCheckException(Reason.UNKNOWN_CHECK);
        }
    }

    private static BorderCheck readable(Caller caller, Optional<BorderCheck> found) {
        BorderCheck check = found.orElseThrow(() -> new BorderCheckException(Reason.UNKNOWN_CHECK));
        if (!readsOtherLanes(caller, check.terminal().crossingPoint())) {
            mustBeOwn(caller, check);
        }
        return check;
    }

    /** An officer also reads checks of other lanes, where both desk and officer belong. */
    private static boolean readsOtherLanes(Caller caller, String crossingPoint) {
        Officer officer = caller.officer();
        return officer != null
                && officer.crossingPoints().contains(crossingPoint)
                && caller.terminal().lane().guarded()
                && caller.terminal().crossingPoint().equals(crossingPoint);
    }
}
