package nl.grenspoort.simulator;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Oin;

import java.time.InstantSource;

/**
 * One caller's own world within the simulated systems: what it sets or writes no other caller sees.
 *
 * @param caller whose certificate opened the connection; only requests it signed are answered
 * @param clock what time it is in this world, for what depends on the day: validity, age, stays.
 *     Signatures are made and judged by the true time, as callers do
 */
public record Sandbox(Oin caller, InstantSource clock) {
    public Sandbox {
        requireNonNull(caller, "caller");
        requireNonNull(clock, "clock");
    }
}
