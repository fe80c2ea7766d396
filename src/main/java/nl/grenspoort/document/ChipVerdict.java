package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Result of passive authentication (ICAO 9303-11, 5.1), one entry per check so that the verdict
 * explains itself.
 *
 * @param trustListVersion of the CSCA trust store that was used
 */
public record ChipVerdict(Result result, List<Check> checks, String trustListVersion) {
    public static final ChipVerdict NOT_PERFORMED =
            new ChipVerdict(Result.NOT_PERFORMED, List.of(), "");

    public ChipVerdict {
        requireNonNull(result, "result");
        requireNonNull(trustListVersion, "trustListVersion");
        checks = List.copyOf(checks);
    }

    /** Signature, chain and every hash hold. */
    public boolean authentic() {
        return result == Result.PASSED || result == Result.PASSED_WITH_REMARKS;
    }

    /** Graded after BSI TR-03135. */
    public enum Result {
        PASSED,
        /** Passed, but with something the guard should know, such as a weak hash. */
        PASSED_WITH_REMARKS,
        FAILED,
        /** Nothing is wrong, but something couldn't be checked, such as an unknown issuer. */
        UNDETERMINED,
        /** The chip was not read. */
        NOT_PERFORMED
    }

    /**
     * One check.
     *
     * @param id what was checked: {@code SOD_PARSED}, {@code SIGNER}, {@code SIGNATURE}, {@code
     *     CHAIN}, {@code HASH_DG1}, {@code DG1_MRZ}, ...
     * @param reason code for a result other than {@code SUCCESSFUL}: {@code ISSUER_UNKNOWN}, {@code
     *     HASH_MISMATCH}, {@code WEAK_HASH}, ...; empty when successful
     */
    public record Check(String id, Outcome outcome, String reason) {
        public Check {
            requireNonNull(id, "id");
            requireNonNull(outcome, "outcome");
            requireNonNull(reason, "reason");
        }

        /** Result vocabulary of BSI TR-03135. */
        public enum Outcome {
            SUCCESSFUL,
            SUCCESSFUL_WITH_REMARK,
            FAILED,
            UNDETERMINED,
            NOT_PERFORMED
        }
    }
}
