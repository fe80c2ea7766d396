package nl.grenspoort.simulator.rest;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.MessageVerifier;
import nl.grenspoort.trust.MessageVerifier.Verified;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The outside of a simulated system: verifies requests, refuses a replay, gives a retry the same
 * result, signs answers.
 */
public final class SignedEndpoint {
    private static final Duration MAX_AGE = Duration.ofMinutes(1);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    /** Signed at most one skew ahead, accepted to the second. */
    private static final Duration SIGNATURE_LIFE =
            MAX_AGE.plus(CLOCK_SKEW.multipliedBy(2)).plusSeconds(1);

    private final SystemId system;
    private final String identity;
    private final Exchange exchange;
    private final Memory memory = new Memory(SIGNATURE_LIFE);
    private final InstantSource clock;

    private SignedEndpoint(
            SystemId system, String identity, Exchange exchange, InstantSource clock) {
        this.system = requireNonNull(system, "system");
        this.identity = requireNonNull(identity, "identity");
        this.exchange = requireNonNull(exchange, "exchange");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * @param identity whose key signs answers: {@code ees-signing}
     * @param gateway the only organisation whose requests are answered
     * @param version of the contract
     */
    public static SignedEndpoint of(
            SystemId system,
            TrustDirectory directory,
            String identity,
            Oin gateway,
            String version,
            InstantSource clock) {
        Credentials own = directory.credentials(identity);
        return new SignedEndpoint(
                system,
                identity,
                new Exchange(
                        new MessageSigner(own, clock),
                        asker ->
                                new MessageVerifier(
                                        directory.anchors("signing-ca"),
                                        asker,
                                        MAX_AGE,
                                        CLOCK_SKEW,
                                        clock),
                        Oin.of(own.certificate()).orElseThrow(),
                        gateway,
                        version),
                clock);
    }

    /** Whose key signs answers. */
    public String identity() {
        return identity;
    }

    /** The same outside for another caller, who remembers nothing of this one. */
    public SignedEndpoint in(Sandbox sandbox) {
        return new SignedEndpoint(system, identity, exchange.with(sandbox.caller()), clock);
    }

    /** Carries out a genuine request that did not come before. */
    @FunctionalInterface
    public interface Handler {
        Outcome handle(Request request) throws Problem;
    }

    /** Answers a request; the handler sees none that is not genuine, and none twice. */
    public Reply answer(Request request, Handler handler) {
        Outcome outcome;
        try {
            outcome = outcome(request, exchange.verify(request), handler);
        } catch (Problem problem) {
            outcome = problem.outcome(system);
        }
        return exchange.reply(request, outcome);
    }

    private Outcome outcome(Request request, Verified verified, Handler handler) throws Problem {
        String messageId = Requests.messageId(request);
        if (messageId == null) {
            throw Problem.invalid("header message-id", "pattern", "must be a UUID");
        }
        synchronized (memory) {
            memory.first(verified.id(), clock.instant());
            return memory.recalled("message " + messageId, request, () -> told(request, handler));
        }
    }

    /** A problem too is an answer that a retry gets again. */
    private Outcome told(Request request, Handler handler) {
        try {
            return handler.handle(request);
        } catch (Problem problem) {
            return problem.outcome(system);
        }
    }

    /** Within a handler: what was carried out under this key, carried out now when it is new. */
    public Outcome once(String key, Request request, Handler handler) throws Problem {
        return memory.recalled("key " + key, request, () -> handler.handle(request));
    }
}
