/**
 * The simulated VIS: a JAX-WS endpoint by the contract, with state from readable files. It writes
 * the contract's XML apart from the adapter, so that the two check each other.
 */
@NullMarked
package nl.grenspoort.simulator.vis;

import org.jspecify.annotations.NullMarked;
