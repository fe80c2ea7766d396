package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An entry as it was logged, read from its canonical form.
 *
 * @param index its place in the log, from 0
 * @param time wall clock of the node that took it, to the microsecond; may go back from one entry
 *     to the next, unlike the index
 * @param checkId the case it belongs to; null where there was none
 * @param correlationId the same for a request and its response
 * @param why null only where nobody's data were asked for
 * @param versions of the software that took it: {@code code}, {@code schema}
 * @param parts the wire messages; none where there was none
 * @see LogRecord
 */
public record LogEntryView(
        long index,
        UUID id,
        Instant time,
        LogRecord.Kind kind,
        LogRecord.Direction direction,
        @Nullable UUID checkId,
        UUID correlationId,
        LogRecord.Actor actor,
        LogRecord.@Nullable Why why,
        String system,
        String operation,
        String result,
        Map<String, String> details,
        Map<String, String> versions,
        List<Part> parts) {
    public LogEntryView {
        details = Map.copyOf(details);
        versions = Map.copyOf(versions);
        parts = List.copyOf(parts);
    }

    /**
     * What the entry says of a wire message.
     *
     * @param size of the wire message, in bytes
     * @param capture how much of it was kept
     * @param keptSize of the redacted copy, in bytes; null where none was kept
     * @param commitment HMAC-SHA256 over the wire bytes under a sealed opening, hex
     * @param keptCommitment the same over the redacted copy; null where none was kept
     * @param ciphertext SHA-256 of the sealed body, hex
     */
    public record Part(
            String mediaType,
            long size,
            LogRecord.Capture capture,
            @Nullable Long keptSize,
            String commitment,
            @Nullable String keptCommitment,
            String ciphertext) {}
}
