package nl.grenspoort.cli;

import nl.grenspoort.trust.Credentials;

import java.util.List;
import java.util.Map;

/** Makes the files of a specimen chip. */
interface ChipMint {
    /**
     * Files by their LDS name ({@code EF.COM}, {@code EF.SOD}, {@code DG1}, {@code DG2}), hashed
     * and signed by this document signer.
     *
     * @param mrz the lines that DG1 repeats
     */
    Map<String, byte[]> mint(List<String> mrz, Credentials signer);
}
