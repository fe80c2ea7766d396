package nl.grenspoort.cli;

import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells simulated systems something about one sandbox, or asks it. */
final class SandboxAdmin implements AutoCloseable {
    private static final String ROOT = "/_simulator/";

    private final Map<String, Peer> peers = new TreeMap<>();
    private final Map<String, String> headers;

    /**
     * @param addresses by system
     * @param identity whose certificate is shown
     * @param headers that say who asks besides
     */
    SandboxAdmin(
            Map<String, URI> addresses,
            TrustDirectory trust,
            String identity,
            Map<String, String> headers,
            Duration timeout) {
        this.headers = headers;
        addresses.forEach(
                (system, address) ->
                        peers.put(
                                system,
                                new Peer(
                                        "The simulated " + system,
                                        address,
                                        trust,
                                        identity,
                                        timeout)));
    }

    /**
     * The systems that run; one of them when it is named.
     *
     * @throws CommandFailedException when it is not known or none runs
     */
    List<String> running(@Nullable String named) {
        if (named != null) {
            String system = named.toUpperCase(Locale.ROOT);
            if (!peers.containsKey(system)) {
                throw new CommandFailedException(
                        "There is no simulated system %s; known are %s. Another is named with --simulator-port."
                                .formatted(named, String.join(", ", peers.keySet())));
            }
            return List.of(system);
        }
        List<String> running = new ArrayList<>();
        for (Map.Entry<String, Peer> peer : peers.entrySet()) {
            try {
                peer.getValue().requireListening();
                running.add(peer.getKey());
            } catch (CommandFailedException e) {
                // not every system is simulated everywhere
                continue;
            }
        }
        if (running.isEmpty()) {
            throw new CommandFailedException(
                    "No simulated system runs. ./grenspoort starts the demo.");
        }
        return running;
    }

    /**
     * One call.
     *
     * @param path after {@code /_simulator/}
     * @param body JSON; null for none
     * @throws CommandFailedException with the system's words, when it refuses
     */
    HttpAnswer call(String system, String method, String path, @Nullable Object body) {
        Peer peer = peers.get(system);
        if (peer == null) {
            throw new IllegalArgumentException("no such system: " + system);
        }
        try {
            HttpAnswer answer = peer.send(method, ROOT + path, headers, body);
            return answer.require(method.equals("GET") ? 200 : 204);
        } catch (ScenarioFailedException e) {
            throw new CommandFailedException(system + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        peers.values().forEach(Peer::close);
    }
}
