/**
 * The simulated systems' population: as many fictional persons as are wanted, made from a seed each
 * time somebody asks about them, and what each system holds about them.
 */
@NullMarked
package nl.grenspoort.simulator.population;

import org.jspecify.annotations.NullMarked;
