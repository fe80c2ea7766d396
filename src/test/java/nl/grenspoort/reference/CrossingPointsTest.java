package nl.grenspoort.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.reference.CrossingPoints.Kind;
import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class CrossingPointsTest {
    private static final CrossingPoints SHIPPED =
            CrossingPoints.read(Path.of("config/reference/crossing-points.yaml"));

    @TempDir Path folder;

    @Test
    void an_airport_is_no_crossing_point_for_ships_and_names_the_nearest() {
        assertThat(SHIPPED.open("NL-AMS", Kind.AIR)).isTrue();
        assertThat(SHIPPED.open("NL-AMS", Kind.SEA)).isFalse();
        assertThat(SHIPPED.nearestSea("NL-AMS")).hasValue("IJmuiden");
        assertThat(SHIPPED.open("NL-IJM", Kind.SEA)).isTrue();
    }

    @Test
    void a_place_that_is_not_listed_is_open_to_nothing() {
        for (Kind kind : Kind.values()) {
            assertThat(SHIPPED.open("NL-XXX", kind)).isFalse();
        }
        assertThat(SHIPPED.nearestSea("NL-XXX")).isEmpty();
        assertThat(SHIPPED.nearestSea("NL-IJM")).isEmpty();
    }

    @Test
    void a_place_may_be_a_crossing_point_for_nothing() throws IOException {
        CrossingPoints points = CrossingPoints.read(file("points: {NL-JH: {name: A marina}}"));
        assertThat(points.open("NL-JH", Kind.SEA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "points: {NL-A: }",
                "points: {NL-A: {kinds: [SEA]}}",
                "points: {NL-A: {name: A, kinds: [SPACE]}}",
                "points: {NL-A: {name: A, kinds: [AIR], nearest: NL-B}}",
                "points: {NL-A: {name: A, kinds: [AIR], nearestSea: NL-B}}",
                "points: {NL-A: {name: A, kinds: [AIR], nearestSea: NL-B}, NL-B: {name: B, kinds: [AIR]}}"
            })
    void a_file_that_says_nothing_to_go_by_is_refused_by_name(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> CrossingPoints.read(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("crossing-points.yaml");
    }

    @Test
    void its_version_is_of_its_text() throws IOException {
        String one = CrossingPoints.read(file("points: {}")).version();
        assertThat(CrossingPoints.read(file("points: {} # new")).version()).isNotEqualTo(one);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("crossing-points.yaml"), text);
    }
}
