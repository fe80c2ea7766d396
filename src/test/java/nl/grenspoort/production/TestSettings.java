package nl.grenspoort.production;

import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Settings;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.util.HashMap;
import java.util.Map;

/** Settings as an operator gives them. */
public final class TestSettings {
    private TestSettings() {}

    public static Settings of(Map<String, String> given) {
        return new SpringSettings(environment(given), ConfigFiles.onDisk());
    }

    /** These and one more. */
    public static Settings with(Map<String, String> given, String name, String value) {
        Map<String, String> all = new HashMap<>(given);
        all.put(name, value);
        return of(all);
    }

    static StandardEnvironment environment(Map<String, String> given) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("given", Map.copyOf(given)));
        return environment;
    }
}
