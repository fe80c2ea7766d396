/**
 * Floor 4. The case, its life and steps: from documents to advice. Routes carry it, these classes
 * think.
 */
@NullMarked
package nl.grenspoort.casework;

import org.jspecify.annotations.NullMarked;
