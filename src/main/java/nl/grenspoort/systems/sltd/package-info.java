/**
 * Interpol's database of stolen and lost travel documents: Regulation (EU) 2016/399 Art. 8(2)(a),
 * 8(3)(a)(i), 8(3)(g)(ii). It is asked about documents, never about persons.
 */
@NullMarked
@NamedInterface("sltd")
package nl.grenspoort.systems.sltd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
