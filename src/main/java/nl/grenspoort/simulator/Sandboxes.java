package nl.grenspoort.simulator;

import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One system's sandboxes: one for each organisation that may ask, made when it first comes. */
final class Sandboxes implements AutoCloseable {
    private final SimulatedSystem base;
    private final Oin gateway;
    private final Set<Oin> others;
    private final InstantSource clock;
    private final SystemKeys keys;
    private final int journalEntries;
    private final Map<Oin, Held> held = new ConcurrentHashMap<>();

    /**
     * @param base what every sandbox starts with
     * @param gateway whose sandbox is that of everybody who has none
     * @param others organisations with a sandbox of their own
     * @param clock the true time
     * @param keys of the system
     */
    Sandboxes(
            SimulatedSystem base,
            Oin gateway,
            Set<Oin> others,
            InstantSource clock,
            SystemKeys keys,
            int journalEntries) {
        this.base = base;
        this.gateway = gateway;
        this.others = Set.copyOf(others);
        this.clock = clock;
        this.keys = keys;
        this.journalEntries = journalEntries;
    }

    /**
     * What one caller sees.
     *
     * @param system that answers him
     * @param clock his
     */
    record Held(
            SimulatedSystem system,
            Scenarios scenarios,
            Faults faults,
            Journal journal,
            SandboxClock clock,
            SystemKeys keys,
            Answering answering) {
        /**
         * @throws RefusedCallException when this installation can't show such a fault
         */
        void requirePossible(@Nullable FaultRule rule) {
            if (rule == null || rule.fault().mode() != FaultMode.CERTIFICATE_EXPIRED) {
                return;
            }
            try {
                keys.expired();
            } catch (StartRefusedException e) {
                throw RefusedCallException.notUnderstood(
                        "/mode",
                        "there is no expired certificate %s here"
                                .formatted(keys.identity() + SystemKeys.EXPIRED));
            }
        }
    }

    /** Whether this organisation has a sandbox that is not the gateway's. */
    boolean own(@Nullable Oin caller) {
        return caller != null && others.contains(caller);
    }

    /** The caller's; the gateway's for whoever has none. */
    Held of(@Nullable Oin caller) {
        return held.computeIfAbsent(
                caller != null && others.contains(caller) ? caller : gateway, this::make);
    }

    /** The gateway's. */
    Held usual() {
        return of(gateway);
    }

    private Held make(Oin caller) {
        SandboxClock his = new SandboxClock(clock);
        SimulatedSystem system = base.in(new Sandbox(caller, his));
        Scenarios scenarios = new Scenarios(system);
        Faults faults = new Faults(system, scenarios);
        Journal journal = new Journal(journalEntries);
        Distorter distorter = new Distorter(system.system().key(), keys, caller, clock);
        return new Held(
                system,
                scenarios,
                faults,
                journal,
                his,
                keys,
                new Answering(system, faults, distorter, journal, clock));
    }

    @Override
    public void close() {
        held.values().forEach(one -> one.system().close());
        held.clear();
    }
}
