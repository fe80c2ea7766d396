package nl.grenspoort.systems.sltd;

import nl.grenspoort.systems.rest.JsonContract;

/** The contract with SLTD, {@code contracts/sltd/openapi.yaml}. */
public final class SltdContract {
    public static final String SEARCH = "/v1/documents/_search";

    private SltdContract() {}

    /** Reads the contract from the class path. */
    public static JsonContract load() {
        return JsonContract.load("/contracts/sltd/openapi.yaml");
    }
}
