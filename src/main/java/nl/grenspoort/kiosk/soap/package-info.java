/**
 * The desk service's messages, {@code contracts/desk/desk.wsdl}: read, believed only when signed,
 * and answered. Knows neither HTTP nor the check itself.
 */
@NullMarked
package nl.grenspoort.kiosk.soap;

import org.jspecify.annotations.NullMarked;
