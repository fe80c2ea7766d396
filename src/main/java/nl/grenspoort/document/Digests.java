package nl.grenspoort.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests by the JDK's provider, which is several times faster than Bouncy Castle's. */
final class Digests {
    private Digests() {}

    /**
     * @param algorithm one that every JDK has: SHA-1, SHA-224, SHA-256, SHA-384, SHA-512
     */
    static byte[] of(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(of("SHA-256", bytes));
    }
}
