package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What production asks of the systems it is connected to. */
class ProductionChecksTest {
    private static final Map<String, String> CONNECTED =
            Map.of(
                    "grenspoort.systems.sis.address", "https://sis.example",
                    "grenspoort.systems.ees.address", "https://ees.example");

    @TempDir Path folder;

    @Test
    void systems_with_addresses_and_rules_are_not_refused() {
        assertThat(new SystemsCheck().refusals(TestSettings.of(CONNECTED))).isEmpty();
        assertThat(new RetentionCheck().refusals(TestSettings.of(CONNECTED))).isEmpty();
    }

    @Test
    @Threat("T-CFG-7")
    void an_address_that_nobody_gave_is_the_simulated_systems() {
        Settings own = TestSettings.of(CONNECTED);
        Settings shipped =
                new Settings() {
                    @Override
                    public <T extends Record> T read(Class<T> type) {
                        return own.read(type);
                    }

                    @Override
                    public Optional<String> text(String name) {
                        return own.text(name);
                    }

                    @Override
                    public boolean given(String name) {
                        return name.contains(".ees.");
                    }

                    @Override
                    public java.util.List<String> givenBelow(String prefix) {
                        return own.givenBelow(prefix);
                    }

                    @Override
                    public Optional<Path> file(String name) {
                        return own.file(name);
                    }

                    @Override
                    public ConfigFiles files() {
                        return own.files();
                    }
                };
        assertThat(new SystemsCheck().refusals(shipped))
                .singleElement()
                .satisfies(
                        refusal ->
                                assertThat(refusal.line())
                                        .contains("grenspoort.systems.sis.address")
                                        .contains("system-address"));
    }

    @Test
    @Threat("T-CFG-10")
    void a_connected_system_without_a_retention_rule_is_named() {
        Settings more =
                TestSettings.with(
                        CONNECTED, "grenspoort.systems.ecris-tcn.address", "https://x.example");
        assertThat(new RetentionCheck().refusals(more))
                .extracting(Refusal::line)
                .hasSize(2)
                .allMatch(
                        line ->
                                line.contains("of ECRIS-TCN")
                                        && line.contains("retention-missing"));
    }

    @Test
    void a_system_that_is_switched_off_needs_neither() {
        Settings off =
                TestSettings.of(
                        Map.of(
                                "grenspoort.systems.vis.address", "https://x.example",
                                "grenspoort.systems.vis.enabled", "false"));
        assertThat(new SystemsCheck().refusals(off)).isEmpty();
        assertThat(new RetentionCheck().refusals(off)).isEmpty();
    }

    @Test
    @Threat("T-CFG-10")
    void rules_that_hold_no_longer_are_none() throws IOException {
        Path rules =
                Files.writeString(
                        folder.resolve("retention.yaml"),
                        Files.readString(Path.of("config/retention.yaml"))
                                .replace(
                                        "validFrom: 2026-01-01",
                                        "validFrom: 2026-01-01, validTo: 2026-01-02"));
        assertThat(
                        new RetentionCheck()
                                .refusals(
                                        TestSettings.with(
                                                CONNECTED,
                                                "grenspoort.retention.rules",
                                                rules.toString())))
                .hasSize(7)
                .extracting(Refusal::id)
                .containsOnly("retention-missing");
    }

    @Test
    void rules_that_can_not_be_read_are_told_once() {
        assertThat(
                        new RetentionCheck()
                                .refusals(
                                        TestSettings.with(
                                                CONNECTED,
                                                "grenspoort.retention.rules",
                                                folder.resolve("none").toString())))
                .extracting(Refusal::id)
                .containsExactly("retention");
    }
}
