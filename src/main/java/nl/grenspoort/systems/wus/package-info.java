/**
 * What systems with a SOAP contract over Digikoppeling WUS 2W-be-S have in common: the signed
 * exchange, the contract's XML, the settings. A new one adds its own request and answer.
 */
@NullMarked
@NamedInterface("wus")
package nl.grenspoort.systems.wus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
