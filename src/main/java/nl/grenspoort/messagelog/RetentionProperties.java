package nl.grenspoort.messagelog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * Where it is said how long records are kept.
 *
 * @param rules file with a dated rule per kind of record and system
 */
@ConfigurationProperties("grenspoort.retention")
public record RetentionProperties(@DefaultValue("config/retention.yaml") Path rules) {}
