/** A check as its reader may see it, the same whether REST or SOAP carries it. */
@NullMarked
package nl.grenspoort.kiosk.answer;

import org.jspecify.annotations.NullMarked;
