/**
 * National registers: Regulation (EU) 2016/399 Art. 8(2), 8(3). One adapter for any number of them;
 * which there are is configuration ({@code grenspoort.systems.<key>.kind: national-register}).
 */
@NullMarked
@NamedInterface("register")
package nl.grenspoort.systems.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
