/** Floor 0. How a start that can't go on says so: one line, with what to do. */
@NullMarked
package nl.grenspoort.start;

import org.jspecify.annotations.NullMarked;
