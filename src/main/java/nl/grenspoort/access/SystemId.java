package nl.grenspoort.access;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A system that may be asked, by the name the regulations give it, upper case with hyphens: {@code
 * SIS}, {@code EES}, {@code ECRIS-TCN}. Not an enum: a new system is a package, a route, a policy
 * row and a simulator, no change here.
 */
public record SystemId(String value) implements Comparable<SystemId> {
    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*");

    public SystemId {
        requireNonNull(value, "value");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a system is named in upper case with hyphens, like ECRIS-TCN");
        }
    }

    /** As routes and configuration keys write it: {@code ecris-tcn}. */
    public String key() {
        return value.toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public int compareTo(SystemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
