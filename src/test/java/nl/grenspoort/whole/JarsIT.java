package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What the two jars hold, and what they must not. */
class JarsIT {
    @Test
    void the_gateways_jar_has_no_simulator_and_no_wiremock() throws IOException {
        assertThat(entries("grenspoort.jar"))
                .anyMatch(name -> name.endsWith("nl/grenspoort/systems/Sender.class"))
                .noneMatch(name -> name.contains("/simulator/"))
                .noneMatch(name -> name.contains("wiremock"));
    }

    @Test
    void the_simulators_jar_has_both() throws IOException {
        assertThat(entries("grenspoort-simulators.jar"))
                .anyMatch(name -> name.endsWith("nl/grenspoort/simulator/Simulators.class"))
                .anyMatch(name -> name.contains("wiremock-standalone"));
    }

    @Test
    void neither_holds_a_private_key_or_a_test_class() throws IOException {
        for (String jar : List.of("grenspoort.jar", "grenspoort-simulators.jar")) {
            assertThat(entries(jar))
                    .noneMatch(name -> name.endsWith(".key") || name.endsWith(".p12"))
                    .noneMatch(name -> name.endsWith("Test.class"));
        }
    }

    @Test
    void both_hold_the_licence_and_those_of_their_libraries() throws IOException {
        for (String jar : List.of("grenspoort.jar", "grenspoort-simulators.jar")) {
            assertThat(entries(jar))
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/THIRD-PARTY.txt");
        }
    }

    private static List<String> entries(String jar) throws IOException {
        try (ZipFile zip = new ZipFile(Path.of("target", jar).toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
