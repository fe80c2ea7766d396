package nl.grenspoort.production;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

class FilesCheckTest {
    @TempDir Path folder;

    @Test
    void secrets_of_their_owner_alone_are_not_refused() throws IOException {
        file("gateway.key", "rw-------");
        file("database.secret", "r--------");
        file("gateway.crt", "rw-r--r--");
        assertThat(refusals(settings())).isEmpty();
    }

    @Test
    @Threat("T-CFG-6")
    void a_secret_that_others_can_read_is_refused() throws IOException {
        for (String name : List.of("a.key", "b.secret", "c.p12", "d.pin", "e.password")) {
            for (String permissions : List.of("rw-r-----", "rw----r--")) {
                Path secret = file(name, permissions);
                assertThat(refusals(settings()))
                        .singleElement()
                        .satisfies(
                                refusal -> {
                                    assertThat(refusal.id()).isEqualTo("secret-readable");
                                    assertThat(refusal.line()).contains(secret.toString());
                                });
                Files.delete(secret);
            }
        }
    }

    @Test
    @Threat("T-CFG-6")
    void settings_with_a_password_in_them_are_a_secret() throws IOException {
        Path config = folder.resolve("application-production.yaml");
        Files.writeString(config, "grenspoort: {database: {password: 'correct horse'}}\n");
        permit(config, "rw-r--r--");
        assertThat(refusals(settings(config)))
                .extracting(Refusal::id)
                .containsExactly("secret-readable");
        permit(config, "rw-------");
        assertThat(refusals(settings(config))).isEmpty();
    }

    @Test
    @Threat("T-CFG-6")
    void a_file_that_everybody_can_change_is_refused() throws IOException {
        file("tls-ca.crt", "rw-r--rw-");
        assertThat(refusals(settings())).extracting(Refusal::id).containsExactly("file-writable");
    }

    private Path file(String name, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "hush");
        permit(file, permissions);
        return file;
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private List<Refusal> refusals(Settings settings) {
        return new FilesCheck()
                .refusals(settings).stream()
                        .filter(refusal -> refusal.line().contains(folder.toString()))
                        .toList();
    }

    private Settings settings() {
        return TestSettings.of(Map.of("grenspoort.trust.directory", folder.toString()));
    }

    private Settings settings(Path yaml) throws IOException {
        StandardEnvironment environment =
                TestSettings.environment(Map.of("grenspoort.trust.directory", folder.toString()));
        new YamlPropertySourceLoader()
                .load("file", new FileSystemResource(yaml))
                .forEach(environment.getPropertySources()::addLast);
        return new SpringSettings(environment, ConfigFiles.onDisk());
    }
}
