package nl.grenspoort.systems.ees;

import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.rest.NotUnderstoodException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether files can be true as they stand. What can't be is not used: a stay counted from nonsense
 * is worse than no count.
 */
final class Plausibility {
    private final Duration clockSkew;

    Plausibility(Duration clockSkew) {
        this.clockSkew = clockSkew;
    }

    /**
     * @param at time of the crossing now checked; nothing recorded can be later
     */
    void check(List<EesFile> files, Instant at) throws NotUnderstoodException {
        Set<String> references = new HashSet<>();
        for (EesFile file : files) {
            if (!references.add(file.reference())) {
                throw new NotUnderstoodException("one file twice");
            }
            check(file, at.plus(clockSkew));
        }
    }

    private static void check(EesFile file, Instant latest) throws NotUnderstoodException {
        for (Entry entry : file.entries()) {
            if (entry.entryAt().isAfter(latest)) {
                throw new NotUnderstoodException("an entry after this crossing");
            }
            if (entry.exitAt() != null
                    && (entry.exitAt().isBefore(entry.entryAt())
                            || entry.exitAt().isAfter(latest))) {
                throw new NotUnderstoodException("an exit before its entry or after this crossing");
            }
            if (endsBeforeItBegins(entry)) {
                throw new NotUnderstoodException("an authorised stay that ends before its entry");
            }
        }
        if (file.refusals().stream().anyMatch(refusal -> refusal.at().isAfter(latest))) {
            throw new NotUnderstoodException("a refusal after this crossing");
        }
    }

    /** Dates are those of the crossing point, which in the west is a day behind UTC at most. */
    private static boolean endsBeforeItBegins(Entry entry) {
        return entry.authorisedUntil() != null
                && entry.authorisedUntil()
                        .plusDays(1)
                        .isBefore(entry.entryAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
