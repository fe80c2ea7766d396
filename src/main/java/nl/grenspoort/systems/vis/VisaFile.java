package nl.grenspoort.systems.vis;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * One application file: Art. 9(2), (4), (5), (6), 10, 13, 14. What the purpose may not see is null.
 *
 * @param matchedBy keys of the question that found it; never empty
 * @param holder of the visa, as the application names the person
 * @param travelDocument that the visa was asked for with
 * @param purposeOfTravel code of the contract; {@code NOT_APPLICABLE} where it need not be given
 * @param mainDestination States; empty where none is given
 * @param visas never empty
 */
public record VisaFile(
        Set<MatchKey> matchedBy,
        Person holder,
        DocumentReference travelDocument,
        @Nullable String purposeOfTravel,
        @Nullable List<String> mainDestination,
        @Nullable Biometric facialImage,
        @Nullable Biometric fingerprints,
        List<Visa> visas) {
    public VisaFile {
        matchedBy = Set.copyOf(matchedBy);
        requireNonNull(holder, "holder");
        requireNonNull(travelDocument, "travelDocument");
        mainDestination = mainDestination == null ? null : List.copyOf(mainDestination);
        visas = List.copyOf(visas);
        if (matchedBy.isEmpty() || visas.isEmpty()) {
            throw new IllegalArgumentException("a file that nothing found or without a visa");
        }
    }
}
