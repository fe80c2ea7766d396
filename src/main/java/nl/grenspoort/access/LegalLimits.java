package nl.grenspoort.access;

import nl.grenspoort.access.AccessPolicy.Row;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What no policy file may change: who acts under a purpose, what the border never reaches, and what
 * the law wants asked whether somebody finds it handy or not.
 */
final class LegalLimits {
    private static final String EURODAC = "EURODAC";

    /** Systems that are open to some purposes only, whatever a row says (law 2). */
    static final Map<String, Set<Purpose>> CLOSED =
            Map.of(
                    // Regulation (EU) 2019/816 Art. 7, 7b, 7c: no border-check purpose exists
                    "ECRIS-TCN",
                    Set.of(Purpose.SCREENING_SECURITY, Purpose.ETIAS_MANUAL),
                    // Regulation (EU) 2024/1358 Art. 9, 15, 22 to 24
                    EURODAC,
                    Set.of(
                            Purpose.ASYLUM_REG,
                            Purpose.IRREGULAR_CROSSING,
                            Purpose.ILLEGAL_STAY,
                            Purpose.SAR_DISEMBARK,
                            Purpose.ETIAS_MANUAL),
                    // Regulation (EU) 2019/817 Art. 20a, 21, 22
                    "CIR",
                    Set.of(Purpose.SCREENING_ID, Purpose.MID_RESOLVE, Purpose.LAW_ENFORCEMENT));

    /** Regulation (EU) 2016/399 Art. 8: what a border check asks. */
    static final Map<Purpose, Map<String, String>> DEMANDED =
            Map.of(
                    Purpose.BORDER_FREE_MOVEMENT,
                    Map.of(
                            "SIS", "8(2)(a)",
                            "SLTD", "8(2)(a)",
                            "NATIONAL-REGISTER", "8(2)(a)",
                            // members of the family who must be registered
                            "EES", "8(2)"),
                    Purpose.BORDER_ENTRY_TCN,
                    Map.of(
                            "SIS", "8(3)(a)(i)",
                            "SLTD", "8(3)(a)(i)",
                            "NATIONAL-REGISTER", "8(3)(a)(i)",
                            "EES", "8(3)(a)(iii)",
                            "VIS", "8(3)(b)",
                            "ETIAS", "8(3)(ba)"),
                    Purpose.BORDER_EXIT_TCN,
                    Map.of(
                            "SIS", "8(3)(g)",
                            "SLTD", "8(3)(g)(ii)",
                            "NATIONAL-REGISTER", "8(3)(g)(iii)",
                            "EES", "8(3)(g)(iv)"));

    private LegalLimits() {}

    /** What the row may not say; empty when it may stand. */
    static Optional<String> broken(Row row) {
        if (!row.purpose().roles().contains(row.role())) {
            return Optional.of(
                    "%s does not act under %s (%s); %s does"
                            .formatted(
                                    row.role(),
                                    row.purpose(),
                                    row.purpose().basis(),
                                    row.purpose().roles()));
        }
        if (row.role() == Role.FIRST_LINE
                && row.operations().contains(AccessPolicy.ADDITIONAL_INFORMATION)) {
            return Optional.of(
                    "%s is opened in the second line only: 2018/1240 Art. 13, 47(4)"
                            .formatted(AccessPolicy.ADDITIONAL_INFORMATION));
        }
        Set<Purpose> open = CLOSED.get(row.system().value());
        if (open != null && !open.contains(row.purpose())) {
            return Optional.of(
                    "%s is not reached under %s: no article gives it"
                            .formatted(row.system(), row.purpose()));
        }
        String article = DEMANDED.getOrDefault(row.purpose(), Map.of()).get(row.system().value());
        return article == null || row.mandatory()
                ? Optional.empty()
                : Optional.of(
                        "%s is mandatory under %s: 2016/399 Art. %s"
                                .formatted(row.system(), row.purpose(), article));
    }

    /**
     * Whether the law leaves it to the guard: on exit a visa may be looked at (Regulation (EU)
     * 2016/399 Art. 8(3)(h)).
     */
    static boolean optional(Row row) {
        return !row.purpose().borderCheck()
                || (row.purpose() == Purpose.BORDER_EXIT_TCN && row.system().value().equals("VIS"));
    }
}
