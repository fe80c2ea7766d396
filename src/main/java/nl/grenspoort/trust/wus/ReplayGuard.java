package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.wus.WusRefusedException.Reason;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers each verified message for as long as its timestamp would let it in again. Bounded: when
 * it is full, new messages are refused and none is forgotten. In memory, per node: what a replay at
 * another node would do again is idempotent (law 7).
 */
final class ReplayGuard {
    private final Duration remembered;
    private final int most;
    private final InstantSource clock;
    private final Map<String, Instant> until = new LinkedHashMap<>();

    ReplayGuard(Duration remembered, int most, InstantSource clock) {
        this.remembered = remembered;
        this.most = most;
        this.clock = clock;
    }

    /**
     * Lets a message in, once.
     *
     * @param signature its signature value, which no other message has
     */
    synchronized void admit(String signature) throws WusRefusedException {
        Instant now = clock.instant();
        forget(now);
        if (until.containsKey(signature)) {
            throw new WusRefusedException(Reason.REPLAYED, "the message was received before");
        }
        if (until.size() >= most) {
            throw new WusRefusedException(Reason.OVERLOADED, "too many messages to remember");
        }
        until.put(signature, now.plus(remembered));
    }

    /** They stand in the order in which they expire. */
    private void forget(Instant now) {
        Iterator<Instant> oldest = until.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(now)) {
            oldest.remove();
        }
    }
}
