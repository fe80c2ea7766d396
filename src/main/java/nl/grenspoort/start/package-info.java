/**
 * Floor 0. How the gateway comes up and goes down: a start that can't go on says so in one line,
 * what must be there to serve, and that a stop has begun.
 */
@NullMarked
package nl.grenspoort.start;

import org.jspecify.annotations.NullMarked;
