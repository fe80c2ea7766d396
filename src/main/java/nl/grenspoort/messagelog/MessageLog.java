package nl.grenspoort.messagelog;

import java.util.UUID;

/**
 * The two barriers of law 4. Records become durable in the order in which they are given, so
 * whoever waits for one record has waited for every earlier one.
 *
 * <p>All methods throw {@link LogUnavailableException} when the log can't take or commit a record:
 * then nothing may be asked and nothing answered.
 */
public interface MessageLog {
    /** Takes a record without waiting for the disk. Returns the entry's id (UUIDv7). */
    UUID append(LogRecord entry);

    /**
     * Takes a record and returns when it and every earlier one is durable. Returns the entry's id
     * (UUIDv7).
     */
    UUID appendDurably(LogRecord entry);

    /**
     * First barrier: makes an outbound request durable. The receipt opens the sender for exactly
     * these bytes, once.
     *
     * @param intent an {@link LogRecord.Kind#INTENT} that goes {@link LogRecord.Direction#OUTBOUND}
     *     and has a body
     */
    IntentReceipt sealIntent(LogRecord intent);
}
