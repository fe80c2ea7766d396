package nl.grenspoort.simulator;

import java.util.List;

/** Simulated systems of one kind, as many as are configured. */
public interface SimulatedSystems {
    List<SimulatedSystem> all();
}
