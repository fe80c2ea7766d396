/** Floor 7. Commands of ./grenspoort. */
@NullMarked
package nl.grenspoort.cli;

import org.jspecify.annotations.NullMarked;
