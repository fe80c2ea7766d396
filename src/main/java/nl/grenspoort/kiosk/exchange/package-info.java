/**
 * What every request passes before a controller sees it: headers, size, caller, message log. What
 * every answer passes before its first byte leaves.
 */
@NullMarked
package nl.grenspoort.kiosk.exchange;

import org.jspecify.annotations.NullMarked;
