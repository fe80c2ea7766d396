package nl.grenspoort.kiosk.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file of texts, {@code texts/<name>_<language>.properties}, with placeholders by name. */
public final class Texts {
    /** In the order in which answers give them. */
    public static final List<String> LANGUAGES = List.of("nl", "en");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Map<String, Properties> byLanguage = new LinkedHashMap<>();

    private Texts(String name) {
        for (String language : LANGUAGES) {
            byLanguage.put(language, read("texts/" + name + "_" + language + ".properties"));
        }
    }

    /**
     * Loads the texts of one name in every language.
     *
     * @throws IllegalStateException when a file is missing
     */
    public static Texts load(String name) {
        return new Texts(name);
    }

    /** The text in every language, by language. */
    public Map<String, String> of(String key, Map<String, String> parameters) {
        Map<String, String> texts = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> texts.put(language, of(language, key, parameters)));
        return texts;
    }

    /**
     * The text in one language. A key without a text is shown as it is: hiding what it stands for
     * would be worse. A placeholder without a value stays.
     */
    public String of(String language, String key, Map<String, String> parameters) {
        return PLACEHOLDER
                .matcher(texts(language).getProperty(key, key))
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        parameters.getOrDefault(found.group(1), found.group())));
    }

    /** Every key that has a text in this language. */
    public Set<String> keys(String language) {
        return new TreeSet<>(texts(language).stringPropertyNames());
    }

    /** Names of the placeholders of one text. */
    public Set<String> placeholders(String language, String key) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER
                .matcher(texts(language).getProperty(key, key))
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    private Properties texts(String language) {
        Properties texts = byLanguage.get(language);
        if (texts == null) {
            throw new IllegalArgumentException("there are no texts in language " + language);
        }
        return texts;
    }

    private static Properties read(String resource) {
        try (InputStream in = Texts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " can't be read", e);
        }
    }
}
