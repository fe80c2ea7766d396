package nl.grenspoort.casework;

import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells two request bodies apart without keeping them. Keyed, because a bare hash of a passport
 * number can be guessed.
 */
final class BodyMac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** Derives its own key from the sealing key, so that neither use weakens the other. */
    BodyMac(SecretKey sealingKey) {
        byte[] derived =
                mac(
                        new SecretKeySpec(sealingKey.getEncoded(), ALGORITHM),
                        "grenspoort idempotency v1"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        this.key = new SecretKeySpec(derived, ALGORITHM);
    }

    byte[] of(byte[] body) {
        return mac(key, body);
    }

    private static byte[] mac(SecretKey key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
