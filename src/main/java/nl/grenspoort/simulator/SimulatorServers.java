package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.TrustDirectory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All simulated systems there are, each on its port. They start before the gateway's routes and web
 * server, and stop after them: a gateway that is ready finds them.
 */
final class SimulatorServers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorServers.class);

    private final List<SimulatedSystem> systems;
    private final SimulatorProperties properties;
    private final TrustDirectory trust;
    private final Population population;
    private final SystemsBehind behind;
    private final Deque<SimulatorServer> running = new ArrayDeque<>();
    private final Map<SystemId, URI> addresses = new TreeMap<>();

    SimulatorServers(
            List<SimulatedSystem> systems,
            SimulatorProperties properties,
            TrustDirectory trust,
            Population population) {
        this(systems, properties, trust, population, new SystemsBehind());
    }

    /**
     * @param behind where each system is put while it runs, for the portal
     */
    SimulatorServers(
            List<SimulatedSystem> systems,
            SimulatorProperties properties,
            TrustDirectory trust,
            Population population,
            SystemsBehind behind) {
        this.behind = behind;
        this.systems = List.copyOf(systems);
        this.properties = properties;
        this.trust = trust;
        this.population = population;
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        refuseUnknownPorts();
        if (systems.isEmpty()) {
            LOG.warn("There are no simulated systems");
        }
        try {
            systems.forEach(this::start);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void start(SimulatedSystem system) {
        SystemId id = system.system();
        Integer port = properties.ports().get(id.key());
        if (port == null) {
            throw new StartRefusedException(
                    "Simulated %s has no port.".formatted(id),
                    "Set grenspoort.simulators.ports.%s.".formatted(id.key()));
        }
        SimulatorServer server = SimulatorServer.start(system, port, properties, trust, population);
        running.push(server);
        addresses.put(id, server.address());
        behind.add(id, server.sandboxes());
        LOG.info("Simulated {} answers at {}", id, server.address());
    }

    /** A misspelt key would leave the system on its usual port without a word. */
    private void refuseUnknownPorts() {
        for (String key : properties.ports().keySet()) {
            if (!SimulatorProperties.DEFAULT_PORTS.containsKey(key)
                    && systems.stream().noneMatch(system -> system.system().key().equals(key))) {
                throw new StartRefusedException(
                        "grenspoort.simulators.ports.%s names no simulated system.".formatted(key),
                        "Remove it or mend its spelling; known are %s."
                                .formatted(
                                        String.join(
                                                ", ",
                                                new TreeMap<>(SimulatorProperties.DEFAULT_PORTS)
                                                        .keySet())));
            }
        }
    }

    @Override
    public synchronized void stop() {
        while (!running.isEmpty()) {
            running.pop().stop();
        }
        addresses.clear();
        behind.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    /** Before whatever has the usual phase. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Where each system answers; empty while stopped. */
    synchronized Map<SystemId, URI> addresses() {
        return Map.copyOf(addresses);
    }
}
