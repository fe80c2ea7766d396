/** What simulated systems with a REST/JSON contract and signed messages have in common. */
@NullMarked
package nl.grenspoort.simulator.rest;

import org.jspecify.annotations.NullMarked;
