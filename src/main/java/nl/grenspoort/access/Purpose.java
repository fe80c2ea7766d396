package nl.grenspoort.access;

import nl.grenspoort.finding.LegalBasis;

import java.util.Set;

/**
 * Why a system is asked (codes after domain.md 1.1), by which article, and who acts under it. Which
 * system may then be asked what is a row of the access policy.
 */
public enum Purpose {
    /** Entry of a third-country national: Regulation (EU) 2016/399 Art. 8(3)(a). */
    BORDER_ENTRY_TCN("2016/399", "8(3)(a)", Role.FIRST_LINE),
    /** Exit of a third-country national: Regulation (EU) 2016/399 Art. 8(3)(g). */
    BORDER_EXIT_TCN("2016/399", "8(3)(g)", Role.FIRST_LINE),
    /** Entry or exit of a person enjoying free movement: Regulation (EU) 2016/399 Art. 8(2). */
    BORDER_FREE_MOVEMENT("2016/399", "8(2)", Role.FIRST_LINE),
    /** Making or updating an individual file: Regulation (EU) 2017/2226 Art. 14. */
    EES_ENROL("2017/2226", "14", Role.FIRST_LINE, Role.SECOND_LINE),
    /** Identification of who is not found or in doubt: Regulation (EU) 2017/2226 Art. 27. */
    EES_IDENTIFY("2017/2226", "27", Role.SECOND_LINE),
    /** Verification of a visa and its holder: Regulation (EC) 767/2008 Art. 18, 19a, 22g. */
    VIS_VERIFY("767/2008", "18", Role.FIRST_LINE, Role.SECOND_LINE),
    /** Identification, once verification failed: Regulation (EC) 767/2008 Art. 20, 22i. */
    VIS_IDENTIFY("767/2008", "20", Role.SECOND_LINE),
    /**
     * A travel authorisation, and what the second line may see of it: Reg. (EU) 2018/1240 Art. 47.
     */
    ETIAS_VERIFY("2018/1240", "47", Role.FIRST_LINE, Role.SECOND_LINE),
    /** Manual verification of different identities: Regulation (EU) 2019/817 Art. 29. */
    MID_RESOLVE("2019/817", "29", Role.SECOND_LINE, Role.ETIAS_UNIT, Role.SIRENE_OFFICER),
    /**
     * Identification or verification of identity in screening: Regulation (EU) 2024/1356 Art. 14.
     */
    SCREENING_ID("2024/1356", "14", Role.SCREENING_OFFICER),
    /** Security check in screening: Regulation (EU) 2024/1356 Art. 15. */
    SCREENING_SECURITY("2024/1356", "15", Role.SCREENING_OFFICER),
    /** Registration of an applicant for protection: Regulation (EU) 2024/1358 Art. 15. */
    ASYLUM_REG("2024/1358", "15", Role.ASYLUM_OFFICER),
    /** Irregular crossing of an external border: Regulation (EU) 2024/1358 Art. 22. */
    IRREGULAR_CROSSING("2024/1358", "22", Role.ASYLUM_OFFICER, Role.SCREENING_OFFICER),
    /** Illegal stay: Regulation (EU) 2024/1358 Art. 23. */
    ILLEGAL_STAY("2024/1358", "23", Role.ASYLUM_OFFICER, Role.SCREENING_OFFICER),
    /** Disembarked after search and rescue: Regulation (EU) 2024/1358 Art. 24. */
    SAR_DISEMBARK("2024/1358", "24", Role.ASYLUM_OFFICER, Role.SCREENING_OFFICER),
    /** Manual processing of an application: Regulation (EU) 2018/1240 Art. 26. */
    ETIAS_MANUAL("2018/1240", "26", Role.ETIAS_UNIT),
    /** The ETIAS watchlist: Regulation (EU) 2018/1240 Art. 34. */
    ETIAS_WATCHLIST("2018/1240", "34", Role.ETIAS_UNIT),
    /** A carrier's question before boarding: Regulation (EU) 2018/1240 Art. 45. */
    CARRIER_QUERY("2018/1240", "45", Role.CARRIER),
    /** Terrorist or other serious criminal offences, in two steps: Reg. (EU) 2019/817 Art. 22. */
    LAW_ENFORCEMENT("2019/817", "22", Role.LAW_ENFORCEMENT),
    /** Self-monitoring and audit: Regulation (EU) 2017/2226 Art. 54. */
    SELF_MONITORING("2017/2226", "54", Role.AUDITOR);

    private final LegalBasis basis;
    private final Set<Role> roles;

    Purpose(String act, String article, Role... roles) {
        this.basis = new LegalBasis(act, article);
        this.roles = Set.of(roles);
    }

    /** The article that the purpose is bound to. */
    public LegalBasis basis() {
        return basis;
    }

    /** Who acts under it. */
    public Set<Role> roles() {
        return roles;
    }

    /** Whether it is that of a border check, which the gateway plans by itself. */
    public boolean borderCheck() {
        return switch (this) {
            case BORDER_ENTRY_TCN, BORDER_EXIT_TCN, BORDER_FREE_MOVEMENT -> true;
            default -> false;
        };
    }
}
