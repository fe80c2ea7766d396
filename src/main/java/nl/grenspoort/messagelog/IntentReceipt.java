package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Proof that an outbound request is durable in the log. Only the log makes one. It covers exactly
 * the bytes that were logged and can be spent once, so that a resend without a new intent is
 * refused.
 */
public final class IntentReceipt {
    private final UUID entryId;
    private final String system;
    private final byte[] digest;
    private final AtomicBoolean spent = new AtomicBoolean();

    IntentReceipt(UUID entryId, String system, byte[] digest) {
        this.entryId = requireNonNull(entryId, "entryId");
        this.system = requireNonNull(system, "system");
        this.digest = digest.clone();
    }

    public UUID entryId() {
        return entryId;
    }

    /**
     * Spends the receipt for these bytes.
     *
     * @throws IllegalStateException when it was spent before, is for another system, or covers
     *     other bytes
     */
    public void spend(String forSystem, byte[] wire) {
        if (!system.equals(forSystem)) {
            throw new IllegalStateException(
                    "the intent was logged for " + system + ", not for " + forSystem);
        }
        if (!MessageDigest.isEqual(digest, Sha256.of(wire))) {
            throw new IllegalStateException("these bytes are not the bytes that were logged");
        }
        if (!spent.compareAndSet(false, true)) {
            throw new IllegalStateException("an intent opens the sender once");
        }
    }
}
