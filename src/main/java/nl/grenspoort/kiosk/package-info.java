/** Floor 7. REST for kiosks, e-gates and desks; shapes every answer to its audience. */
@NullMarked
package nl.grenspoort.kiosk;

import org.jspecify.annotations.NullMarked;
