package nl.grenspoort.kiosk.problem;

import java.net.URI;
import java.util.Locale;

/**
 * Every problem this API answers with. Title, cause and remedy are in {@code texts/problems*};
 * {@code docs/problems.md} lists them.
 */
public enum ProblemType {
    NOT_UNDERSTOOD(400),
    INVALID_INPUT(400),
    HEADER_MISSING(400),
    HEADER_MALFORMED(400),
    HEADER_NOT_ALLOWED(400),
    QUERY_NOT_ALLOWED(400),
    ENVELOPE_INVALID(400),
    TERMINAL_NOT_REGISTERED(403),
    OFFICER_NOT_ON_DUTY(403),
    DESKS_ONLY(403),
    SIGNATURE_INVALID(403),
    NOT_FOUND(404),
    UNKNOWN_CHECK(404),
    UNKNOWN_PARTY(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    TOO_SLOW(408),
    KEY_REUSED(409),
    CHECK_ENDED(409),
    NOT_CONCLUDED(409),
    TOO_MANY_OBSERVATIONS(409),
    MESSAGE_REPLAYED(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RATE_LIMITED(429),
    INTERNAL_ERROR(500),
    LOG_UNAVAILABLE(503),
    STORE_UNAVAILABLE(503),
    NOT_READY(503),
    TOO_BUSY(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** HTTP status that REST answers with; a SOAP fault always has 500 and tells this one. */
    public int status() {
        return status;
    }

    /** Whether only the desk service answers with it. */
    public boolean ofSoapOnly() {
        return switch (this) {
            case ENVELOPE_INVALID, SIGNATURE_INVALID, MESSAGE_REPLAYED -> true;
            default -> false;
        };
    }

    /** Its key below which its texts are. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What RFC 9457 calls its type. */
    public URI uri() {
        return URI.create("urn:grenspoort:problem:" + key());
    }
}
