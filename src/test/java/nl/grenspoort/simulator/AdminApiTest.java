package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class AdminApiTest {
    private static TestSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = new TestSimulators(new SmallSystem("SIS"));
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @BeforeEach
    void unload() throws Exception {
        simulators.admin("SIS", "DELETE", "/scenarios/1-one", "");
    }

    @Test
    void a_scenario_is_loaded_listed_shown_and_unloaded() throws Exception {
        simulators.load(
                "SIS",
                "1-one",
                "{\"records\":{\"travellers\":[\"x 1\"]},\"fault\":{\"mode\":\"LATE\"}}");
        assertThat(simulators.admin("SIS", "GET", "/scenarios", "").body())
                .isEqualTo("[\"1-one\"]");
        assertThat(simulators.admin("SIS", "GET", "/scenarios/1-one", "").body())
                .contains("\"travellers\":[\"X1\"]", "\"LATE\"", "\"PT15S\"");
        assertThat(simulators.admin("SIS", "DELETE", "/scenarios/1-one", "").statusCode())
                .isEqualTo(204);
        assertThat(simulators.admin("SIS", "GET", "/scenarios", "").body()).isEqualTo("[]");
        assertThat(simulators.admin("SIS", "GET", "/scenarios/1-one", "").statusCode())
                .isEqualTo(404);
        assertThat(simulators.ask("SIS", "X2").body()).startsWith("SIS holds []");
    }

    @Test
    void loading_again_replaces_records_and_fault() throws Exception {
        simulators.load(
                "SIS",
                "1-one",
                "{\"records\":{\"travellers\":[\"X1\"]},\"fault\":{\"mode\":\"SERVER_ERROR\"}}");
        simulators.load("SIS", "1-one", "{\"records\":{}}");
        assertThat(simulators.ask("SIS", "X1").body()).startsWith("SIS holds [1-one]");
        simulators.load("SIS", "1-one", "{}");
        assertThat(simulators.ask("SIS", "X1").body()).startsWith("SIS holds []");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                       | ``",
                "[]                                                      | ``",
                "{\"records\":{},\"records\":{}}                         | ``",
                "{} {}                                                   | ``",
                "{\"recrods\":{}}                                        | /recrods",
                "{\"a/b\":{}}                                            | /a~1b",
                "{\"records\":7}                                         | /records",
                "{\"records\":null}                                      | /records",
                "{\"records\":{\"wrong\":1}}                             | /records",
                "{\"records\":{\"travellers\":\"X1\"}}                   | /records/travellers",
                "{\"records\":{\"travellers\":[\"X1\",\"--\"]}}          | /records/travellers/1",
                "{\"records\":{\"travellers\":[7]}}                      | /records/travellers/0",
                "{\"records\":{},\"fault\":{\"mode\":\"RESET\"}}         | /records/travellers",
                "{\"fault\":7}                                           | /fault",
                "{\"fault\":{}}                                          | /fault/mode",
                "{\"fault\":{\"mode\":\"reset\"}}                        | /fault/mode",
                "{\"fault\":{\"mode\":\"UNSIGNED\"}}                     | /fault/mode",
                "{\"fault\":{\"mode\":\"RESET\",\"when\":1}}             | /fault/when",
                "{\"fault\":{\"mode\":\"RESET\",\"delay\":\"3s\"}}       | /fault/delay",
                "{\"fault\":{\"mode\":\"DELAY\"}}                        | /fault/delay",
                "{\"fault\":{\"mode\":\"DELAY\",\"delay\":\"soon\"}}     | /fault/delay",
                "{\"fault\":{\"mode\":\"DELAY\",\"delay\":3}}            | /fault/delay",
                "{\"fault\":{\"mode\":\"DELAY\",\"delay\":\"-3s\"}}      | /fault/delay",
                "{\"fault\":{\"mode\":\"DELAY\",\"delay\":\"3m\"}}       | /fault/delay",
            })
    void a_wrong_body_is_a_problem_that_names_the_place_and_changes_nothing(
            String body, String pointer) throws Exception {
        simulators.load("SIS", "1-one", "{\"records\":{\"travellers\":[\"X1\"]}}");
        HttpResponse<String> response = simulators.admin("SIS", "PUT", "/scenarios/1-one", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(response.body()).contains("\"pointer\":\"%s\"".formatted(pointer));
        assertThat(simulators.admin("SIS", "GET", "/scenarios/1-one", "").body())
                .contains("\"X1\"");
    }

    @Threat("T-SIZE-6")
    @Test
    void a_body_is_one_mebibyte_at_most() throws Exception {
        String padding = " ".repeat(AdminCall.MAX_BODY - 2);
        assertThat(simulators.admin("SIS", "PUT", "/scenarios/1-one", "{}" + padding).statusCode())
                .isEqualTo(204);
        assertThat(simulators.admin("SIS", "PUT", "/scenarios/1-one", "{} " + padding).statusCode())
                .isEqualTo(413);
    }

    @Threat("T-HDR-4")
    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic c2ltOnNpbQ==", "token"})
    void without_the_token_nothing_is_told_or_changed(String authorization) throws Exception {
        for (String path : new String[] {"/_simulator/scenarios", "/_simulator/scenarios/1-one"}) {
            for (String method : new String[] {"GET", "PUT", "DELETE"}) {
                HttpResponse<String> response = call(method, path, authorization);
                assertThat(response.statusCode()).isEqualTo(401);
                assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            }
        }
        assertThat(call("GET", "/__admin/requests", authorization).statusCode()).isEqualTo(401);
        assertThat(simulators.admin("SIS", "GET", "/scenarios", "").body()).isEqualTo("[]");
    }

    @Test
    void health_needs_no_token() throws Exception {
        HttpResponse<String> response = call("GET", "/_simulator/health", "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"UP\"", "\"SIS\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404",
        "GET, /scenarios/, 404",
        "PUT, /scenarios/Bad_Name, 404",
        "PUT, /scenarios/a%2Fb, 404",
        "POST, /scenarios, 405",
        "POST, /scenarios/1-one, 405",
        "POST, /health, 405",
        "GET, /scenariosandmore, 404",
        "GET, /queries, 404",
    })
    void what_there_is_not_is_refused(String method, String path, int status) throws Exception {
        HttpResponse<String> response = simulators.admin("SIS", method, path, "{}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Threat("T-HDR-4")
    @Test
    void the_token_never_reaches_a_journal() throws Exception {
        simulators.ask("SIS", "X2");
        String token = TestSimulators.TRUST.secret("simulator-admin");
        assertThat(simulators.admin("SIS", "GET", "/journal", "").body())
                .contains("/v1/ask")
                .doesNotContain(token, "_simulator");
        // WireMock keeps none at all: its own would hold what other sandboxes asked
        assertThat(call("GET", "/__admin/requests", "Bearer " + token).body())
                .doesNotContain("/v1/ask", token);
    }

    private static HttpResponse<String> call(String method, String path, String authorization)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(simulators.address("SIS").resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(""));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return simulators.send(request.build());
    }
}
