package nl.grenspoort.systems.ees;

import nl.grenspoort.systems.rest.JsonContract;

/** Paths of the contract with the EES, {@code contracts/ees/ees.openapi.yaml}. */
public final class EesContract {
    public static final String FILES = "/v1/individual-files";
    public static final String SEARCH = FILES + "/_search";

    private EesContract() {}

    /** Reads the contract from the class path. */
    public static JsonContract load() {
        return JsonContract.load("/contracts/ees/ees.openapi.yaml");
    }
}
