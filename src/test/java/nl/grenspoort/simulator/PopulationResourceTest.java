package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;

/** Finding somebody of the population over the admin API. */
class PopulationResourceTest {
    private static TestSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = new TestSimulators(new SmallSystem("SIS"));
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @Test
    void persons_are_found_with_their_documents_and_mrz() throws Exception {
        HttpResponse<String> response = ask("?trait=look-alike-day&limit=3");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode found = JsonMapper.shared().readTree(response.body());
        assertThat(found).hasSize(3);
        for (JsonNode one : found) {
            assertThat(one.at("/traits").toString()).contains("LOOK_ALIKE_DAY");
            assertThat(one.at("/documents/0/number").stringValue()).startsWith("XP");
            assertThat(one.at("/person/birth").stringValue()).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(one.get("mrz").get(0).stringValue()).startsWith("P<UTO");
            String number = one.at("/documents/0/number").stringValue();
            JsonNode again = JsonMapper.shared().readTree(ask("?document=" + number).body());
            assertThat(again).hasSize(1);
            assertThat(again.get(0)).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?trait=TRIPLET",
                "?regime=NONE",
                "?limit=0",
                "?limit=501",
                "?colour=red",
                "?document=--"
            })
    void what_means_nothing_is_refused(String query) throws Exception {
        assertThat(ask(query).statusCode()).isEqualTo(400);
    }

    @Test
    void it_is_only_read() throws Exception {
        assertThat(simulators.admin("SIS", "DELETE", "/population", "").statusCode())
                .isEqualTo(405);
        assertThat(ask("/7").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> ask(String query) throws Exception {
        return simulators.admin("SIS", "GET", "/population" + query, "");
    }
}
