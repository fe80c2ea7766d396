/**
 * ETIAS as a border authority asks it: Regulation (EU) 2018/1240 Art. 13, 47. The answer has the
 * four parts of Art. 47(2); why somebody has no authorisation has no place in any type here.
 */
@NullMarked
@NamedInterface("etias")
package nl.grenspoort.systems.etias;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
