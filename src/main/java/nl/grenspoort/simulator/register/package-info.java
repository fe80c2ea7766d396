/** Simulated national registers: as many as are configured. */
@NullMarked
package nl.grenspoort.simulator.register;

import org.jspecify.annotations.NullMarked;
