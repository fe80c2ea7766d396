package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.lane.Obstacle;
import nl.grenspoort.kiosk.text.Texts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * {@code docs/lanes.md}: what stands below its last heading is written from the shipped rules and
 * from the code. Run as a program this writes it.
 */
class LanesPageTest {
    private static final Path PAGE = Path.of("docs/lanes.md");
    private static final String GENERATED = "## Who may use which lane\n";

    @Test
    void the_tables_are_those_of_the_shipped_rules() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page.substring(page.indexOf(GENERATED)))
                .as("written by nl.grenspoort.casework.LanesPageTest, run as a program")
                .isEqualTo(generated());
    }

    static void main() throws IOException {
        String page = Files.readString(PAGE);
        Files.writeString(PAGE, page.substring(0, page.indexOf(GENERATED)) + generated());
    }

    private static String generated() {
        StringBuilder page = new StringBuilder(GENERATED);
        page.append(
                "\nOn %s, by `config/reference/lanes.yaml`: from which age.\n\n"
                        .formatted(Cases.TODAY));
        page.append("| class | kiosk (Art. 8a) | e-gate (Art. 8b) |\n|---|---|---|\n");
        for (TravellerClass regime : TravellerClass.values()) {
            page.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(regime, age(Lane.KIOSK, regime), age(Lane.E_GATE, regime)));
        }
        page.append("\nWhat the desk is told when a lane sent the traveller on:\n\n");
        page.append("| finding | article | text |\n|---|---|---|\n");
        Texts texts = Texts.load("findings");
        for (Obstacle obstacle : Obstacle.values()) {
            String key = obstacle.finding().key();
            page.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(
                                    key,
                                    obstacle.finding().basis(),
                                    texts.of("en", key, Map.of())));
        }
        return page.toString();
    }

    private static String age(Lane lane, TravellerClass regime) {
        OptionalInt age = Cases.LANES.fromAge(lane.name(), regime.name(), Cases.TODAY);
        return age.isPresent() ? Integer.toString(age.getAsInt()) : "desk";
    }
}
