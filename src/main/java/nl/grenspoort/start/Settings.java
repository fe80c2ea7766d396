package nl.grenspoort.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of a start, before anything was made from them. */
public interface Settings {
    /**
     * Settings of one concern, validated.
     *
     * @param type a {@code *Properties} record
     */
    <T extends Record> T read(Class<T> type);

    /** One setting as text; empty when nobody gave it. */
    Optional<String> text(String name);

    /**
     * Whether the operator gave it: a value from Grenspoort's own jar is the demo's, or a default.
     */
    boolean given(String name);

    /** Names of all settings below a prefix that the operator gave. */
    List<String> givenBelow(String prefix);

    /** The file a setting stands in; empty when it came from elsewhere. */
    Optional<Path> file(String name);

    /** The files of {@code config/} and {@code routes/}: the signed ones where they hold. */
    ConfigFiles files();
}
