package nl.grenspoort.reference;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * Where it says in which State days of stay count from when.
 *
 * @param file see {@link SchengenCalendar}
 */
@ConfigurationProperties("grenspoort.schengen")
public record SchengenProperties(@DefaultValue("config/reference/schengen.yaml") Path file) {}
