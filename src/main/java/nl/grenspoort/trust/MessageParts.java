package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parts of an HTTP message that a signature can cover: {@code (request-target)} and header
 * fields, with the body behind the field {@code digest} (RFC 3230, SHA-256). The text that is
 * signed is that of the HttpHeaders mechanism of JAdES (ETSI TS 119 182-1, 5.2.8.2).
 */
public final class MessageParts {
    /** Method and path of a request. */
    public static final String REQUEST_TARGET = "(request-target)";

    public static final String DIGEST = "digest";

    private final Map<String, String> values;
    private final byte[] body;

    private MessageParts(Map<String, String> values, byte[] body) {
        this.values = values;
        this.body = requireNonNull(body, "body");
    }

    /**
     * @param headers names in any case; the media type as {@code Content-Type} among them
     */
    public static MessageParts request(
            String method, String path, Map<String, String> headers, byte[] body) {
        Map<String, String> values = lowerCase(headers);
        values.put(REQUEST_TARGET, method.toLowerCase(Locale.ROOT) + " " + path);
        return new MessageParts(values, body);
    }

    /**
     * @param headers names in any case; the media type as {@code Content-Type} among them
     */
    public static MessageParts response(Map<String, String> headers, byte[] body) {
        return new MessageParts(lowerCase(headers), body);
    }

    /** The value of the header field {@code Digest} for a body. */
    public static String digest(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(sha256(body));
    }

    @Nullable String value(String name) {
        return values.get(name);
    }

    boolean digestIsOfBody() {
        String stated = values.get(DIGEST);
        return stated != null
                && MessageDigest.isEqual(
                        stated.getBytes(StandardCharsets.UTF_8),
                        digest(body).getBytes(StandardCharsets.UTF_8));
    }

    /** The text to be signed; every name must have a value. */
    String text(List<String> names) {
        return names.stream()
                .map(name -> name + ": " + requireNonNull(values.get(name), name))
                .collect(Collectors.joining("\n"));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> values = new LinkedHashMap<>();
        headers.forEach((name, value) -> values.put(name.toLowerCase(Locale.ROOT), value.strip()));
        return values;
    }
}
