/**
 * Floor 2. The message log: nothing goes out before its intent is durable, nothing is answered
 * before its outcome is.
 */
@NullMarked
package nl.grenspoort.messagelog;

import org.jspecify.annotations.NullMarked;
