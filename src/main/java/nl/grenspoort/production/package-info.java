/**
 * Floor 3. The gate before a start in production: asks every module what it refuses, verifies the
 * signed release, and tells every reason at once.
 */
@NullMarked
package nl.grenspoort.production;

import org.jspecify.annotations.NullMarked;
