package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.NoData;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WiredGateway;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.systems.sis.SisQuestions;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSigner;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two gateways of two organisations before the same simulated systems, over sockets. */
class TwoSandboxesTest {
    private static final String FAULT = "{\"mode\":\"FAULT\"}";

    private static RunningSimulators simulators;
    private static WiredGateway ours;
    private static WiredGateway theirs;
    private static HttpClient ourClient;
    private static HttpClient theirClient;

    @BeforeAll
    static void start() throws Exception {
        simulators = new RunningSimulators();
        ours = gateway("gateway-client", "gateway-signing");
        theirs = gateway("integrator-a", "integrator-a-signing");
        ourClient = TestSimulators.client(RunningSimulators.TRUST, "gateway-client");
        theirClient = TestSimulators.client(RunningSimulators.TRUST, "integrator-a");
    }

    @AfterAll
    static void stop() throws Exception {
        ours.close();
        theirs.close();
        ourClient.shutdownNow();
        theirClient.shutdownNow();
        simulators.close();
    }

    private static WiredGateway gateway(String tls, String signing) throws Exception {
        Credentials signer = RunningSimulators.TRUST.credentials(signing);
        List<SystemAdapter> adapters =
                List.of(
                        SisQuestions.adapter(signer, InstantSource.system()),
                        EesQuestions.adapter(signer, InstantSource.system()));
        return new WiredGateway(
                RunningSimulators.TRUST,
                tls,
                Duration.ofSeconds(15),
                simulators.addresses(),
                adapters);
    }

    @Test
    void what_one_loads_the_other_does_not_find() throws Exception {
        String alert =
                """
                {"records": {"alerts": [
                  {"schengenId": "FRA-TWO-1", "issuingState": "FRA", "category": "DISCREET",
                   "persons": [{"surname": "Zweikasten", "birth": "1970-01-01"}]}]}}
                """;
        assertThat(simulators.integrator("SIS", "PUT", "/scenarios/two", alert).statusCode())
                .isEqualTo(204);
        assertThat(askSis(theirs)).isInstanceOf(Data.class);
        assertThat(askSis(ours)).isInstanceOf(NoData.class);
        assertThat(simulators.operator("SIS", "GET", "/scenarios", "").body()).isEqualTo("[]");
    }

    @Test
    void what_fails_for_one_goes_well_for_the_other() throws Exception {
        assertThat(simulators.operator("SIS", "PUT", "/faults/all", FAULT).statusCode())
                .isEqualTo(204);
        assertThat(askSis(ours)).isInstanceOf(Unavailable.class);
        assertThat(askSis(theirs)).isNotInstanceOf(Unavailable.class);
        assertThat(simulators.integrator("SIS", "GET", "/faults", "").body()).isEqualTo("[]");
        simulators.operator("SIS", "DELETE", "/faults", "");
    }

    @Test
    void each_has_a_clock_of_his_own() throws Exception {
        simulators.integrator("EES", "PUT", "/clock", "{\"instant\":\"2027-01-02T03:04:05Z\"}");
        assertThat(simulators.integrator("EES", "GET", "/clock", "").body())
                .contains("\"2027-01-02T03:0", "\"set\":true");
        assertThat(simulators.operator("EES", "GET", "/clock", "").body())
                .contains("\"set\":false");
    }

    @Test
    void a_journal_shows_only_what_its_own_gateway_asked() throws Exception {
        askSis(ours);
        long before = number(simulators.integrator("SIS", "GET", "/journal", "").body());
        askSis(ours);
        askSis(ours);
        assertThat(number(simulators.integrator("SIS", "GET", "/journal", "").body()))
                .isEqualTo(before);
    }

    /** TLS by one, signature by the other: neither sandbox is opened so. */
    @Test
    void a_signature_does_not_open_another_ones_sandbox() throws Exception {
        assertThat(register(ourClient, "integrator-a-signing", "XMIX1").statusCode())
                .isEqualTo(401);
        assertThat(register(theirClient, "gateway-signing", "XMIX2").statusCode()).isEqualTo(401);
    }

