package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A system's route that lacks a step is told at the start, not by the first traveller. */
class StepsCheckTest {
    private static final String TRANSLATE =
            "              - bean: {id: ees.translate, ref: systemSteps, method: translate}\n";
    private static final String MAP_CODES =
            "              - bean: {id: ees.codes, ref: systemSteps, method: \"mapCodes(${exchange}, 'ees')\"}\n";

    @TempDir Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void withoutStarting() {
        camel.setAutoStartup(false);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sis", "ees", "national-register"})
    void the_shipped_routes_have_every_step(String key) throws Exception {
        load(Files.readString(Path.of("routes/systems", key + ".camel.yaml")));
        assertThatCode(() -> check(key)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ees.authorise, authorise",
        "ees.translate, translate",
        "ees.seal-intent, sealIntent",
        "ees.send, wire:ees",
        "ees.seal-outcome, sealOutcome",
        "ees.translate-back, translateBack",
        "ees.filter, filter"
    })
    @Threat("T-SYS-4")
    void a_step_that_is_missing_is_named(String id, String step) throws Exception {
        load(
                shipped()
                        .lines()
                        .filter(line -> !line.contains("id: " + id + ","))
                        .collect(Collectors.joining("\n")));
        assertThatThrownBy(() -> check("ees"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("The route ees lacks the step " + step);
    }

    @Test
    @Threat("T-SYS-4")
    void sending_before_sealing_is_refused() throws Exception {
        String send = line("ees.send");
        String seal = line("ees.seal-intent");
        load(shipped().replace(seal + send, send + seal));
        assertThatThrownBy(() -> check("ees"))
                .hasMessageContaining("lacks the step wire:ees after sealIntent");
    }

    @Test
    void a_copied_route_that_still_authorises_another_system_is_refused() throws Exception {
        load(shipped().replace("'ees'", "'sis'"));
        assertThatThrownBy(() -> check("ees"))
                .hasMessageContaining("The route ees authorises questions to 'sis'");
    }

    @Test
    void a_translation_stands_before_translate_and_its_file_is_read_at_the_start()
            throws Exception {
        load(shipped().replace(TRANSLATE, MAP_CODES + TRANSLATE));
        assertThatThrownBy(() -> check("ees"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("ees.yaml: the file is missing");
        Files.writeString(folder.resolve("ees.yaml"), "countries: {D: DEU}\n");
        assertThatCode(() -> check("ees")).doesNotThrowAnyException();
    }

    @Test
    @Threat("T-SYS-5")
    void a_translation_after_translate_is_refused() throws Exception {
        Files.writeString(folder.resolve("ees.yaml"), "countries: {D: DEU}\n");
        load(shipped().replace(TRANSLATE, TRANSLATE + MAP_CODES));
        assertThatThrownBy(() -> check("ees")).hasMessageContaining("mapCodes after translate");
    }

    private static String line(String id) throws IOException {
        return shipped()
                        .lines()
                        .filter(line -> line.contains("id: " + id + ","))
                        .findFirst()
                        .orElseThrow()
                + "\n";
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("routes/systems/ees.camel.yaml"));
    }

    private void load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(
                        ResourceHelper.fromString(
                                "configuration.camel.yaml",
                                Files.readString(Path.of("routes/configuration.camel.yaml"))),
                        ResourceHelper.fromString("system.camel.yaml", yaml));
    }

    private void check(String key) {
        new StepsCheck(
                        Objects.requireNonNull(
                                camel.getCamelContextExtension().getContextPlugin(Model.class)),
                        List.of(new SystemId(key.toUpperCase(java.util.Locale.ROOT))),
                        new CodeTranslations(folder))
                .check();
    }
}
