/** Apart. The simulated EU systems. Nothing imports this; it is not in target/grenspoort.jar. */
@NullMarked
package nl.grenspoort.simulator;

import org.jspecify.annotations.NullMarked;
