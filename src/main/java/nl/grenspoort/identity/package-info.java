/**
 * Floor 1. Who and what a document names: names, partial dates, document numbers, country codes, in
 * one normal form. Plain Java.
 */
@NullMarked
package nl.grenspoort.identity;

import org.jspecify.annotations.NullMarked;
