package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import java.util.Map;

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
}
