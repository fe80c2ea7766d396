package nl.grenspoort.reference;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * Where it says who may use which lane, and which place is a border crossing point.
 *
 * @param lanes see {@link Lanes}
 * @param crossingPoints see {@link CrossingPoints}
 */
@ConfigurationProperties("grenspoort.places")
public record PlacesProperties(
        @DefaultValue("config/reference/lanes.yaml") Path lanes,
        @DefaultValue("config/reference/crossing-points.yaml") Path crossingPoints) {}
