/** Texts by key, in Dutch and English. */
@NullMarked
package nl.grenspoort.kiosk.text;

import org.jspecify.annotations.NullMarked;
