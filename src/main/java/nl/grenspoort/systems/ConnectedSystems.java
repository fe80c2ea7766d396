package nl.grenspoort.systems;

import nl.grenspoort.access.SystemId;

import java.util.Optional;
import java.util.Set;

/** Which systems can be asked: they have an adapter, an address, and are switched on. */
@FunctionalInterface
public interface ConnectedSystems {
    Set<SystemId> all();

    /** The portal that carries questions to them; it is none of them, for it holds nothing. */
    default Optional<SystemId> portal() {
        return Optional.empty();
    }
}
