package nl.grenspoort.cli.doctor;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What one check found at one thing. Holds neither secrets nor personal data.
 *
 * @param subject what was examined: a name, a file, an address
 * @param found what is so; for an ailment its cause, for what was skipped the reason
 * @param ailment what it suffers from; null when nothing
 * @param remedy what to do; null when nothing
 */
public record Diagnosis(
        Check check,
        String subject,
        Verdict verdict,
        String found,
        @Nullable Ailment ailment,
        @Nullable String remedy) {
    public Diagnosis {
        requireNonNull(check, "check");
        requireNonNull(subject, "subject");
        requireNonNull(verdict, "verdict");
        found = oneLine(found);
        remedy = remedy == null ? null : oneLine(remedy);
    }

    /** Other programs' messages may have several lines. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
