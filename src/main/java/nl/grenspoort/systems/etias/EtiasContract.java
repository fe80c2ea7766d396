package nl.grenspoort.systems.etias;

import nl.grenspoort.systems.rest.JsonContract;

/** The contract with ETIAS, {@code contracts/etias/openapi.yaml}. */
public final class EtiasContract {
    public static final String VERIFY = "/v1/travel-authorisations/_verify";
    public static final String ADDITIONAL_INFORMATION =
            "/v1/travel-authorisations/_additional-information";
    public static final String CARRIER = "/v1/carrier/_query";

    private EtiasContract() {}

    /** Reads the contract from the class path. */
    public static JsonContract load() {
        return JsonContract.load("/contracts/etias/openapi.yaml");
    }
}
