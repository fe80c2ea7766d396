/** The simulated Entry/Exit System: our contract with it, answered from memory. */
@NullMarked
package nl.grenspoort.simulator.ees;

import org.jspecify.annotations.NullMarked;
