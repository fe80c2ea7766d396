package nl.grenspoort.systems.register;

import nl.grenspoort.systems.rest.JsonContract;

/** The contract with national registers, {@code contracts/register/openapi.yaml}. */
public final class RegisterContract {
    public static final String SEARCH = "/v1/records/_search";

    private RegisterContract() {}

    /** Reads the contract from the class path. */
    public static JsonContract load() {
        return JsonContract.load("/contracts/register/openapi.yaml");
    }
}
