package nl.grenspoort.systems;

import nl.grenspoort.access.SystemId;

import java.util.Set;

/** Which systems can be asked: they have an adapter, an address, and are switched on. */
public interface ConnectedSystems {
    Set<SystemId> all();
}
