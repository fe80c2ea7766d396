package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * What came back, within the size and time allowed.
 *
 * @param headers lower-case names; of a repeated header the last value
 */
@SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
public record WireReply(int status, Map<String, String> headers, byte[] body) {
    public WireReply {
        headers = Map.copyOf(headers);
        requireNonNull(body, "body");
    }

    /** As one {@code message/http}, for the log. */
    byte[] wire() {
        return WireMessage.Http.message("HTTP/1.1 " + status, new TreeMap<>(headers), body);
    }
}
