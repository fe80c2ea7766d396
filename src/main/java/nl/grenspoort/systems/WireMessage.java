package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it will stand on the wire: signed, complete, unchangeable.
 *
 * @param path below the system's base address, starting with a slash
 * @param headers the only headers that are sent besides those of HTTP itself
 * @param body exactly the bytes that will be sent
 */
@SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
public record WireMessage(
        String method, String path, Map<String, String> headers, String mediaType, byte[] body) {
    public WireMessage {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        headers = Map.copyOf(headers);
        requireNonNull(mediaType, "mediaType");
        requireNonNull(body, "body");
    }

    /** The same with one header more, which no signature covers. */
    WireMessage with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new WireMessage(method, path, more, mediaType, body);
    }

    /**
     * What the log keeps and the intent covers: request line, our own headers, body, as one {@code
     * message/http}. Signatures may stand in headers, so the body alone would prove nothing.
     */
    public byte[] wire() {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Type", mediaType);
        return Http.message(method + " " + path + " HTTP/1.1", all, body);
    }

    /** Lays out start line, headers and body as HTTP/1.1 does. */
    static final class Http {
        static final String MEDIA_TYPE = "message/http";

        private Http() {}

        static byte[] message(String startLine, Map<String, String> headers, byte[] body) {
            StringBuilder head = new StringBuilder(startLine).append("\r\n");
            headers.forEach(
                    (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
            byte[] whole = java.util.Arrays.copyOf(start, start.length + body.length);
            System.arraycopy(body, 0, whole, start.length, body.length);
            return whole;
        }
    }
}
