package nl.grenspoort.simulator;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.simulator.SimulatedSystem.Told;
import nl.grenspoort.trust.Oin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The systems whose servers run. */
final class SystemsBehind implements Behind {
    private final Map<SystemId, Sandboxes> systems = new ConcurrentHashMap<>();

    void add(SystemId system, Sandboxes sandboxes) {
        systems.put(system, sandboxes);
    }

    void clear() {
        systems.clear();
    }

    @Override
    public Answer ask(Oin asker, SystemId system, byte[] question) {
        Sandboxes sandboxes = systems.get(system);
        if (sandboxes == null) {
            return broken();
        }
        Sandboxes.Held held = sandboxes.of(asker);
        Optional<Request> request = held.system().carried(question);
        if (request.isEmpty()) {
            return broken();
        }
        Optional<SimulatedFault> fault =
                held.faults().of(request.get(), OperationName.of(request.get()));
        if (fault.isEmpty()) {
            return told(held.system(), request.get(), Duration.ZERO);
        }
        return switch (fault.get().mode()) {
            case DELAY, LATE, DRIBBLE -> told(held.system(), request.get(), fault.get().amount());
            case TIMEOUT -> new Answer(Outcome.SILENT, Duration.ZERO, null);
            // whatever else is wrong with an answer, the portal can't use it
            default -> broken();
        };
    }

    private static Answer told(SimulatedSystem system, Request request, Duration after) {
        Optional<Told> told = system.tell(request);
        return told.isPresent() ? new Answer(Outcome.TOLD, after, told.get()) : broken();
    }

    private static Answer broken() {
        return new Answer(Outcome.BROKEN, Duration.ZERO, null);
    }
}
