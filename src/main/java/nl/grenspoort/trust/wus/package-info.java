/**
 * Digikoppeling WUS 2W-be-S, the SOAP profile of SIS, VIS and the desks: addressed and signed
 * messages as bytes, and their verification. Knows no system and no caller; never sends.
 */
@NullMarked
@NamedInterface("wus")
package nl.grenspoort.trust.wus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
