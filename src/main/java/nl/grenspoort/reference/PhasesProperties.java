package nl.grenspoort.reference;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * Where it says which system is live from when.
 *
 * @param file see {@link Phases}
 */
@ConfigurationProperties("grenspoort.phases")
public record PhasesProperties(@DefaultValue("config/reference/phases.yaml") Path file) {}
