/**
 * The simulated ETIAS: whole applications with their states, of which a border authority sees
 * whether there is a valid authorisation, and a carrier a copy of yesterday.
 */
@NullMarked
package nl.grenspoort.simulator.etias;

import org.jspecify.annotations.NullMarked;