    @Test
    void writes_at_once_stay_each_in_its_own_sandbox() throws Exception {
        int each = 12;
        List<Callable<Integer>> writes = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            String shared = "XBOTH" + i;
            writes.add(() -> register(ourClient, "gateway-signing", shared).statusCode());
            writes.add(() -> register(theirClient, "integrator-a-signing", shared).statusCode());
        }
        String onlyOurs = "XOURS1";
        writes.add(() -> register(ourClient, "gateway-signing", onlyOurs).statusCode());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> written : threads.invokeAll(writes)) {
                // the same passport is new in each sandbox: 409 would be the other's
                assertThat(written.get()).isEqualTo(201);
            }
        }
        assertThat(askEes(ours, onlyOurs)).isInstanceOf(Data.class);
        assertThat(askEes(theirs, onlyOurs)).isInstanceOf(NoData.class);
        for (int i = 0; i < each; i++) {
            assertThat(askEes(ours, "XBOTH" + i)).isInstanceOf(Data.class);
            assertThat(askEes(theirs, "XBOTH" + i)).isInstanceOf(Data.class);
        }
        assertThat(records("?document=" + onlyOurs)).isEqualTo("[]");
        assertThat(records("?document=XBOTH0")).contains("XBOTH0");
    }

    @Test
    void who_is_no_listed_gateway_tells_nothing() throws Exception {
        try (HttpClient stranger = TestSimulators.client(RunningSimulators.TRUST, "stranger")) {
            HttpResponse<String> answer =
                    stranger.send(
                            HttpRequest.newBuilder(address("SIS").resolve("/_simulator/scenarios"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    private static String records(String query) throws Exception {
        return simulators.integrator("EES", "GET", "/records" + query, "").body();
    }

    private static long number(String journal) {
        String digits = journal.replaceAll("(?s).*\"last\":(\\d+).*", "$1");
        return Long.parseLong(digits);
    }

    private static SystemAnswer askSis(WiredGateway gateway) {
        return gateway.ask(SisQuestions.about("XTWO9", "Zweikasten", "", "1970-01-01"));
    }

    private static SystemAnswer askEes(WiredGateway gateway, String number) {
        return gateway.ask(
                EesQuestions.about(
                        new nl.grenspoort.identity.Person(
                                new nl.grenspoort.identity.PersonName("ZWEIKASTEN", number),
                                nl.grenspoort.identity.PartialDate.parse("1970-01-01"),
                                Sex.FEMALE,
                                List.of(new nl.grenspoort.identity.CountryCode("JPN"))),
                        EesQuestions.passport(number)));
    }

    private static URI address(String system) {
        return Objects.requireNonNull(simulators.addresses().get(new SystemId(system)));
    }

    /** Makes a file in EES, as a gateway does at an entry. */
    private static HttpResponse<String> register(HttpClient client, String signing, String number)
            throws Exception {
        String path = "/v1/individual-files";
        byte[] body =
                """
                {"consultation":{"purpose":"BORDER_ENTRY_TCN","legalBasis":{"act":"2017/2226","article":"23(2)"},
                  "borderCheck":"00000000-0000-7000-8000-000000000001","borderCrossingPoint":"NL-AMS","direction":"ENTRY",
                  "endUser":"officer:00112233445566778899aabbccddeeff"},
                 "individualFile":{
                  "identityData":{"surname":"ZWEIKASTEN","firstNames":"%1$s","dateOfBirth":"1970-01-01","sex":"FEMALE","nationalities":["JPN"]},
                  "travelDocuments":[{"type":"PASSPORT","number":"%1$s","issuingCountry":"UTO","dateOfExpiry":"2031-06-30"}],
                  "familyMember":false,"facialImage":"PRESENT","fingerprintData":"PRESENT"}}
                """
                        .formatted(number)
                        .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("message-id", UUID.randomUUID().toString());
        headers.put("message-to", "00000099000000012000");
        headers.put("content-type", "application/json");
        headers.put("idempotency-key", UUID.randomUUID().toString());
        headers.put("digest", MessageParts.digest(body));
        List<String> names = new ArrayList<>(headers.keySet());
        names.add(MessageParts.REQUEST_TARGET);
        String signature =
                new MessageSigner(
                                RunningSimulators.TRUST.credentials(signing),
                                InstantSource.system())
                        .sign(MessageParts.request("POST", path, headers, body), names);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address("EES").resolve(path))
                        .header("message-signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
