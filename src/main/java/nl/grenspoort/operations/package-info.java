/**
 * Floor 7. What an operator sees and does from outside: health, readiness, the orderly stop. Only
 * the management port shows any of it.
 */
@NullMarked
package nl.grenspoort.operations;

import org.jspecify.annotations.NullMarked;
