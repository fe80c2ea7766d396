/**
 * Floor 3. What every EU or national system has in common: question, answer, wire message, the only
 * sender, its policies. One sub-package per system.
 */
@NullMarked
package nl.grenspoort.systems;

import org.jspecify.annotations.NullMarked;
