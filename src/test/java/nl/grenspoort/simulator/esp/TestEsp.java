package nl.grenspoort.simulator.esp;

import nl.grenspoort.simulator.Behind;
import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** The simulated ESP before systems of a test's own. */
public final class TestEsp {
    private TestEsp() {}

    /** Waits ten seconds for a system. */
    public static SimulatedSystem before(Behind behind) {
        return EspSimulatorConfiguration.simulator(
                TestPki.shared(),
                new EspSimulatorProperties(
                        Path.of("config/access-policy.yaml"), Duration.ofSeconds(10)),
                new Oin("00000099000000000100"),
                behind,
                InstantSource.system());
    }
}
