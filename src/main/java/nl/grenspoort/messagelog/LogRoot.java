package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The log at one size, in one hash (RFC 6962 section 2.1). Whoever keeps one elsewhere can prove
 * later that the log only grew.
 *
 * @param size number of entries
 * @param hash SHA-256, 64 hex digits
 */
public record LogRoot(long size, String hash) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public LogRoot {
        hash = requireNonNull(hash, "hash").toLowerCase(Locale.ROOT);
        if (size < 0 || !HEX.matcher(hash).matches()) {
            throw new IllegalArgumentException("a root is a size and 64 hex digits");
        }
    }
}
