package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A link between identity data of several systems: Regulation (EU) 2019/817 Art. 30 to 34.
 *
 * @param systems that it links, as far as this user may know of them (Art. 26)
 * @param forSirene its verification is for a SIRENE bureau: Art. 29(2)
 * @param identificationNumber of the link: Art. 34(c)
 */
public record LinkFact(
        Colour colour, SortedSet<String> systems, boolean forSirene, String identificationNumber) {
    public LinkFact {
        requireNonNull(colour, "colour");
        systems = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(systems));
        requireNonNull(identificationNumber, "identificationNumber");
    }

    /** Art. 30, 31, 32, 33. */
    public enum Colour {
        YELLOW,
        GREEN,
        RED,
        WHITE
    }
}
