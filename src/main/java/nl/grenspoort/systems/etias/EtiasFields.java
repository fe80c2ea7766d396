package nl.grenspoort.systems.etias;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.systems.Cut;

import java.util.List;
import java.util.Set;

/**
 * The fields of an answer, by which the access policy says what a purpose may see: the parts of
 * Regulation (EU) 2018/1240 Art. 47(2), and what only the second line opens.
 */
final class EtiasFields {
    static final String VALID_AUTHORISATION = "validAuthorisation";
    static final String FAMILY_MEMBER = "familyMember";
    static final String TERRITORIAL_LIMIT = "territorialLimit";
    static final String FLAG_36_2 = "flag36_2";
    static final String FLAG_36_3 = "flag36_3";
    static final String EXPIRY = "expiry";
    static final String GUARDIAN = "guardian";
    static final String FAMILY = "family";
    static final String ADDITIONAL_INFORMATION = "additionalInformation";

    static final Set<String> ALL =
            Set.of(
                    VALID_AUTHORISATION,
                    FAMILY_MEMBER,
                    TERRITORIAL_LIMIT,
                    FLAG_36_2,
                    FLAG_36_3,
                    EXPIRY,
                    GUARDIAN,
                    FAMILY,
                    ADDITIONAL_INFORMATION);

    private EtiasFields() {}

    /** Regulation (EU) 2016/399 Art. 6(1)(b), 8(3)(ba); the flag makes a second-line check. */
    static Set<String> needed(Purpose purpose) {
        return purpose == Purpose.BORDER_ENTRY_TCN || purpose == Purpose.BORDER_FREE_MOVEMENT
                ? Set.of(VALID_AUTHORISATION, TERRITORIAL_LIMIT, FLAG_36_2)
                : Set.of();
    }

    /**
     * Whether what is left can be judged. An authorisation whose limits or whose flag may not be
     * seen would look like one without.
     */
    static boolean meaningful(Cut cut) {
        return needed(Purpose.BORDER_ENTRY_TCN).stream().allMatch(cut::shows);
    }

    static EtiasData cut(Cut cut, EtiasData data) {
        return new EtiasData(
                data.valid(),
                cut.keep(FAMILY_MEMBER, data.familyMember(), false),
                data.onlyIn(),
                data.secondLineCheck(),
                cut.keep(FLAG_36_3, data.hitWithoutGround(), false),
                cut.keep(EXPIRY, data.expiry()),
                cut.keep(GUARDIAN, data.guardians(), List.of()),
                cut.shows(FAMILY_MEMBER) ? cut.keep(FAMILY, data.familyTie()) : null);
    }
}
