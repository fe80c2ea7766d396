package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/**
 * One thing that happened, as a caller reports it to the log. The log adds index, time, clock and
 * software versions.
 *
 * @param checkId the case it belongs to; null for a request that opened none
 * @param correlationId the same for a request and its response
 * @param actor who caused it
 * @param why purpose and article; null only where nobody's data is asked for
 * @param system the other side: {@code SIS}, {@code KIOSK-API}, {@code LOG}
 * @param operation what was asked of it, as its contract names it
 * @param result class of the outcome ({@code OK}, {@code TIMED_OUT}, {@code REFUSED}); empty for an
 *     intent
 * @param details facts about the exchange, kebab-case keys, never personal data: {@code
 *     http-status}, {@code attempt}
 * @param body the wire message; null where there was none
 */
public record LogRecord(
        Kind kind,
        Direction direction,
        @Nullable UUID checkId,
        UUID correlationId,
        Actor actor,
        @Nullable Why why,
        String system,
        String operation,
        String result,
        Map<String, String> details,
        @Nullable Body body) {

    public LogRecord {
        requireNonNull(kind, "kind");
        requireNonNull(direction, "direction");
        requireNonNull(correlationId, "correlationId");
        requireNonNull(actor, "actor");
        requireNonNull(system, "system");
        requireNonNull(operation, "operation");
        requireNonNull(result, "result");
        details = Map.copyOf(details);
    }

    /** The same without the wire message, which is large and sealed elsewhere. */
    LogRecord withoutBody() {
        return new LogRecord(
                kind,
                direction,
                checkId,
                correlationId,
                actor,
                why,
                system,
                operation,
                result,
                details,
                null);
    }

    /** What kind of entry it is (message-log.md A3). */
    public enum Kind {
        /** A request: taken before it is acted on, or before its first byte goes out. */
        INTENT,
        /** What came of it: a response, an answer, or that none came. */
        OUTCOME,
        /** An answer that came after its request was given up; that it was is its outcome. */
        LATE,
        /** A question the access policy refused. */
        DENIED,
        /** Somebody read the log. */
        ACCESS,
        /** Start, stop, reload, a change of configuration. */
        ADMIN
    }

    /** Seen from the gateway. */
    public enum Direction {
        INBOUND,
        OUTBOUND
    }

    /**
     * Who caused it.
     *
     * @param terminal the registered name of kiosk, gate or desk, or {@code gateway}
     * @param officer the officer's number in the staff register; null at a kiosk
     * @param role {@code FIRST_LINE}, {@code SECOND_LINE}, {@code OPERATOR}, {@code AUDITOR},
     *     {@code NONE}
     * @param certificate SHA-256 thumbprint of the client certificate, hex; null for the gateway
     *     itself
     */
    public record Actor(
            String terminal, @Nullable String officer, String role, @Nullable String certificate) {
        public static final Actor GATEWAY = new Actor("gateway", null, "NONE", null);

        public Actor {
            requireNonNull(terminal, "terminal");
            requireNonNull(role, "role");
        }
    }

    /**
     * Why it was done.
     *
     * @param purpose code of {@code access.Purpose}
     * @param act EU number of the act
     * @param article in that act
     * @param policyVersion of the access policy that allowed or refused it
     */
    public record Why(String purpose, String act, String article, String policyVersion) {
        public Why {
            requireNonNull(purpose, "purpose");
            requireNonNull(act, "act");
            requireNonNull(article, "article");
            requireNonNull(policyVersion, "policyVersion");
        }
    }

    /**
     * The bytes on the wire. What the log keeps of them is decided by {@link Capture}; biometrics
     * are never kept.
     *
     * @param wire exactly the bytes sent or received; may be empty, never changed afterwards
     * @param kept for {@link Capture#REDACTED} what may be kept instead of the wire bytes, else
     *     null
     */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    public record Body(String mediaType, byte[] wire, Capture capture, byte @Nullable [] kept) {
        public Body {
            requireNonNull(mediaType, "mediaType");
            requireNonNull(wire, "wire");
            requireNonNull(capture, "capture");
            if ((capture == Capture.REDACTED) != (kept != null)) {
                throw new IllegalArgumentException(
                        "kept bytes go with REDACTED and with nothing else");
            }
        }

        public static Body full(String mediaType, byte[] wire) {
            return new Body(mediaType, wire, Capture.FULL, null);
        }

        public static Body metadata(String mediaType, byte[] wire) {
            return new Body(mediaType, wire, Capture.METADATA, null);
        }
    }

    /** What the log keeps of a body. Configured per system and direction. */
    public enum Capture {
        /** Sealed whole, beside its commitment. */
        FULL,
        /** A copy without biometrics is sealed; the commitment is over the wire bytes. */
        REDACTED,
        /** Commitment, size and media type only. */
        METADATA
    }
}
