package nl.grenspoort.casework;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Wakes whoever waits for a check on this node. A change on another node is seen by looking again:
 * no wait is longer than {@link #LOOK_AGAIN}.
 */
final class Wakeups {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final ConcurrentHashMap<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();

    private volatile boolean over;

    /** Nobody is kept waiting from now on: the gateway stops. */
    void end() {
        over = true;
        waiting.values().forEach(CountDownLatch::countDown);
    }

    boolean over() {
        return over;
    }

    /** Taken before reading the check, so that a change in between is not missed. */
    Ticket ticket(UUID id) {
        return new Ticket(waiting.computeIfAbsent(id, _ -> new CountDownLatch(1)));
    }

    void wake(UUID id) {
        CountDownLatch latch = waiting.remove(id);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Nobody here waits any more: a check that is settled needs no place. */
    void forget(UUID id, Ticket ticket) {
        waiting.remove(id, ticket.latch);
        // others may hold the same ticket: they look again
        ticket.latch.countDown();
    }

    /** How many checks are waited for. */
    int waiting() {
        return waiting.size();
    }

    /** A place in the queue. */
    record Ticket(CountDownLatch latch) {
        void await(Duration atMost) {
            Duration wait = atMost.compareTo(LOOK_AGAIN) < 0 ? atMost : LOOK_AGAIN;
            try {
                boolean _ = latch.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a check", e);
            }
        }
    }
}
