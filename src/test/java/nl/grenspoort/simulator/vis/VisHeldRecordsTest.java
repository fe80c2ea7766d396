package nl.grenspoort.simulator.vis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.state.Records;
import nl.grenspoort.simulator.state.Records.Search;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.util.List;

/** Files and permits of the simulated VIS, shown and changed one at a time. */
class VisHeldRecordsTest {
    private static final JsonNode BASE =
            new YAMLMapper().readTree(Path.of("config/simulators/vis.yaml").toFile());

    private final VisState state = new VisState();
    private final Records records = state.records();

    @BeforeEach
    void load() {
        state.load("base", VisRecords.read(BASE));
    }

    @Test
    void what_is_written_is_read_as_it_was() {
        VisRecords read = VisRecords.read(BASE);
        assertThat(read.files()).isNotEmpty();
        for (StoredFile file : read.files()) {
            assertThat(VisRecords.file(VisRecordForm.written(file))).isEqualTo(file);
        }
        assertThat(read.permits()).isNotEmpty();
        for (StoredPermit permit : read.permits()) {
            assertThat(VisRecords.permit(VisRecordForm.written(permit))).isEqualTo(permit);
        }
    }

    @Test
    void what_it_holds_about_the_population_is_written_and_read_so_too() {
        int held = 0;
        for (Inhabitant one : new Population(2026, 2_000).all().toList()) {
            for (StoredFile file : new VisPopulation().about(one)) {
                assertThat(VisRecords.file(VisRecordForm.written(file))).isEqualTo(file);
                held++;
            }
        }
        assertThat(held).isGreaterThan(50);
    }

    @Test
    void a_file_is_found_by_sticker_document_and_surname_and_a_permit_by_its_number() {
        assertThat(one("NLD XB2010001").at("/visas/0/durationOfStay").intValue()).isEqualTo(90);
        assertThat(one("ESP XB2060001").get("kind").stringValue()).isEqualTo("RESIDENCE_PERMIT");
        assertThat(records.find(new Search(null, "XB0000201", null, 10))).hasSize(1);
        assertThat(records.find(new Search(null, null, "UDAHARANA", 10))).hasSize(2);
        assertThat(records.find(new Search(null, null, "UDAHARANA", 1))).hasSize(1);
    }

    @Test
    void each_is_changed_in_its_place_and_taken_out() {
        change("NLD XB2010001", "/visas/0", "REVOKED");
        change("ESP XB2060001", "", "WITHDRAWN");
        for (String reference : List.of("NLD XB2010001", "ESP XB2060001")) {
            assertThat(records.remove(reference)).isTrue();
            assertThat(records.remove(reference)).isFalse();
            assertThat(records.find(new Search(reference, null, null, 1))).isEmpty();
        }
    }

    @Test
    void what_can_not_be_read_or_has_another_reference_changes_nothing() {
        ObjectNode file = one("NLD XB2010001");
        assertThatThrownBy(() -> records.put("NLD XB2019999", file))
                .hasMessageContaining("another reference");
        file.putArray("visas");
        assertThatThrownBy(() -> records.put("NLD XB2010001", file))
                .hasMessageContaining("a file has a visa or a refusal");
        assertThat(one("NLD XB2010001").get("visas")).hasSize(1);
    }

    private void change(String reference, String place, String status) {
        ObjectNode record = one(reference);
        ((ObjectNode) record.at(place)).put("status", status);
        records.put(reference, record);
        assertThat(one(reference).at(place + "/status").stringValue()).isEqualTo(status);
    }

    private ObjectNode one(String reference) {
        List<JsonNode> found = records.find(new Search(reference, null, null, 10));
        assertThat(found).hasSize(1);
        return (ObjectNode) found.getFirst();
    }
}
