package nl.grenspoort.document;

import nl.grenspoort.identity.CountryCode;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two-letter codes in certificates for three-letter codes in the MRZ: ISO 3166-1, and the codes
 * beyond it of ICAO 9303-3, section 5, as its issuers write them into certificates.
 */
final class CertificateCountries {
    private static final Map<String, Set<String>> BEYOND_ISO =
            Map.ofEntries(
                    Map.entry("D", Set.of("DE")),
                    Map.entry("GBD", Set.of("GB")),
                    Map.entry("GBN", Set.of("GB")),
                    Map.entry("GBO", Set.of("GB")),
                    Map.entry("GBP", Set.of("GB")),
                    Map.entry("GBS", Set.of("GB")),
                    Map.entry("RKS", Set.of("KS", "XK")),
                    Map.entry("EUE", Set.of("EU")),
                    Map.entry("UNO", Set.of("UN")),
                    Map.entry("UNA", Set.of("UN")),
                    Map.entry("XOM", Set.of("XO", "IT")),
                    Map.entry("XPO", Set.of("XP")),
                    Map.entry("UTO", Set.of("UT")));
    private static final Map<String, Set<String>> ALL = all();

    private CertificateCountries() {}

    /** The codes a certificate may have; empty when we know none for this issuer. */
    static Optional<Set<String>> of(CountryCode issuer) {
        return Optional.ofNullable(ALL.get(issuer.value()));
    }

    private static Map<String, Set<String>> all() {
        Map<String, Set<String>> all = new HashMap<>(BEYOND_ISO);
        for (String two : Locale.getISOCountries()) {
            all.put(Locale.of("", two).getISO3Country(), Set.of(two));
        }
        return Map.copyOf(all);
    }
}
