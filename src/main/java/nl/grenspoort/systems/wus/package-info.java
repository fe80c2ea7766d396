/**
 * Digikoppeling WUS 2W-be-S, the SOAP profile of SIS and VIS: addressed and signed messages as
 * bytes, and their verification. Knows no system; never sends. Private to {@code systems}.
 */
@NullMarked
package nl.grenspoort.systems.wus;

import org.jspecify.annotations.NullMarked;
