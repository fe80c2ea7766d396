/**
 * Floor 2. Releases of {@code routes/} and of the law's part of {@code config/}: which files, with
 * which hashes, signed by whom.
 */
@NullMarked
package nl.grenspoort.release;

import org.jspecify.annotations.NullMarked;
