package nl.grenspoort.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Suites of TLS 1.2 that NCSC rates "to be phased out" or "insufficient", by kind and as on the
 * wire (IANA's registry). Enough of each kind that a server which allows the kind takes one.
 */
final class WeakSuites {
    static final Map<String, Map<Integer, String>> KINDS = kinds();

    private WeakSuites() {}

    private static Map<String, Map<Integer, String>> kinds() {
        Map<String, Map<Integer, String>> kinds = new LinkedHashMap<>();
        kinds.put(
                "ECDHE with CBC",
                Map.of(
                        0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                        0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
                        0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                        0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
                        0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                        0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
                        0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                        0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"));
        kinds.put(
                "DHE",
                Map.of(
                        0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
                        0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA",
                        0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
                        0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
                        0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
                        0xccaa, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256"));
        kinds.put(
                "static RSA, 3DES, RC4",
                Map.of(
                        0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
                        0x0005, "TLS_RSA_WITH_RC4_128_SHA",
                        0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA",
                        0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA",
                        0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256",
                        0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384",
                        0xc008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA",
                        0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"));
        kinds.put(
                "CCM_8, CAMELLIA, ARIA",
                Map.of(
                        0xc0ae, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8",
                        0xc0af, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8",
                        0xc072, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256",
                        0xc086, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_GCM_SHA256",
                        0xc05c, "TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256"));
        return kinds;
    }

    static String named(int suite) {
        return KINDS.values().stream()
                .filter(kind -> kind.containsKey(suite))
                .map(kind -> kind.get(suite))
                .findFirst()
                .orElse("0x%04x".formatted(suite));
    }
}
