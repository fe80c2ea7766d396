package nl.grenspoort.casework;

import nl.grenspoort.access.Register;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.messagelog.RecordingLog;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Recorders for the tests of this package, with the register as shipped. */
final class Recorders {
    private static final Register REGISTER = TestPolicies.registerAsShipped();

    private Recorders() {}

    static AdviceEntries entries() {
        return new AdviceEntries(REGISTER, Map.of("policy", "p1"));
    }

    /** Whose log nobody reads. */
    static Reassessment reassessment(BorderCheckStore store, Wakeups wakeups) {
        return new Reassessment(
                new RecordingLog(), store, entries(), wakeups, InstantSource.system());
    }

    static Parties parties(BorderCheckStore store, Reassessment reassessment) {
        return new Parties(
                store,
                TestStores.mac(),
                reassessment,
                new PartyProperties(Duration.ofHours(12), 500),
                InstantSource.system());
    }

    static Recorder on(MessageLog log, BorderCheckStore store, InstantSource clock) {
        Wakeups wakeups = new Wakeups();
        return new Recorder(
                log,
                store,
                entries(),
                new Reassessment(log, store, entries(), wakeups, clock),
                REGISTER,
                Cases.lanes(REGISTER),
                wakeups,
                Cases.PROPERTIES,
                clock);
    }
}
