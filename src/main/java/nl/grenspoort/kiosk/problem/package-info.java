/** What is told when a request can't be served: RFC 9457. */
@NullMarked
package nl.grenspoort.kiosk.problem;

import org.jspecify.annotations.NullMarked;
