package nl.grenspoort.systems.rest;

import nl.grenspoort.messagelog.LogRecord;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Names the end user to a system so that only we can tell who it was: Regulation (EU) 2017/2226
 * Art. 46(2), for one, has the records of staff kept by the border authority, not by the system.
 * The same user has the same pseudonym for as long as the key stays, and another in each system.
 */
public final class Pseudonyms {
    private static final int BYTES = 16;

    private final SecretKey key;

    /**
     * @param secret from which each system derives a key of its own
     * @param system whom the pseudonyms are for, such as {@code EES}
     */
    public Pseudonyms(SecretKey secret, String system) {
        try {
            this.key =
                    KDF.getInstance("HKDF-SHA256")
                            .deriveKey(
                                    "HmacSHA256",
                                    HKDFParameterSpec.ofExtract()
                                            .addIKM(secret)
                                            .thenExpand(use(system), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256", e);
        }
    }

    private static byte[] use(String system) {
        return (system + " end user v1").getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code officer:} or, where nobody sits at it, {@code terminal:}, and 32 hex digits. */
    public String of(LogRecord.Actor actor) {
        String officer = actor.officer();
        return officer == null
                ? "terminal:" + hidden("terminal", actor.terminal())
                : "officer:" + hidden("officer", officer);
    }

    private String hidden(String kind, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] tag = mac.doFinal((kind + '\n' + name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(tag, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
