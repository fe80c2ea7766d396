package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.entry.Observation;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Random;

class BorderCheckCodecTest {
    private final BorderCheckCodec codec = new BorderCheckCodec();

    @Test
    void every_check_reads_back_as_it_was_written() {
        for (int seed = 0; seed < 500; seed++) {
            BorderCheck check = new RandomChecks(new Random(seed)).check();
            assertThat(codec.read(codec.write(check)))
                    .as("seed %d", seed)
                    // chip files are arrays, which equals compares by identity
                    .usingRecursiveComparison()
                    .isEqualTo(check);
        }
    }

    @Test
    void a_check_without_chip_files_reads_back_equal() {
        for (int seed = 0; seed < 500; seed++) {
            BorderCheck check =
                    new RandomChecks(new Random(seed)).check().concluded(Cases.admitted());
            assertThat(codec.read(codec.write(check))).as("seed %d", seed).isEqualTo(check);
        }
    }

    /** So that an unchanged check is not written again. */
    @Test
    void reading_twice_gives_equal_checks() {
        byte[] bytes = codec.write(Cases.opened(Lane.KIOSK).concluded(Cases.admitted()));
        assertThat(codec.read(bytes)).isEqualTo(codec.read(bytes));
    }

    @Test
    void what_an_older_node_wrote_reads_with_nothing_late() {
        BorderCheck check = Cases.opened(Lane.KIOSK).concluded(Cases.admitted());
        String text = new String(codec.write(check), StandardCharsets.UTF_8);
        String older = text.replace(",\"late\":[]", "");
        assertThat(older).isNotEqualTo(text);
        assertThat(codec.read(older.getBytes(StandardCharsets.UTF_8))).isEqualTo(check);
    }

    /** Its conclusion kept the class and no facts. */
    @Test
    void what_a_node_wrote_that_kept_no_facts_reads_and_can_t_be_weighed_anew() {
        BorderCheck check = Cases.opened(Lane.KIOSK).concluded(Cases.admitted());
        String text = new String(codec.write(check), StandardCharsets.UTF_8);
        String older =
                text.replaceFirst(
                                "\"facts\":.*?,\"inspections\"",
                                "\"travellerClass\":\"FREE_MOVEMENT\",\"inspections\"")
                        .replace(",\"late\":[],\"observations\":[],\"party\":null,\"revisions\":[]", "");
        assertThat(older).isNotEqualTo(text).doesNotContain("facts", "revisions");
        BorderCheck read = codec.read(older.getBytes(StandardCharsets.UTF_8));
        assertThat(read.conclusion()).isNotNull();
        assertThat(read.conclusion().assessment()).isEqualTo(Cases.admitted().assessment());
        assertThat(read.conclusion().travellerClass()).isEmpty();
        BorderCheck observed =
                read.observed(
                        new ObservedFact("M2001", Cases.NOW, new Observation.AsylumRequest()));
        assertThat(observed.factsNow()).isNull();
        assertThat(observed.unweighed()).isFalse();
    }

    @Test
    void what_a_newer_node_wrote_reads_without_what_it_added() {
        BorderCheck check = Cases.opened(Lane.KIOSK).concluded(Cases.admitted());
        String text = new String(codec.write(check), StandardCharsets.UTF_8);
        String newer = "{\"added\":{\"later\":[1]}," + text.substring(1);
        assertThat(codec.read(newer.getBytes(StandardCharsets.UTF_8))).isEqualTo(check);
    }
}
