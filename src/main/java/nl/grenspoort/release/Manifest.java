package nl.grenspoort.release;

import static java.util.Objects.requireNonNull;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was approved: every file of a release with its SHA-256. Its bytes are what is signed.
 *
 * @param version as people name it
 * @param validFrom not to be started before
 * @param files by path relative to Grenspoort's folder, with slashes: SHA-256, hex
 */
public record Manifest(String version, Instant validFrom, SortedMap<String, String> files) {
    private static final String FORMAT = "grenspoort-release/1";
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Strict: what two readers could read in two ways is refused. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    public Manifest {
        requireNonNull(validFrom, "validFrom");
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "a version is letters, digits, dots, hyphens and underscores, at most 64");
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a release has files");
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!HASH.matcher(file.getValue()).matches()) {
                throw new IllegalArgumentException(file.getKey() + " has no SHA-256");
            }
        }
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Manifest of(byte[] bytes) {
        try {
            Written read = JSON.readValue(bytes, Written.class);
            if (!FORMAT.equals(read.format)) {
                throw new IllegalArgumentException("its format is not " + FORMAT);
            }
            return new Manifest(
                    requireNonNull(read.version, "version"),
                    Instant.parse(requireNonNull(read.validFrom, "validFrom")),
                    requireNonNull(read.files, "files"));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException(e.getMessage() + " is missing", e);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("validFrom is no time in UTC", e);
        }
    }

    /** As it is signed. */
    public byte[] bytes() {
        return (JSON.writeValueAsString(new Written(FORMAT, version, validFrom.toString(), files))
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private record Written(
            String format, String version, String validFrom, TreeMap<String, String> files) {
        Written(String format, String version, String validFrom, SortedMap<String, String> files) {
            this(format, version, validFrom, new TreeMap<>(files));
        }
    }
}
