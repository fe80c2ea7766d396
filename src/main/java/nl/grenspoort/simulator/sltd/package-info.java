/** The simulated SLTD: documents that States reported to Interpol. */
@NullMarked
package nl.grenspoort.simulator.sltd;

import org.jspecify.annotations.NullMarked;
