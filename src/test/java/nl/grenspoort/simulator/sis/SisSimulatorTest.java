package nl.grenspoort.simulator.sis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sis.SisQuestions;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.wus.Attacks;
import nl.grenspoort.trust.wus.SoapForge;

import org.apache.wss4j.dom.WSConstants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What the simulated SIS answers, and what it refuses, on real bytes. */
class SisSimulatorTest {
    private static final String OTHER = "<searchRequest xmlns='urn:grenspoort:contracts:sis:v1'/>";
    private static final Map<String, UnaryOperator<byte[]>> ATTACKS = Attacks.all(OTHER);
    private static final String WSA = "http://www.w3.org/2005/08/addressing";
    private static final String FAULT = "urn:grenspoort:contracts:sis:v1:fault";

    @SuppressWarnings("unused") // read by name
    private static final List<String> attackNames = List.copyOf(ATTACKS.keySet());

    private final SisBench bench = SisBench.shared();
    private final Credentials gateway = TestPki.shared().credentials("gateway-signing");

    @BeforeAll
    static void load() {
        SisBench.shared().load("simulator-test", SisBench.ERIKSSON);
    }

    @Test
    void a_signed_question_gets_a_verified_answer() {
        assertThat(bench.ask(eriksson())).isInstanceOf(SystemAnswer.Data.class);
        assertThat(bench.ask(SisQuestions.about("X7", "NOBODY", "NORA", "1990-01-01")))
                .isInstanceOf(SystemAnswer.NoData.class);
    }

