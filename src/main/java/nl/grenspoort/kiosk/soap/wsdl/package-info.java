/**
 * Types and service interface generated from {@code contracts/desk/desk.wsdl}; this is the only
 * file here that is not generated.
 */
package nl.grenspoort.kiosk.soap.wsdl;
