package nl.grenspoort.reference;

import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiFunction;

/** Reads a YAML file of reference data, which must say nothing that nobody understands. */
final class DatedFile {
    private static final ObjectMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final int VERSION_BYTES = 8;

    private DatedFile() {}

    /**
     * Reads it whole.
     *
     * @param make from what was read and the file's version; throws {@link
     *     IllegalArgumentException} or {@link NullPointerException} saying what is wrong with it
     * @throws StartRefusedException naming the file, when it can't be used
     */
    static <F, T> T read(
            ConfigFiles files, Path file, Class<F> type, BiFunction<F, String, T> make) {
        byte[] bytes;
        try {
            bytes = files.read(file);
        } catch (IOException e) {
            throw new StartRefusedException(
                    file + " is missing, can't be read, or is not part of the signed release.",
                    "Put it there.",
                    e);
        }
        try {
            return make.apply(YAML.readValue(bytes, type), version(bytes));
        } catch (JacksonException e) {
            throw refused(file, e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refused(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** The beginning of its SHA-256, hex. Logged with every verdict (law 9). */
    static String version(byte[] file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What a start hears of a file that can't be used. */
    static StartRefusedException refused(Path file, String what, Exception cause) {
        return new StartRefusedException(
                file + " can't be used: " + what + ".", "Correct that file.", cause);
    }
}
