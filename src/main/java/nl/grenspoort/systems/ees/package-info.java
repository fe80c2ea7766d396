/** EES: Regulation (EU) 2017/2226. Port, types, adapter, contract. */
@NullMarked
@NamedInterface("ees")
package nl.grenspoort.systems.ees;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