    /**
     * What changes no meaning, such as a comment in front, is answered as if it were not there: CXF
     * reads more leniently than the gateway's side does. Then what was signed is answered, and only
     * that.
     */
    @Threat({"T-XML-1", "T-SIG-1"})
    @ParameterizedTest
    @FieldSource("attackNames")
    void a_signed_request_that_was_tampered_with_changes_nothing(String attack) {
        Attempt sent = bench.sent(eriksson());
        byte[] attacked = Objects.requireNonNull(ATTACKS.get(attack)).apply(SisBench.bytes(sent));
        Reply reply = bench.reply(attacked);
        if (reply.status() == 200) {
            SystemAnswer answer =
                    bench.adapter().translateBack(sent.answered(SisBench.wire(reply)));
            assertThat(answer).isEqualTo(bench.ask(eriksson()));
        } else {
            assertThat(reply.status()).isIn(413, 500);
            assertThat(new String(reply.body(), StandardCharsets.UTF_8))
                    .contains(reply.status() == 500 ? "INVALID_REQUEST" : "")
                    .doesNotContain("searchResponse");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Body", "Timestamp", "To", "Action", "MessageID"})
    void a_request_with_an_unsigned_part_is_refused(String part) {
        assertThat(bench.reply(forge().bytes()).status()).isEqualTo(200);
        assertFault(bench.reply(forge().unsigned(part).bytes()), "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"To", "MessageID"})
    void a_request_without_a_mandatory_header_is_refused(String name) {
        assertThat(bench.reply(forge().without(name).bytes()).status()).isEqualTo(500);
    }

    @Test
    void a_request_with_a_header_of_its_own_is_refused() {
        byte[] request =
                forge().afterSigning(
                                document ->
                                        SoapForge.header(document)
                                                .appendChild(
                                                        SoapForge.element(
                                                                document, "urn:x", "x:y")))
                        .bytes();
        assertFault(bench.reply(request), "INVALID_REQUEST");
    }

    @Test
    void a_request_for_another_system_is_refused() {
        assertFault(
                bench.reply(
                        forge().header(
                                        "To",
                                        "https://localhost:18443/sis/v1?OIN=00000099000000012000")
                                .bytes()),
                "INVALID_REQUEST");
    }

    @Test
    void a_party_that_may_not_ask_is_told_so() {
        SisBench stranger =
                SisBench.with(
                        SisQuestions.adapter(
                                TestPki.shared().credentials("ees-signing"),
                                SisBench.ahead(Duration.ZERO)));
        assertFault(bench.reply(SisBench.bytes(stranger.sent(eriksson()))), "NOT_AUTHORISED");
    }

    @Test
    void a_signer_under_another_authority_is_refused(@TempDir Path folder) {
        Credentials twin =
                DemoPki.openOrCreate(folder.resolve("pki"), 2048, Instant.now())
                        .credentials("gateway-signing");
        SisBench stranger =
                SisBench.with(SisQuestions.adapter(twin, SisBench.ahead(Duration.ZERO)));
        assertFault(bench.reply(SisBench.bytes(stranger.sent(eriksson()))), "INVALID_REQUEST");
    }

    @Test
    void weak_algorithms_are_refused() {
        assertRefused(forge().algorithms(WSConstants.RSA_SHA256, SoapForge.SHA1).bytes());
        assertRefused(forge().algorithms(SoapForge.RSA_SHA1, WSConstants.SHA256).bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {-420, 300})
    void a_timestamp_too_far_from_now_is_refused(int seconds) {
        SisBench other =
                SisBench.with(
                        SisQuestions.adapter(gateway, SisBench.ahead(Duration.ofSeconds(seconds))));
        assertRefused(SisBench.bytes(other.sent(eriksson())));
    }

    @Test
    void the_same_signed_bytes_are_answered_once() {
        byte[] request = SisBench.bytes(bench.sent(eriksson()));
        assertThat(bench.reply(request).status()).isEqualTo(200);
        assertFault(bench.reply(request), "INVALID_REQUEST");
    }

    @Test
    void a_retry_gets_the_same_answer_whatever_changed_since() {
        Consultation consultation = SisQuestions.about("X21", "RETRY", "RITA", "1980-01-01");
        Attempt first = bench.sent(consultation);
        SystemAnswer before = read(first);
        bench.load(
                "retry",
                """
                alerts:
                  - schengenId: ITA-X-1
                    issuingState: ITA
                    category: ARREST
                    persons: [{surname: Retry, givenNames: Rita, birth: 1980-01-01}]
                """);
        try {
            assertThat(read(bench.adapter().translate(first.next()))).isEqualTo(before);
            assertThat(bench.ask(SisQuestions.about("X21", "RETRY", "RITA", "1980-01-01")))
                    .isInstanceOf(SystemAnswer.Data.class);
        } finally {
            bench.unload("retry");
        }
    }

    @Test
    void another_question_under_a_used_message_id_is_refused() {
        UUID id = UUID.randomUUID();
        bench.ask(SisQuestions.about(id, "X1", "ONE", "ANNA", "1980-01-01"));
        Attempt other = bench.sent(SisQuestions.about(id, "X2", "TWO", "ANNA", "1980-01-01"));
        assertFault(bench.reply(SisBench.bytes(other)), "INVALID_REQUEST");
    }

    @Test
    void a_request_outside_the_schema_is_refused_without_quoting_it() {
        String payload =
                payload("2b9f1f3e-0000-4000-8000-00000000000a").replace("X00000001", "x-secret");
        Reply reply =
                bench.reply(
                        SoapForge.request(
                                        "urn:uuid:2b9f1f3e-0000-4000-8000-00000000000a",
                                        gateway,
                                        payload)
                                .bytes());
        assertFault(reply, "INVALID_REQUEST");
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).doesNotContain("x-secret");
    }

    @Test
    void a_fault_is_signed_and_related_to_its_request() {
        byte[] request = SisBench.bytes(bench.sent(eriksson()));
        bench.reply(request);
        Document fault = SoapForge.document(bench.reply(request).body());
        Document asked = SoapForge.document(request);
        String wsa = WSA;
        assertThat(SoapForge.first(fault, wsa, "RelatesTo").getTextContent())
                .isEqualTo(SoapForge.first(asked, wsa, "MessageID").getTextContent());
        assertThat(SoapForge.first(fault, WSConstants.SIG_NS, "SignatureValue")).isNotNull();
    }

    @Test
    void many_questions_at_once_each_get_their_own_answer() {
        List<CompletableFuture<SystemAnswer>> answers =
                IntStream.range(0, 24)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        bench.ask(
                                                                i % 2 == 0
                                                                        ? eriksson()
                                                                        : SisQuestions.about(
                                                                                "X9" + i,
                                                                                "NOBODY",
                                                                                "N",
                                                                                "1990-01-01"))))
                        .toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join().status()).isEqualTo(i % 2 == 0 ? "DATA" : "NO_DATA");
        }
    }

