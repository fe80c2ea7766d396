package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The last calls of one sandbox, so that an integrator sees what reached the system and what it
 * said. Bounded in number and in octets, the oldest go first. Data are fictional. Safe for threads.
 */
final class Journal {
    /** Octets of one body; the rest is cut off. */
    static final int LONGEST_BODY = 64 * 1024;

    /** Octets of all bodies together. */
    static final int LONGEST = 8 * 1024 * 1024;

    private final int most;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long last;
    private long octets;

    /**
     * @param most entries; 0 for none
     */
    Journal(int most) {
        this.most = most;
    }

    /**
     * One call.
     *
     * @param number counts up from 1 in this sandbox
     * @param at when it came, true time
     * @param messageId as the request says; null when it says none
     * @param asked the request; its body empty when it was too long to be kept whole
     * @param fault that it met; null for none
     * @param status of the answer; 0 when there was none
     * @param duration until the answer was made, without delay on the wire
     */
    record Entry(
            long number,
            Instant at,
            OperationName operation,
            String path,
            @Nullable String messageId,
            Request asked,
            @Nullable SimulatedFault fault,
            int status,
            Duration duration,
            Body request,
            Body reply) {
        int octets() {
            return asked.body().length + request.text().length() + reply.text().length();
        }
    }

    /**
     * A body as far as it is kept.
     *
     * @param octets it had
     */
    record Body(String text, int octets) {
        static Body of(byte[] bytes) {
            byte[] kept = bytes.length > LONGEST_BODY ? Arrays.copyOf(bytes, LONGEST_BODY) : bytes;
            return new Body(new String(kept, StandardCharsets.UTF_8), bytes.length);
        }

        boolean cut() {
            return octets > LONGEST_BODY;
        }
    }

    boolean off() {
        return most == 0;
    }

    /**
     * Adds a call.
     *
     * @param reply null when none was sent
     */
    void add(
            Instant at,
            Duration duration,
            Request request,
            @Nullable SimulatedFault fault,
            @Nullable Reply reply) {
        if (off()) {
            return;
        }
        Body asked = Body.of(request.body());
        Body answered = Body.of(reply == null ? new byte[0] : reply.body());
        OperationName operation = OperationName.of(request);
        String messageId = MessageIds.of(request);
        int status = reply == null ? 0 : reply.status();
        synchronized (this) {
            Entry entry =
                    new Entry(
                            ++last,
                            at,
                            operation,
                            request.path(),
                            messageId,
                            whole(request),
                            fault,
                            status,
                            duration,
                            asked,
                            answered);
            entries.addLast(entry);
            octets += entry.octets();
            while (entries.size() > most || (octets > LONGEST && entries.size() > 1)) {
                octets -= entries.removeFirst().octets();
            }
        }
    }

    /**
     * Calls after this number, oldest first. Those that were dropped meanwhile are not there: the
     * numbers show it.
     */
    synchronized List<Entry> after(long number) {
        return entries.stream().filter(entry -> entry.number() > number).toList();
    }

    private static Request whole(Request request) {
        return request.body().length <= LONGEST_BODY
                ? request
                : new Request(request.method(), request.path(), request.headers(), new byte[0]);
    }

    /** Number of the last call; 0 before any. */
    synchronized long last() {
        return last;
    }
}
