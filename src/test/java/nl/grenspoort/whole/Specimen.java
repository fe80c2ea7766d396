package nl.grenspoort.whole;

/** The specimen traveller of ICAO 9303-4, as a kiosk sends it. */
final class Specimen {
    static final String OPEN =
            """
            {"direction": "ENTRY", "capacity": "PASSENGER",
             "documents": [{"kind": "PASSPORT", "mrz": ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                                        "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]}]}
            """;

    private Specimen() {}
}
