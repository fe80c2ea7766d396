package nl.grenspoort.systems.sis;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.systems.Cut;

import java.util.Set;

/**
 * The fields of an alert, by which the access policy says what a purpose may see: Regulations (EU)
 * 2018/1861 and 2018/1862 Art. 20(2), in the contract's words.
 */
final class SisFields {
    static final String SCHENGEN_ID = "schengenId";
    static final String ISSUING_STATE = "issuingState";
    static final String CATEGORY = "category";
    static final String SUBJECT = "subject";
    static final String MATCH_TYPE = "matchType";
    static final String IDENTITY_CATEGORY = "identityCategory";
    static final String MATCHED_MISUSED_IDENTITY = "matchedMisusedIdentity";
    static final String FREE_MOVEMENT_FAMILY = "isFreeMovementFamily";
    static final String FLAGGED = "flagged";
    static final String ACTION_TO_BE_TAKEN = "actionToBeTaken";
    static final String WARNINGS = "warnings";
    static final String ENTRY_BAN = "entryBan";

    static final Set<String> ALL =
            Set.of(
                    SCHENGEN_ID,
                    ISSUING_STATE,
                    CATEGORY,
                    SUBJECT,
                    MATCH_TYPE,
                    IDENTITY_CATEGORY,
                    MATCHED_MISUSED_IDENTITY,
                    FREE_MOVEMENT_FAMILY,
                    FLAGGED,
                    ACTION_TO_BE_TAKEN,
                    WARNINGS,
                    ENTRY_BAN);

    private SisFields() {}

    /** What the guard must know to do what the alert asks: 2018/1861 Art. 34(1)(a), 26, 47. */
    static Set<String> needed(Purpose purpose) {
        return switch (purpose) {
            case BORDER_ENTRY_TCN, BORDER_EXIT_TCN, BORDER_FREE_MOVEMENT ->
                    Set.of(
                            SCHENGEN_ID,
                            ISSUING_STATE,
                            CATEGORY,
                            SUBJECT,
                            MATCHED_MISUSED_IDENTITY,
                            FREE_MOVEMENT_FAMILY,
                            FLAGGED,
                            WARNINGS);
            default -> Set.of();
        };
    }

    /** Whether enough may be seen to act on an alert at all. */
    static boolean meaningful(Cut cut) {
        return cut.shows(CATEGORY) && cut.shows(SUBJECT);
    }

    /** Every alert: none is picked out, however little of it may be seen. */
    static SisData cut(Cut cut, SisData data) {
        return new SisData(data.alerts().stream().map(alert -> cut(cut, alert)).toList());
    }

    private static SisAlert cut(Cut cut, SisAlert alert) {
        return new SisAlert(
                cut.keep(SCHENGEN_ID, alert.schengenId(), ""),
                cut.keep(ISSUING_STATE, alert.issuingState(), ""),
                alert.category(),
                alert.subject(),
                cut.keep(MATCH_TYPE, alert.matchType()),
                cut.keep(IDENTITY_CATEGORY, alert.identity()),
                cut.keep(MATCHED_MISUSED_IDENTITY, alert.misusedIdentity(), false),
                cut.keep(FREE_MOVEMENT_FAMILY, alert.freeMovementRight(), false),
                cut.keep(FLAGGED, alert.flagged(), false),
                cut.keep(ACTION_TO_BE_TAKEN, alert.actionToBeTaken(), ""),
                cut.keep(WARNINGS, alert.warnings(), Set.of()),
                cut.keep(ENTRY_BAN, alert.entryBan()));
    }
}
