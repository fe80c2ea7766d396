/**
 * The simulated SIS: a JAX-WS endpoint by the contract, with state from readable files. Written
 * apart from the adapter, so that the two check each other.
 */
@NullMarked
package nl.grenspoort.simulator.sis;

import org.jspecify.annotations.NullMarked;
