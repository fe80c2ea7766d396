package nl.grenspoort.kiosk.problem;

import static java.util.Objects.requireNonNull;

/**
 * One fault in a request's body.
 *
 * @param pointer JSON Pointer (RFC 6901) to the place, empty for the body as a whole; an XPath in
 *     answers of the desk service
 * @param detail what is wrong, in English; never repeats the value
 */
public record InputError(String pointer, Code code, String detail) {
    public InputError {
        requireNonNull(pointer, "pointer");
        requireNonNull(code, "code");
        requireNonNull(detail, "detail");
    }

    /** Kinds of faults. */
    public enum Code {
        /** The bytes are no JSON text, or there is more than one. */
        NOT_JSON,
        /** Nested deeper, or a number longer, than any request needs. */
        TOO_COMPLEX,
        /** A property or item stands there twice. */
        DUPLICATE,
        /** Required and not there. */
        MISSING,
        /** The contract has no such property. */
        UNKNOWN_PROPERTY,
        /** There, but not allowed beside what else is given. */
        NOT_ALLOWED,
        /** A string where a number belongs, and the like. */
        WRONG_TYPE,
        /** None of the values the contract lists. */
        NOT_IN_LIST,
        /** Not in the form the contract describes. */
        MALFORMED,
        /** A number outside its bounds. */
        OUT_OF_RANGE,
        /** Fewer items than needed, or no bytes. */
        EMPTY,
        /** More items than allowed. */
        TOO_MANY,
        /** More characters or bytes than allowed. */
        TOO_LARGE,
        /** Not base64 (RFC 4648, section 4), with padding. */
        NOT_BASE64,
        /** Lines of an MRZ: not as many, or not as long, as this kind of document has. */
        MRZ_LAYOUT,
        /** A character other than A-Z, 0-9 and {@code <} (ICAO 9303-3, 4.3). */
        MRZ_CHARACTER
    }
}
