package nl.grenspoort.systems.esp;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.JointAnswer;
import nl.grenspoort.systems.Portal;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.NotUnderstoodException;
import nl.grenspoort.systems.rest.RestExchange;
import nl.grenspoort.trust.MessageSignatureException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Asks several systems by one query to the ESP, and then for the answers that were not there yet,
 * until all are or its time is over. Signatures are those of the ESP: what it brings is read by
 * each system's own adapter.
 */
final class EspAdapter implements Portal {
    static final SystemId ESP = new SystemId("ESP");

    private static final Logger LOG = LoggerFactory.getLogger(EspAdapter.class);

    /** An answer that can't be here in this time is not asked for. */
    private static final Duration LEAST = Duration.ofMillis(20);

    private final JsonContract contract;
    private final RestExchange exchange;
    private final EspProperties properties;
    private final InstantSource clock;

    EspAdapter(
            JsonContract contract,
            RestExchange exchange,
            EspProperties properties,
            InstantSource clock) {
        this.contract = requireNonNull(contract, "contract");
        this.exchange = requireNonNull(exchange, "exchange");
        this.properties = requireNonNull(properties, "properties");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public SystemId system() {
        return ESP;
    }

    @Override
    public LegalBasis basis() {
        return new LegalBasis("2019/817", "7(1)");
    }

    @Override
    public boolean serves(SystemId system) {
        return properties.served().contains(system);
    }

    @Override
    public Duration patience() {
        return properties.patience();
    }

    @Override
    public Attempt translate(Attempt attempt, Map<SystemId, SystemAdapter> adapters) {
        Consultation joint = attempt.consultation();
        if (attempt.codecState() instanceof EspState state && state.accepted()) {
            EspState next = state.by(messageId(joint, attempt.number()));
            return attempt.translated(
                    exchange.message(
                            EspContract.answers(joint.messageId().toString()),
                            next.messageId(),
                            Query.rest(state.taken(), hold(joint))),
                    next);
        }
        return attempt.translated(
                exchange.message(
                        EspContract.QUERIES,
                        joint.messageId(),
                        Query.write(joint, adapters, hold(joint))),
                EspState.asking(joint.messageId()));
    }

    /** A message of its own each time: only a retry of the query itself has the query's id. */
    private static UUID messageId(Consultation joint, int number) {
        return UUID.nameUUIDFromBytes(
                (joint.messageId() + "/" + number).getBytes(StandardCharsets.US_ASCII));
    }

    /** No longer than there is time. */
    private Duration hold(Consultation joint) {
        Duration left = left(joint).dividedBy(2);
        Duration hold = properties.hold();
        return left.compareTo(hold) < 0 ? left : hold;
    }

    private Duration left(Consultation joint) {
        Duration left = Duration.between(clock.instant(), joint.deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public Attempt take(Attempt attempt, Map<SystemId, SystemAdapter> adapters) {
        WireReply reply = attempt.reply();
        EspState state = state(attempt);
        if (reply == null) {
            return attempt.progressed(state.ended());
        }
        try {
            Message message = Message.read(contract, exchange.genuine(reply, state.messageId()));
            Parts parts = Parts.of(attempt.consultation(), state, message, adapters);
            return attempt.progressed(
                    state.with(
                            parts.answers(),
                            message.parts().size(),
                            !parts.last() && left(attempt.consultation()).compareTo(LEAST) > 0));
        } catch (MessageSignatureException | NotUnderstoodException e) {
            LOG.warn(
                    "A message of the ESP to query {} is not used: {}",
                    attempt.consultation().messageId(),
                    e.getMessage());
            return attempt.progressed(state.ended());
        }
    }

    @Override
    public JointAnswer answer(Attempt attempt) {
        Map<SystemId, SystemAnswer> answers = state(attempt).answers();
        List<Consultation> open =
                attempt.consultation().carried().stream()
                        .filter(one -> !answers.containsKey(one.system()))
                        .toList();
        return new JointAnswer(List.copyOf(answers.values()), open);
    }

    private static EspState state(Attempt attempt) {
        if (attempt.codecState() instanceof EspState state) {
            return state;
        }
        throw new IllegalStateException("the attempt was not translated by this adapter");
    }
}
