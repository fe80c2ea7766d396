/** What simulated systems with a SOAP contract over Digikoppeling WUS have in common. */
@NullMarked
package nl.grenspoort.simulator.wus;

import org.jspecify.annotations.NullMarked;
