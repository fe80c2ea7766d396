package nl.grenspoort.systems;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * Where the translations are that routes name.
 *
 * @param directory with a YAML file for each
 */
@ConfigurationProperties("grenspoort.translations")
record TranslationsProperties(@DefaultValue("config/translations") Path directory) {}
