package nl.grenspoort.casework;

import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells two request bodies, or two parties, apart without keeping them. Keyed, because a bare hash
 * of a passport number can be guessed.
 */
final class BodyMac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** For the bodies of requests. */
    BodyMac(SecretKey sealingKey) {
        this(sealingKey, "grenspoort idempotency v1");
    }

    /** For parties' ids. */
    static BodyMac ofParties(SecretKey sealingKey) {
        return new BodyMac(sealingKey, "grenspoort party v1");
    }

    /** Derives its own key from the sealing key, so that no use weakens another. */
    private BodyMac(SecretKey sealingKey, String use) {
        byte[] derived =
                mac(
                        new SecretKeySpec(sealingKey.getEncoded(), ALGORITHM),
                        use.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
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
