package nl.grenspoort.systems.sis;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.AlertCategory;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * One alert that matches, as far as the first line may see it: Regulations (EU) 2018/1860, 1861 and
 * 1862, Art. 20.
 *
 * <p>What the purpose may not see is empty, null or false.
 *
 * @param schengenId number of the alert
 * @param issuingState three-letter code
 * @param subject whether the person or a document is the alert's subject
 * @param matchType how it was found
 * @param identity quality of the identity that matched
 * @param misusedIdentity the traveller matches the block of the person whose identity was misused
 *     (2018/1862 Art. 62), so is probably not the alert's subject
 * @param freeMovementRight the subject enjoys free movement (2018/1861 Art. 20(2)(p))
 * @param flagged the action is not to be executed here (2018/1862 Art. 24)
 * @param actionToBeTaken code of the contract
 * @param warnings such as {@code ARMED}; for the guard's safety
 * @param entryBan for a return alert whether an entry ban goes with it; null for others
 */
public record SisAlert(
        String schengenId,
        String issuingState,
        AlertCategory category,
        Subject subject,
        @Nullable MatchType matchType,
        @Nullable IdentityCategory identity,
        boolean misusedIdentity,
        boolean freeMovementRight,
        boolean flagged,
        String actionToBeTaken,
        Set<String> warnings,
        @Nullable Boolean entryBan) {
    public SisAlert {
        requireNonNull(schengenId, "schengenId");
        requireNonNull(issuingState, "issuingState");
        requireNonNull(category, "category");
        requireNonNull(subject, "subject");
        requireNonNull(actionToBeTaken, "actionToBeTaken");
        warnings = Set.copyOf(warnings);
    }

    /** What the alert is about. */
    public enum Subject {
        PERSON,
        /** The document itself: 2018/1862 Art. 38(2)(k), (l). */
        DOCUMENT
    }

    /** How the alert was found (domain.md 10.1). */
    public enum MatchType {
        EXACT,
        ALIAS,
        FUZZY,
        DOCUMENT
    }

    /** Quality of an identity in an alert. */
    public enum IdentityCategory {
        CONFIRMED,
        NOT_CONFIRMED,
        ALIAS,
        MISUSED
    }
}
