package nl.grenspoort.identity;

import java.util.List;
import java.util.Set;

/**
 * Whether two names are the same without particles: registers file them, leave them out, or take
 * them for given names.
 */
final class Particles {
    private static final Set<String> PARTICLES =
            Set.of(
                    "VAN", "DER", "DEN", "DE", "TER", "TEN", "T", "VON", "ZU", "ZUM", "ZUR", "EL",
                    "AL", "UL", "BIN", "BINT", "IBN", "BEN", "DA", "DO", "DOS", "DAS", "DI", "DEL",
                    "DELLA", "LA", "LE", "LAS", "LOS", "DU", "DES", "Y");

    private Particles() {}

    static boolean holds(ComparedName one, ComparedName other) {
        return same(one.surnameParts(), other.surnameParts())
                && same(one.givenNameParts(), other.givenNameParts());
    }

    private static boolean same(List<String> parts, List<String> others) {
        List<String> bare = without(parts);
        List<String> otherBare = without(others);
        if (bare.size() != otherBare.size() || bare.isEmpty() != parts.isEmpty()) {
            return false;
        }
        for (int i = 0; i < bare.size(); i++) {
            if (!SameWriting.holds(bare.get(i), otherBare.get(i))) {
                return false;
            }
        }
        return bare.isEmpty() == others.isEmpty();
    }

    /** What is left over. */
    static List<String> without(List<String> parts) {
        return parts.stream().filter(part -> !PARTICLES.contains(part)).toList();
    }
}
