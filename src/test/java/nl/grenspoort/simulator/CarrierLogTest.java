package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.etias.EtiasContract;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSigner;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What carriers were answered (Regulation (EU) 2018/1240 Art. 45(7)), read over a socket. */
class CarrierLogTest {
    private static final String TOLD_BEFORE =
            """
            {"records": {"carrierQueries": [
              {"at": "2026-11-20T05:00:00Z", "answer": "NOT_OK", "transport": "GP0009", "stateOfEntry": "NLD",
               "document": {"kind": "PASSPORT", "issuer": "UTO", "number": "XCARRIER1"}}]}}
            """;

    private static RunningSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = new RunningSimulators();
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @Test
    void the_operator_reads_what_a_carrier_was_answered_and_another_organisation_does_not()
            throws Exception {
        assertThat(simulators.operator("ETIAS", "PUT", "/scenarios/told", TOLD_BEFORE).statusCode())
                .isEqualTo(204);
        JsonNode told = JsonMapper.shared().readTree(ask("XCARRIER2").body());

        JsonNode queries = queries("");
        assertThat(queries).hasSize(2);
        assertThat(queries.at("/0/document/number").stringValue()).isEqualTo("XCARRIER1");
        assertThat(queries.at("/1/document/number").stringValue()).isEqualTo("XCARRIER2");
        assertThat(queries.at("/1/answer")).isEqualTo(told.get("answer"));
        assertThat(queries.at("/1/id")).isEqualTo(told.get("queryId"));
        assertThat(queries("?limit=1")).containsExactly(queries.get(1));

        assertThat(simulators.integrator("ETIAS", "GET", "/queries", "").body()).isEqualTo("[]");
    }

    @Test
    void only_etias_keeps_such_a_log_and_nobody_changes_it() throws Exception {
        assertThat(simulators.operator("SLTD", "GET", "/queries", "").statusCode()).isEqualTo(404);
        assertThat(simulators.operator("ETIAS", "GET", "/queries/1", "").statusCode())
                .isEqualTo(404);
        assertThat(simulators.operator("ETIAS", "DELETE", "/queries", "").statusCode())
                .isEqualTo(405);
        for (String query : List.of("?limit=0", "?limit=1001", "?since=1")) {
            assertThat(simulators.operator("ETIAS", "GET", "/queries" + query, "").statusCode())
                    .isEqualTo(400);
        }
    }

    private static JsonNode queries(String query) throws Exception {
        return JsonMapper.shared()
                .readTree(simulators.operator("ETIAS", "GET", "/queries" + query, "").body());
    }

    /** As a carrier asks, by its own connection and signature. */
    private static HttpResponse<String> ask(String number) throws Exception {
        Instant departure = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        byte[] body =
                """
                {"passenger":{"documentType":"PASSPORT","issuingCountry":"UTO","documentNumber":"%s","surname":"COSTA",
                  "firstNames":"ANA","dateOfBirth":"1990-10-30","sex":"UNSPECIFIED","nationality":"BRA"},
                 "journey":{"scheduledDeparture":"%s","arrivalDay":"%s","stateOfEntry":"NLD","transport":"GP0001"}}"""
                        .formatted(number, departure, departure.toString().substring(0, 10))
                        .getBytes(StandardCharsets.UTF_8);
        String path = EtiasContract.CARRIER;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("message-id", UUID.randomUUID().toString());
        headers.put("message-to", "00000099000000013000");
        headers.put("content-type", "application/json");
        headers.put("digest", MessageParts.digest(body));
        List<String> names = new ArrayList<>(headers.keySet());
        names.add(MessageParts.REQUEST_TARGET);
        String signature =
                new MessageSigner(
                                RunningSimulators.TRUST.credentials("carrier-01-signing"),
                                InstantSource.system())
                        .sign(MessageParts.request("POST", path, headers, body), names);
        URI address = Objects.requireNonNull(simulators.addresses().get(new SystemId("ETIAS")));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("message-signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try (HttpClient carrier = TestSimulators.client(RunningSimulators.TRUST, "carrier-01")) {
            HttpResponse<String> answer =
                    carrier.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer;
        }
    }
}
