package nl.grenspoort.document;

import nl.grenspoort.document.ChipVerdict.Check;
import nl.grenspoort.document.ChipVerdict.Check.Outcome;
import nl.grenspoort.document.ChipVerdict.Result;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The checks of one chip as they are made, and the result they come to. */
final class Checks {
    static final String SIGNATURE = "SIGNATURE";
    static final String CHAIN = "CHAIN";
    static final String SIGNER_VALIDITY = "SIGNER_VALIDITY";
    static final String HASH = "HASH_";
    static final String DG1_MRZ = "DG1_MRZ";

    /** Without each of these having succeeded nothing is proved, whatever else holds. */
    private static final Set<String> ESSENTIAL =
            Set.of(SIGNATURE, CHAIN, SIGNER_VALIDITY, HASH + DataGroup.MRZ, DG1_MRZ);

    private final List<Check> made = new ArrayList<>();

    void successful(String id) {
        made.add(new Check(id, Outcome.SUCCESSFUL, ""));
    }

    void remark(String id, String reason) {
        made.add(new Check(id, Outcome.SUCCESSFUL_WITH_REMARK, reason));
    }

    void failed(String id, String reason) {
        made.add(new Check(id, Outcome.FAILED, reason));
    }

    void undetermined(String id, String reason) {
        made.add(new Check(id, Outcome.UNDETERMINED, reason));
    }

    void notPerformed(String id, String reason) {
        made.add(new Check(id, Outcome.NOT_PERFORMED, reason));
    }

    ChipVerdict verdict(String trustListVersion) {
        return new ChipVerdict(result(), made, trustListVersion);
    }

    private Result result() {
        if (any(Outcome.FAILED)) {
            return Result.FAILED;
        }
        long essential =
                made.stream()
                        .filter(check -> ESSENTIAL.contains(check.id()))
                        .filter(
                                check ->
                                        check.outcome() == Outcome.SUCCESSFUL
                                                || check.outcome()
                                                        == Outcome.SUCCESSFUL_WITH_REMARK)
                        .map(Check::id)
                        .distinct()
                        .count();
        if (any(Outcome.UNDETERMINED) || essential < ESSENTIAL.size()) {
            return Result.UNDETERMINED;
        }
        return any(Outcome.SUCCESSFUL_WITH_REMARK) ? Result.PASSED_WITH_REMARKS : Result.PASSED;
    }

    private boolean any(Outcome outcome) {
        return made.stream().anyMatch(check -> check.outcome() == outcome);
    }
}
