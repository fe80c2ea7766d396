package nl.grenspoort.crash;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the world outside the gateway knows: what callers were told, what the asked system received,
 * and when something was killed. Kept by the parent, which nobody kills.
 */
final class Ledger {
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Queue<Disturbance> disturbances = new ConcurrentLinkedQueue<>();

    Conversation begin(int desk, String key) {
        Conversation conversation = new Conversation(desk, key, System.nanoTime());
        conversations.put(key, conversation);
        return conversation;
    }

    /** An answer that reached its caller. */
    void told(Conversation conversation, Told answer) {
        told.add(answer);
        conversation.told(answer);
    }

    void received(Received question) {
        received.add(question);
    }

    /** Something was killed or stopped then, and all was well again later. */
    void disturbed(long fromNanos, long untilNanos) {
        disturbances.add(new Disturbance(fromNanos, untilNanos));
    }

    Collection<Conversation> conversations() {
        return conversations.values();
    }

    Collection<Told> told() {
        return told;
    }

    Collection<Received> received() {
        return received;
    }

    Collection<Disturbance> disturbances() {
        return disturbances;
    }

    /**
     * An answer as it was told.
     *
     * @param entry its entry in the log, as the gateway says
     * @param text {@code OPENED id}, {@code WAIT id}, {@code TOLD id …}
     */
    record Told(UUID entry, String text) {
        static Told parse(String line) {
            int space = line.indexOf(' ');
            return new Told(UUID.fromString(line.substring(0, space)), line.substring(space + 1));
        }

        UUID check() {
            return UUID.fromString(text.split(" ")[1]);
        }

        boolean opened() {
            return text.startsWith("OPENED ");
        }

        boolean last() {
            return text.startsWith("TOLD ");
        }
    }

    /**
     * A question that reached the asked system.
     *
     * @param text as it came
     * @param answer as it was given; its caller may not have got it
     * @param intended whether its intent was in the log at that moment; null when nobody could look
     * @param atNanos when it had come
     */
    record Received(String text, String answer, @Nullable Boolean intended, long atNanos) {
        Received(String text, String answer, @Nullable Boolean intended) {
            this(text, answer, intended, System.nanoTime());
        }

        UUID correlation() {
            return UUID.fromString(text.split(" ")[1]);
        }
    }

    /** A time in which exchanges may have been cut off. */
    record Disturbance(long fromNanos, long untilNanos) {}

    /** A caller with one key, from its first request to its last answer. */
    static final class Conversation {
        private final int desk;
        private final String key;
        private final long beganNanos;
        private volatile long endedNanos = Long.MAX_VALUE;
        private volatile boolean refused;
        private final Queue<Told> answers = new ConcurrentLinkedQueue<>();

        private Conversation(int desk, String key, long beganNanos) {
            this.desk = desk;
            this.key = key;
            this.beganNanos = beganNanos;
        }

        private void told(Told answer) {
            answers.add(answer);
            if (answer.last() && endedNanos == Long.MAX_VALUE) {
                endedNanos = System.nanoTime();
            }
        }

        /** The caller was told nothing, or that nothing can be said. */
        void refused() {
            refused = true;
        }

        int desk() {
            return desk;
        }

        String key() {
            return key;
        }

        /** The request's body: the same for the same key. */
        String body() {
            return "body-of-" + key;
        }

        List<Told> answers() {
            return List.copyOf(answers);
        }

        @Nullable UUID check() {
            return answers.stream().filter(Told::opened).map(Told::check).findFirst().orElse(null);
        }

        boolean finished() {
            return endedNanos != Long.MAX_VALUE;
        }

        /** Something was wrong between its first request and its last answer. */
        boolean cutOffBy(Collection<Disturbance> disturbances) {
            return refused
                    || disturbances.stream()
                            .anyMatch(
                                    disturbance ->
                                            disturbance.fromNanos() <= endedNanos
                                                    && beganNanos <= disturbance.untilNanos());
        }
    }
}
