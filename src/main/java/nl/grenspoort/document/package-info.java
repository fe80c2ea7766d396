/** Floor 2. Travel documents: MRZ, logical data structure, passive authentication. Plain Java. */
@NullMarked
package nl.grenspoort.document;

import org.jspecify.annotations.NullMarked;
