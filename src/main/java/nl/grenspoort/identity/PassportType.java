package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What kind of passport the second letter of its document code names: ICAO 9303-4 (8th edition,
 * 2021), 4.4. Older passports use letters of their State's choice.
 */
public enum PassportType {
    ORDINARY,
    EMERGENCY,
    DIPLOMATIC,
    OFFICIAL,
    SERVICE,
    REFUGEE,
    STATELESS,
    ALIEN,
    LAISSEZ_PASSER,
    MILITARY,
    /** A passport whose second letter the table does not have. */
    UNLISTED,
    /** No passport: a card, a seaman's book, a visa. */
    NONE;

    private static final CountryCode STATELESS_PERSON = new CountryCode("XXA");

    /**
     * By document code. {@code PS} is a stateless person's in the table and was many States' code
     * for service passports before: who has a nationality is not stateless.
     *
     * @param code first two positions of the MRZ, without filler
     */
    public static PassportType of(String code, CountryCode nationality) {
        requireNonNull(nationality, "nationality");
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "P", "PP" -> ORDINARY;
            case "PE", "PU" -> EMERGENCY;
            case "PD" -> DIPLOMATIC;
            case "PO" -> OFFICIAL;
            case "PS" -> nationality.equals(STATELESS_PERSON) ? STATELESS : SERVICE;
            case "PR" -> REFUGEE;
            case "PT" -> ALIEN;
            case "PL" -> LAISSEZ_PASSER;
            case "PM" -> MILITARY;
            default -> code.startsWith("P") ? UNLISTED : NONE;
        };
    }

    /** Of persons in the service of their State: Regulation (EU) 2016/399 Annex VII, 4. */
    public boolean ofState() {
        return this == DIPLOMATIC || this == OFFICIAL || this == SERVICE;
    }
}
