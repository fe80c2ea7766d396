/**
 * What simulated systems hold: one store for all of them, by owner, searched by person and
 * document.
 */
@NullMarked
package nl.grenspoort.simulator.state;

import org.jspecify.annotations.NullMarked;
