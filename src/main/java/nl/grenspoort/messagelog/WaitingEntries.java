package nl.grenspoort.messagelog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries that were taken and are not yet durable, in the order given; bounded by number and by
 * bytes. What is being committed still counts.
 */
final class WaitingEntries {
    private final int mostEntries;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<EntryDraft> queue = new ArrayDeque<>();
    private int entries;
    private long bytes;
    private boolean closed;

    /** When the oldest of those being committed was taken; meaningless while there are none. */
    private long committingSince;

    WaitingEntries(int mostEntries, long mostBytes) {
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    /**
     * Throws {@link LogUnavailableException} when there is no room or nothing more is taken, and
     * {@link IllegalArgumentException} for an entry that would never fit.
     */
    void add(EntryDraft draft) {
        if (draft.size() > mostBytes) {
            throw new IllegalArgumentException(
                    "a message of %d bytes is more than grenspoort.message-log.queue-size"
                            .formatted(draft.size()));
        }
        lock.lock();
        try {
            if (closed) {
                throw new LogUnavailableException("the log is closing", null);
            }
            if (entries == mostEntries || bytes + draft.size() > mostBytes) {
                throw new LogUnavailableException(
                        "the log has more waiting than it may hold", null);
            }
            queue.add(draft);
            entries++;
            bytes += draft.size();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for entries. Gives as many as there are within the limits, at least one; none when the
     * log is closed and all were given.
     */
    List<EntryDraft> next(int atMost, long atMostBytes) {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<EntryDraft> batch = new ArrayList<>();
            long size = 0;
            for (EntryDraft next = queue.peek();
                    next != null
                            && batch.size() < atMost
                            && (batch.isEmpty() || size + next.size() <= atMostBytes);
                    next = queue.peek()) {
                batch.add(queue.remove());
                size += next.size();
            }
            if (!batch.isEmpty()) {
                committingSince = batch.getFirst().takenNanos();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** These no longer wait. */
    void done(List<EntryDraft> batch) {
        lock.lock();
        try {
            entries -= batch.size();
            bytes -= batch.stream().mapToLong(EntryDraft::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what is here can still be had. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int entries() {
        lock.lock();
        try {
            return entries;
        } finally {
            lock.unlock();
        }
    }

    /** Age of the oldest entry that is not yet durable; zero when there is none. */
    Duration oldest() {
        lock.lock();
        try {
            if (entries == 0) {
                return Duration.ZERO;
            }
            EntryDraft first = queue.peek();
            boolean committing = entries > queue.size();
            long since = committing || first == null ? committingSince : first.takenNanos();
            return Duration.ofNanos(Math.max(0, System.nanoTime() - since));
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }
}
