package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One entry of the log as a reader sees it: what the canonical entry says, and nothing of a body.
 *
 * @param index position in the log, from 0
 * @param at wall clock at the time of taking, UTC, microseconds
 * @param checkId the case it belongs to; null for a request that opened none
 * @param correlationId the same for a request and its response
 * @param why null where nobody's data was asked for
 * @param parts what the entry says of each part of the body: media type, size, capture mode,
 *     commitment, hash of the ciphertext
 * @param versions of schema and software that wrote it
 */
public record LogEntryView(
        long index,
        UUID id,
        String at,
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
        List<Map<String, Object>> parts,
        Map<String, String> versions) {
    public LogEntryView {
        details = Map.copyOf(details);
        parts = List.copyOf(parts);
        versions = Map.copyOf(versions);
    }
}
