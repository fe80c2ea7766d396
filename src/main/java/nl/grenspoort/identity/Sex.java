package nl.grenspoort.identity;

/** As the MRZ writes it (ICAO 9303-4, 4.2.2.2): {@code F}, {@code M}, or filler for unspecified. */
public enum Sex {
    FEMALE,
    MALE,
    UNSPECIFIED
}
