package nl.grenspoort.document;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * Passive authentication (ICAO 9303-11, 5.1): what a chip holds was written by the State that it
 * claims, and nobody changed it since. It says nothing about whether the chip is a copy; that is
 * for the reader's chip or active authentication.
 *
 * <p>Checks, besides those in {@link SignerChecks} and {@link DataGroupChecks}: {@code SOD_PARSED}
 * ({@code MISSING}, {@code MALFORMED}), {@code SOD_ENCODING} (remarks on how it is written).
 */
final class PassiveAuthentication {
    private static final String SOD_PARSED = "SOD_PARSED";
    private final CscaTrustStore trusted;

    PassiveAuthentication(CscaTrustStore trusted) {
        this.trusted = trusted;
    }

    /**
     * The verdict on a chip's files.
     *
     * @param chipMrz the MRZ of DG1; null when DG1 is missing or unreadable
     */
    ChipVerdict verdict(Map<String, byte[]> files, @Nullable Mrz chipMrz, Instant at) {
        Checks checks = new Checks();
        byte[] file = files.get("EF.SOD");
        if (file == null) {
            checks.notPerformed(SOD_PARSED, "MISSING");
            return checks.verdict(trusted.version());
        }
        try {
            SecurityObject sod = SecurityObject.parse(file);
            checks.successful(SOD_PARSED);
            sod.remarks().forEach(remark -> checks.remark("SOD_ENCODING", remark));
            new SignerChecks(trusted, sod.signed(), checks).make(at, chipMrz);
            new DataGroupChecks(sod, files, checks).make(chipMrz);
        } catch (MalformedException e) {
            // the chip's fault, told as a check; its message says no more than the code does
            checks.failed(SOD_PARSED, "MALFORMED");
        }
        return checks.verdict(trusted.version());
    }
}
