package nl.grenspoort.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What every {@code *Properties} record proves in its test: its defaults, and that each property
 * has the name operators are told. A renamed component fails the test.
 */
public final class PropertiesContract {
    private PropertiesContract() {}

    /** Binds nothing and compares with the expected defaults. */
    public static <T extends Record> void assertDefaults(T expected) {
        assertThat(bind(expected.getClass(), Map.of())).isEqualTo(expected);
    }

    /**
     * Binds these properties, named below the record's prefix, and compares. Every component of the
     * record must be named.
     */
    public static <T extends Record> void assertNames(Map<String, String> properties, T expected) {
        Set<String> components =
                Arrays.stream(expected.getClass().getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(PropertiesContract::kebab)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named =
                properties.keySet().stream()
                        .map(name -> name.split("[.\\[]")[0])
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).as("every property is named").isEqualTo(components);
        assertThat(bind(expected.getClass(), properties)).isEqualTo(expected);
    }

    private static Object bind(Class<?> type, Map<String, String> properties) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        Map<String, String> prefixed =
                properties.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> prefix + "." + entry.getKey(),
                                        Map.Entry::getValue));
        return new Binder(new MapConfigurationPropertySource(prefixed)).bindOrCreate(prefix, type);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
