/**
 * European Search Portal: Regulation (EU) 2019/817 Art. 6 to 11. One message carries the questions
 * of several systems, each in its own contract's words.
 */
@NullMarked
@NamedInterface("esp")
package nl.grenspoort.systems.esp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
