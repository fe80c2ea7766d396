/**
 * Whom the documents make of a traveller: class, duties, age. Pure law, from all of them at once.
 */
@NullMarked
@NamedInterface("traveller")
package nl.grenspoort.entry.traveller;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
