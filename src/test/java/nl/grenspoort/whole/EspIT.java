package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo with the ESP in use: a scenario says nothing about the path, so all hold as they are.
 */
class EspIT {
    @TempDir static Path folder;

    private static GatewayProcess gateway;
    private static DemoSystems systems;

    @BeforeAll
    static void start() throws Exception {
        systems = DemoSystems.onFreePorts();
        List<String> settings = new ArrayList<>(systems.settings());
        settings.add("--grenspoort.esp.live=true");
        gateway = GatewayProcess.demo(folder.toAbsolutePath(), settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.close();
    }

    @Test
    void every_scenario_holds_and_the_questions_went_by_the_portal() throws Exception {
        new DemoCommand(folder, gateway, systems).everyScenarioHolds();

        assertThat(questionsTo("ESP")).isGreaterThan(60);
        // it carries what it serves; directly went what it failed to carry, and a national register
        assertThat(questionsTo("EES")).isLessThan(questionsTo("ESP"));
        assertThat(questionsTo("NATIONAL-REGISTER")).isGreaterThan(60);
    }

    private static int questionsTo(String system) throws Exception {
        return Log.query(
                        gateway,
                        "select id::text from log_entry where kind = 'INTENT' and system = '%s'"
                                .formatted(system))
                .size();
    }
}
