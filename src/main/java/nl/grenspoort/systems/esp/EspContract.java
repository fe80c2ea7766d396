package nl.grenspoort.systems.esp;

import nl.grenspoort.systems.rest.JsonContract;

/** Paths of the contract with the ESP, {@code contracts/esp/esp.openapi.yaml}. */
public final class EspContract {
    public static final String QUERIES = "/v1/queries";

    private EspContract() {}

    /** Where the answers to a query that have not been taken yet are asked for. */
    public static String answers(String query) {
        return QUERIES + "/" + query + "/answers";
    }

    /** Reads the contract from the class path. */
    public static JsonContract load() {
        return JsonContract.load("/contracts/esp/esp.openapi.yaml");
    }
}
