/**
 * VIS: Regulation (EC) 767/2008 as revised by Regulation (EU) 2021/1134. Port, types, adapter,
 * contract.
 */
@NullMarked
@NamedInterface("vis")
package nl.grenspoort.systems.vis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
