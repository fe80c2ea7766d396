package nl.grenspoort.simulator;

import java.util.Map;

/** An administrative call that is refused, with the place in its body where that has one. */
final class RefusedCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String pointer;
    private final String code;
    private final transient Map<String, String> headers;

    private RefusedCallException(
            int status, String pointer, String code, String detail, Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.pointer = pointer;
        this.code = code;
        this.headers = headers;
    }

    /**
     * The body can't be understood.
     *
     * @param pointer JSON pointer (RFC 6901); empty for the whole body
     * @param detail never more of the body than names of its fields
     */
    static RefusedCallException notUnderstood(String pointer, String detail) {
        return new RefusedCallException(400, pointer, "body.not-understood", detail, Map.of());
    }

    /**
     * A parameter of the query is wrong.
     *
     * @param name of it; empty for the whole query
     */
    static RefusedCallException query(String name, String detail) {
        return new RefusedCallException(400, name, "query.not-understood", detail, Map.of());
    }

    static RefusedCallException unauthorized() {
        return new RefusedCallException(
                401,
                "",
                "",
                "send Authorization: Bearer with the token of the simulators, or come with the"
                        + " certificate of a gateway that has a sandbox of its own",
                Map.of("WWW-Authenticate", "Bearer"));
    }

    static RefusedCallException notFound(String detail) {
        return new RefusedCallException(404, "", "", detail, Map.of());
    }

    static RefusedCallException methodNotAllowed(String allowed) {
        return new RefusedCallException(405, "", "", "use " + allowed, Map.of("Allow", allowed));
    }

    static RefusedCallException tooLarge(int octets) {
        return new RefusedCallException(
                413, "", "", "a body is %d octets at most".formatted(octets), Map.of());
    }

    int status() {
        return status;
    }

    String pointer() {
        return pointer;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, String> headers() {
        return headers;
    }
}
