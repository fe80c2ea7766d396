package nl.grenspoort.systems.esp;

import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.Base64;

/**
 * A body of a system's own contract as the ESP's contract carries it: JSON as it is, XML as base64
 * in pieces, for no text of ours is long.
 */
public final class Carried {
    /** Bytes of a piece, a multiple of three; 9000 characters. */
    private static final int PIECE = 6750;

    private Carried() {}

    /** Schema {@code Body}. */
    public static ObjectNode of(byte[] body) {
        ObjectNode carried = JsonContract.object();
        if (body.length > 0 && body[0] == '{') {
            carried.set("json", JsonContract.read(body));
            return carried;
        }
        ArrayNode pieces = carried.putArray("xml");
        for (int at = 0; at < body.length; at += PIECE) {
            pieces.add(
                    Base64.getEncoder()
                            .encodeToString(
                                    Arrays.copyOfRange(
                                            body, at, Math.min(body.length, at + PIECE))));
        }
        return carried;
    }
}
