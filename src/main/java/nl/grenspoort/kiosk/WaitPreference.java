package nl.grenspoort.kiosk;

import jakarta.servlet.http.HttpServletRequest;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Prefer: wait=<seconds>}, RFC 7240, 4.3. What can't be read is no preference. */
final class WaitPreference {
    private static final Pattern WAIT =
            Pattern.compile("wait\\s*=\\s*\"?(\\d{1,5})\"?", Pattern.CASE_INSENSITIVE);

    private WaitPreference() {}

    /** How long the caller would wait, at most {@code longest}; empty when it does not say. */
    static Optional<Duration> of(HttpServletRequest request, Duration longest) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .map(WAIT::matcher)
                .filter(Matcher::matches)
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .map(wait -> wait.compareTo(longest) > 0 ? longest : wait)
                .findFirst();
    }
}
