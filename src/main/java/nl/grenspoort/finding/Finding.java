package nl.grenspoort.finding;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A fact that a check brought to light.
 *
 * @param key text key, kebab-case with dots, such as {@code sis.alert.arrest}; texts are in {@code
 *     texts/findings*.properties}
 * @param letters reasons of Annex V this finding may support; empty for free movers
 * @param source system or step that supports it, such as {@code SIS} or {@code document}; where two
 *     support it only together, both: {@code EES+ETIAS}
 * @param parameters what the text names, by parameter name; never biometric data
 */
public record Finding(
        String key,
        Severity severity,
        Disclosure disclosure,
        LegalBasis basis,
        Set<RefusalLetter> letters,
        String source,
        Map<String, String> parameters) {

    public Finding {
        requireNonNull(key, "key");
        requireNonNull(severity, "severity");
        requireNonNull(disclosure, "disclosure");
        requireNonNull(basis, "basis");
        requireNonNull(source, "source");
        letters = letters.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(letters));
        parameters = Map.copyOf(parameters);
    }

    /** A finding without letters and parameters. */
    public static Finding of(
            String key, Severity severity, Disclosure disclosure, LegalBasis basis, String source) {
        return new Finding(key, severity, disclosure, basis, Set.of(), source, Map.of());
    }

    /** Source of a finding that these systems support only together. */
    public static String together(String one, String other) {
        return one + "+" + other;
    }

    /** Whether the finding falls when nothing is known of that system. */
    public boolean restsOn(String system) {
        return List.of(source.split("\\+")).contains(system);
    }

    public Finding withSeverity(Severity known) {
        return new Finding(key, known, disclosure, basis, letters, source, parameters);
    }

    public Finding withSource(String known) {
        return new Finding(key, severity, disclosure, basis, letters, known, parameters);
    }

    public Finding withLetters(RefusalLetter... supported) {
        return new Finding(key, severity, disclosure, basis, Set.of(supported), source, parameters);
    }

    public Finding with(String parameter, String value) {
        var more = new java.util.HashMap<>(parameters);
        more.put(parameter, value);
        return new Finding(key, severity, disclosure, basis, letters, source, more);
    }
}
