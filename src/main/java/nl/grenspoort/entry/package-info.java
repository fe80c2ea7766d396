/**
 * Floor 2. Pure law: traveller class, conditions of entry and exit, advice. Plain Java, one small
 * unit per rule, each with its article.
 */
@NullMarked
package nl.grenspoort.entry;

import org.jspecify.annotations.NullMarked;
