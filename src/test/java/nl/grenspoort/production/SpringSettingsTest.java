package nl.grenspoort.production;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.ConfigFiles;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What an operator gave, and what only came with the jar. */
class SpringSettingsTest {
    @TempDir Path folder;

    private final StandardEnvironment environment =
            TestSettings.environment(Map.of("grenspoort.ees.max-age", "1m"));
    private SpringSettings settings = new SpringSettings(environment, ConfigFiles.onDisk());

    @BeforeEach
    void load() throws IOException {
        Path own = folder.resolve("application.yaml");
        Files.writeString(own, "grenspoort.systems.ees.address: https://ees.example\n");
        add(new FileSystemResource(own));
        add(new ClassPathResource("application.yaml"));
        settings = new SpringSettings(environment, ConfigFiles.onDisk());
    }

    @Test
    @Threat("T-CFG-7")
    void a_value_from_the_jar_was_given_by_nobody() {
        assertThat(settings.text("grenspoort.systems.sis.address")).isPresent();
        assertThat(settings.given("grenspoort.systems.sis.address")).isFalse();
        assertThat(settings.given("grenspoort.systems.ees.address")).isTrue();
        assertThat(settings.given("grenspoort.ees.max-age")).isTrue();
        assertThat(settings.given("grenspoort.no.such.thing")).isFalse();
    }

    @Test
    void what_was_given_is_listed_and_known_by_its_file() {
        // Camel's starter derives that one from Spring's, wherever a test of this JVM started it
        assertThat(settings.givenBelow("camel")).isSubsetOf("camel.threads.virtual.enabled");
        assertThat(settings.givenBelow("grenspoort"))
                .contains("grenspoort.systems.ees.address", "grenspoort.ees.max-age")
                .doesNotContain("grenspoort.systems.sis.address");
        assertThat(settings.file("grenspoort.systems.ees.address"))
                .contains(folder.resolve("application.yaml"));
        assertThat(settings.file("grenspoort.ees.max-age")).isEmpty();
    }

    private void add(Resource yaml) throws IOException {
        new YamlPropertySourceLoader()
                .load(yaml.getDescription(), yaml)
                .forEach(environment.getPropertySources()::addLast);
    }
}
