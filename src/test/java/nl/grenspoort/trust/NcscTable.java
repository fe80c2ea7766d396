package nl.grenspoort.trust;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What NCSC's guidelines of May 2025 say of suites and groups, by their numbers at IANA. */
public final class NcscTable {
    /** Good or sufficient for TLS 1.2, and in the JDK. */
    public static final Map<Integer, String> SUITES_1_2 =
            Map.of(
                    0xC02C, "ECDHE-ECDSA-AES256-GCM",
                    0xC02B, "ECDHE-ECDSA-AES128-GCM",
                    0xCCA9, "ECDHE-ECDSA-CHACHA20",
                    0xC030, "ECDHE-RSA-AES256-GCM",
                    0xC02F, "ECDHE-RSA-AES128-GCM",
                    0xCCA8, "ECDHE-RSA-CHACHA20");

    public static final List<Integer> SUITES_1_3 = List.of(0x1301, 0x1302, 0x1303);

    /** To be phased out, or insufficient: a server must take none of these. */
    public static final Map<Integer, String> BAD_SUITES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(0x0004, "static RSA, RC4, MD5"),
                            Map.entry(0x0005, "static RSA, RC4"),
                            Map.entry(0x000A, "static RSA, 3DES"),
                            Map.entry(0x002F, "static RSA, AES128-CBC"),
                            Map.entry(0x0035, "static RSA, AES256-CBC"),
                            Map.entry(0x003C, "static RSA, AES128-CBC-SHA256"),
                            Map.entry(0x009C, "static RSA, AES128-GCM"),
                            Map.entry(0x009D, "static RSA, AES256-GCM"),
                            Map.entry(0x0033, "DHE-RSA-AES128-CBC"),
                            Map.entry(0x0039, "DHE-RSA-AES256-CBC"),
                            Map.entry(0x009E, "DHE-RSA-AES128-GCM"),
                            Map.entry(0x009F, "DHE-RSA-AES256-GCM"),
                            Map.entry(0x0018, "anonymous DH, RC4"),
                            Map.entry(0xC018, "anonymous ECDH, AES128-CBC"),
                            Map.entry(0x0001, "no encryption, MD5"),
                            Map.entry(0x003B, "no encryption, SHA-256"),
                            Map.entry(0xC004, "static ECDH-ECDSA, AES128-CBC"),
                            Map.entry(0xC008, "ECDHE-ECDSA, 3DES"),
                            Map.entry(0xC007, "ECDHE-ECDSA, RC4"),
                            Map.entry(0xC009, "ECDHE-ECDSA-AES128-CBC"),
                            Map.entry(0xC00A, "ECDHE-ECDSA-AES256-CBC"),
                            Map.entry(0xC023, "ECDHE-ECDSA-AES128-CBC-SHA256"),
                            Map.entry(0xC024, "ECDHE-ECDSA-AES256-CBC-SHA384"),
                            Map.entry(0xC013, "ECDHE-RSA-AES128-CBC"),
                            Map.entry(0xC014, "ECDHE-RSA-AES256-CBC"),
                            Map.entry(0xC0AE, "ECDHE-ECDSA-AES128-CCM8"),
                            Map.entry(0xC05C, "ECDHE-ECDSA-ARIA128-GCM"),
                            Map.entry(0xC086, "ECDHE-ECDSA-CAMELLIA128-GCM")));

    /** Curves. */
    public static final Map<Integer, String> GROUPS =
            Map.of(29, "x25519", 23, "secp256r1", 30, "x448", 24, "secp384r1", 25, "secp521r1");

    /** Old curves, and finite fields. */
    public static final Map<Integer, String> BAD_GROUPS =
            Map.of(
                    19, "secp192r1",
                    21, "secp224r1",
                    22, "secp256k1",
                    14, "sect571r1",
                    256, "ffdhe2048",
                    257, "ffdhe3072",
                    258, "ffdhe4096");

    private NcscTable() {}
}
