package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The translations that routes name, {@code config/translations/<name>.yaml}. Each is read once; a
 * wrong file is refused whole.
 */
final class CodeTranslations {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Path folder;
    private final Map<String, CodeTranslation> read = new ConcurrentHashMap<>();

    CodeTranslations(Path folder) {
        this.folder = requireNonNull(folder, "folder");
    }

    /**
     * The translation of that name.
     *
     * @throws StartRefusedException naming file and place, when there is none or it can't be
     *     understood
     */
    CodeTranslation named(String name) {
        return read.computeIfAbsent(name, this::read);
    }

    private CodeTranslation read(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new StartRefusedException(
                    "A translation is named with a-z, 0-9 and hyphens, not '%s'.".formatted(name),
                    "Correct mapCodes in the route; the file is <name>.yaml in " + folder + ".");
        }
        Path file = folder.resolve(name + ".yaml");
        if (!Files.isReadable(file)) {
            throw refused(file, "the file is missing or can't be read", null);
        }
        try {
            return YAML.readValue(file, TranslationFile.class).translation();
        } catch (JacksonException e) {
            throw refused(file, e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw refused(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static StartRefusedException refused(
            Path file, String what, @Nullable Exception cause) {
        return new StartRefusedException(
                file + ": " + what + ".",
                "A translation has 'countries' or 'documentKinds', each from one code to another.",
                cause);
    }

    record TranslationFile(
            @Nullable Map<String, String> countries, @Nullable Map<String, String> documentKinds) {
        CodeTranslation translation() {
            Map<CountryCode, CountryCode> mappedCountries = new HashMap<>();
            Map<DocumentKind, DocumentKind> mappedKinds = new HashMap<>();
            if (countries != null) {
                countries.forEach((from, to) -> mappedCountries.put(country(from), country(to)));
            }
            if (documentKinds != null) {
                documentKinds.forEach((from, to) -> mappedKinds.put(kind(from), kind(to)));
            }
            if (mappedCountries.isEmpty() && mappedKinds.isEmpty()) {
                throw new IllegalArgumentException("it translates nothing");
            }
            return new CodeTranslation(mappedCountries, mappedKinds);
        }

        private static CountryCode country(@Nullable String code) {
            try {
                return new CountryCode(code == null ? "" : code);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("countries: '%s' is no code".formatted(code), e);
            }
        }

        private static DocumentKind kind(@Nullable String name) {
            return Arrays.stream(DocumentKind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "documentKinds: '%s' is none of %s"
                                                    .formatted(
                                                            name,
                                                            Arrays.toString(
                                                                    DocumentKind.values()))));
        }
    }
}
