/**
 * Floor 0. What an operator may know of the gateway's work, and nothing about a traveller: the
 * catalogue of meters, traces, and how exceptions are shown in an ordinary log.
 */
@NullMarked
package nl.grenspoort.telemetry;

import org.jspecify.annotations.NullMarked;
