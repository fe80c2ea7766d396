package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Request;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id that a request gives itself, for the journal only: in the header Message-Id, or in
 * WS-Addressing.
 */
final class MessageIds {
    private static final Pattern ADDRESSING =
            Pattern.compile("<(?:[\\w-]{1,40}:)?MessageID\\b[^>]{0,400}>\\s{0,40}([^<\\s]{1,200})");
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,200}");
    private static final int FAR = 16 * 1024;

    private MessageIds() {}

    static @Nullable String of(Request request) {
        String header = request.headers().get("message-id");
        if (header != null) {
            return PRINTABLE.matcher(header).matches() ? header : null;
        }
        String begin =
                new String(
                        request.body(),
                        0,
                        Math.min(FAR, request.body().length),
                        StandardCharsets.UTF_8);
        Matcher found = ADDRESSING.matcher(begin);
        return found.find() ? found.group(1) : null;
    }
}
