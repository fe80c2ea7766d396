/**
 * What systems with a REST/JSON contract and signed messages have in common: contract, signatures,
 * the words of a question. A new one adds its own request and answer.
 */
@NullMarked
@NamedInterface("rest")
package nl.grenspoort.systems.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
