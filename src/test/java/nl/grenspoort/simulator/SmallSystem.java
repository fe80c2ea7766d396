package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A system small enough to see through: a request's body is a list of document numbers, and the
 * answer says what the loaded scenarios hold, and repeats the body.
 */
final class SmallSystem implements SimulatedSystem {
    private final SystemId id;
    private final Map<String, JsonNode> loaded = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger read = new AtomicInteger();
    private volatile Request last = new Request("", "", Map.of(), new byte[0]);

    SmallSystem(String id) {
        this.id = new SystemId(id);
    }

    @Override
    public SystemId system() {
        return id;
    }

    /** Counts and holds for every caller together, so that a test can see it. */
    @Override
    public SimulatedSystem in(Sandbox sandbox) {
        return this;
    }

    @Override
    public void load(String scenario, JsonNode records) {
        if (records.has("wrong")) {
            throw new IllegalArgumentException("/records/wrong can't be understood");
        }
        loaded.put(scenario, records);
    }

    @Override
    public void unload(String scenario) {
        loaded.remove(scenario);
    }

    @Override
    public Reply answer(Request request) {
        answered.incrementAndGet();
        last = request;
        String asked = new String(request.body(), StandardCharsets.UTF_8);
        if (asked.equals("break")) {
            throw new IllegalStateException("broken on purpose");
        }
        String text =
                "%s holds %s; asked %s"
                        .formatted(id, loaded.keySet().stream().sorted().toList(), asked);
        if (asked.equals("hold")) {
            hold();
        }
        return new Reply(
                200,
                "text/plain;charset=utf-8",
                Map.of("X-Small", "yes"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Set<String>> documentsAsked(Request request) {
        read.incrementAndGet();
        return Optional.of(
                Arrays.stream(new String(request.body(), StandardCharsets.UTF_8).split(","))
                        .collect(Collectors.toSet()));
    }

    /** Lets the request that says {@code hold} go on. */
    void release() {
        held.countDown();
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while holding", e);
        }
    }

    int answered() {
        return answered.get();
    }

    int read() {
        return read.get();
    }

    Request last() {
        return last;
    }
}
