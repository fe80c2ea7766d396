/** The simulated ESP: asks the other simulated systems and brings their answers in parts. */
@NullMarked
package nl.grenspoort.simulator.esp;

import org.jspecify.annotations.NullMarked;
