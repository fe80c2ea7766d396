package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** How one sandbox's system answers a request: with what is wrong with the answer, and noted. */
final class Answering {
    private final SimulatedSystem system;
    private final Faults faults;
    private final Distorter distorter;
    private final Journal journal;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Earlier> earlier = new AtomicReference<>();

    private record Earlier(String messageId, Reply reply) {}

    /**
     * What is sent.
     *
     * @param fault that the call met; null for none
     * @param reply null when the system gave none
     */
    record Answered(@Nullable SimulatedFault fault, @Nullable Reply reply) {}

    /**
     * @param clock the true time
     */
    Answering(
            SimulatedSystem system,
            Faults faults,
            Distorter distorter,
            Journal journal,
            InstantSource clock) {
        this.system = system;
        this.faults = faults;
        this.distorter = distorter;
        this.journal = journal;
        this.clock = clock;
    }

    Answered answer(Request request) {
        var at = clock.instant();
        long before = System.nanoTime();
        SimulatedFault fault = faults.of(request, OperationName.of(request)).orElse(null);
        Reply reply = fault == null ? system.answer(request) : failing(fault, request);
        if (fault == null && reply != null) {
            remember(request, reply);
        }
        if (!journal.off()) {
            journal.add(at, Duration.ofNanos(System.nanoTime() - before), request, fault, reply);
        }
        return new Answered(fault, reply);
    }

    private @Nullable Reply failing(SimulatedFault fault, Request request) {
        FaultMode mode = fault.mode();
        if (!mode.works()) {
            return switch (mode) {
                case SERVER_ERROR -> text(503, "Service Unavailable");
                case FAULT -> distorter.refusal(request);
                default -> null;
            };
        }
        Reply reply = system.answer(request);
        return switch (mode) {
            case EMPTY, TIMEOUT -> null;
            case REPLAYED -> replayed(request);
            case DELAY, LATE, DRIBBLE, MALFORMED, DUPLICATE -> reply;
            default -> distorter.distorted(fault, reply);
        };
    }

    private void remember(Request request, Reply reply) {
        if (reply.status() == 200) {
            earlier.set(new Earlier(String.valueOf(MessageIds.of(request)), reply));
        }
    }

    /** Null without an answer to another message. */
    private @Nullable Reply replayed(Request request) {
        Earlier last = earlier.get();
        return last == null || last.messageId.equals(String.valueOf(MessageIds.of(request)))
                ? null
                : last.reply;
    }

    static Reply text(int status, String text) {
        return new Reply(
                status,
                "text/plain;charset=utf-8",
                Map.of(),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
