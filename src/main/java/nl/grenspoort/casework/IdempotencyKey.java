package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

/**
 * A caller's key for one request (law 7).
 *
 * @param key as the caller chose it, 1 to 64 printable characters
 * @param body the request's bytes: the same key with other bytes is a conflict
 */
@SuppressWarnings("ArrayRecordComponent") // compared by digest, never by equals
public record IdempotencyKey(String key, byte[] body) {
    public IdempotencyKey {
        requireNonNull(key, "key");
        requireNonNull(body, "body");
    }
}
