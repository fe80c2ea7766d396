package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is kept of an answer that came when the check had gone on without it.
 *
 * @param status as {@link nl.grenspoort.systems.SystemAnswer#status()} writes it
 * @param part what it adds to the facts; null in rows of an older node, which did not keep it
 */
record Late(SystemId system, String status, Instant arrivedAt, @Nullable AnswerPart part) {
    Late {
        requireNonNull(system, "system");
        requireNonNull(status, "status");
        requireNonNull(arrivedAt, "arrivedAt");
    }
}
