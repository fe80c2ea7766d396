/** SIS: Regulations (EU) 2018/1860, 1861, 1862. Port, types, adapter, contract. */
@NullMarked
@NamedInterface("sis")
package nl.grenspoort.systems.sis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