    @Test
    void only_posts_to_the_contracts_address_are_answered() {
        SisSimulator simulator = SisBench.simulator(Instant::now);
        assertThat(simulator.answer(request("GET", "/sis/v1", 0)).status()).isEqualTo(405);
        assertThat(simulator.answer(request("POST", "/other", 0)).status()).isEqualTo(404);
        assertThat(simulator.answer(request("POST", "/sis/v1", 20_000_000)).status())
                .isEqualTo(413);
        assertThat(simulator.system().value()).isEqualTo("SIS");
        simulator.close();
    }

    @Test
    void the_documents_of_a_request_can_be_told_without_verifying_it() {
        SisSimulator simulator = SisBench.simulator(Instant::now);
        byte[] asked = SisBench.bytes(bench.sent(eriksson()));
        assertThat(simulator.documentsAsked(SisBench.request(asked))).contains(Set.of("X00000001"));
        assertThat(simulator.documentsAsked(SisBench.request(new byte[0]))).isEmpty();
        assertThat(
                        simulator.documentsAsked(
                                SisBench.request(
                                        Objects.requireNonNull(ATTACKS.get("an entity bomb"))
                                                .apply(asked))))
                .isEmpty();
        simulator.close();
    }

    private SystemAnswer read(Attempt sent) {
        return bench.adapter()
                .translateBack(sent.answered(SisBench.wire(bench.reply(SisBench.bytes(sent)))));
    }

    private static Consultation eriksson() {
        return SisQuestions.about("X00000001", "ERIKSSON", "ANNA MARIA", "1974-08-12");
    }

    private SoapForge forge() {
        String id = UUID.randomUUID().toString();
        return SoapForge.request("urn:uuid:" + id, gateway, payload(id));
    }

    private static String payload(String id) {
        return """
        <searchRequest xmlns='urn:grenspoort:contracts:sis:v1'><message><messageId>%s</messageId><checkId>%s</checkId></message><asker><unit>desk-ams-01</unit><role>FIRST_LINE</role></asker><purpose><code>BORDER_ENTRY_TCN</code><act>2018/1861</act><article>34(1)(a)</article></purpose><crossing><direction>ENTRY</direction><crossingPoint>NL-AMS</crossingPoint></crossing><document><type>PASSPORT</type><issuer>UTO</issuer><number>X00000001</number></document></searchRequest>"""
                .formatted(id, id);
    }

    private static Request request(String method, String path, int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        return new Request(method, path, Map.of(), body);
    }

    private void assertRefused(byte[] request) {
        Reply reply = bench.reply(request);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8))
                .contains("INVALID_REQUEST")
                .doesNotContain("searchResponse");
    }

    private static void assertFault(Reply reply, String code) {
        assertThat(reply.status()).isEqualTo(500);
        Document fault = SoapForge.document(reply.body());
        assertThat(
                        SoapForge.first(fault, "urn:grenspoort:contracts:sis:v1", "code")
                                .getTextContent())
                .isEqualTo(code);
        assertThat(SoapForge.first(fault, WSA, "Action").getTextContent()).isEqualTo(FAULT);
    }
}
