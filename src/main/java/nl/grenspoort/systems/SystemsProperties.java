package nl.grenspoort.systems;

import nl.grenspoort.access.SystemId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Map;

/**
 * The systems this gateway is connected to.
 *
 * @param systems by key in lower case, such as {@code sis} or {@code ecris-tcn}
 */
@ConfigurationProperties("grenspoort")
public record SystemsProperties(@DefaultValue Map<String, SystemPolicy> systems) {
    public SystemsProperties {
        systems = Map.copyOf(systems);
    }

    /** Throws {@link IllegalArgumentException} naming the property that is missing. */
    SystemPolicy of(SystemId system) {
        SystemPolicy policy = systems.get(system.key());
        if (policy == null) {
            throw new IllegalArgumentException(
                    "grenspoort.systems." + system.key() + ".address is missing");
        }
        return policy;
    }
}
