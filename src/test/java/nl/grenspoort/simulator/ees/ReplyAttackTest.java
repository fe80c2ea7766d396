package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;

import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** An answer that is not wholly the EES's own, fresh and to our question is not used. */
class ReplyAttackTest {
    private static final Person LIN = EesQuestions.person("SPECIMEN", "LIN", "1988-02-29");
    private static final String NOTHING = "{\"individualFiles\":[]}";

    private final EesExchange exchange = new EesExchange();
    private Attempt found;
    private WireReply data;
    private Attempt missed;
    private WireReply noData;

    enum Kind {
        DATA,
        NO_DATA
    }

    @BeforeEach
    void ask() {
        exchange.load(
                "one",
                """
                files:
                  - reference: EES-1
                    person: {surname: SPECIMEN, givenNames: LIN, birth: 1988-02-29, sex: F, nationality: JPN}
                    documents: [{kind: PASSPORT, issuer: UTO, number: X90000001}]
                    entries: [{entryAt: "2026-11-01T07:40:00Z", entryPoint: NL-AMS, authorisedUntil: 2027-01-29}]
                """);
        found = sent(EesQuestions.passport("X90000001"));
        data = exchange.reply(EesExchange.request(found.message()));
        missed =
                exchange.adapter.translate(
                        Attempt.first(
                                EesQuestions.about(
                                        EesQuestions.person("NOBODY", "", "1988-02-29"))));
        noData = exchange.reply(EesExchange.request(missed.message()));
    }

    private Attempt sent(nl.grenspoort.identity.DocumentReference document) {
        return exchange.adapter.translate(Attempt.first(EesQuestions.about(LIN, document)));
    }

    private SystemAnswer read(WireReply reply) {
        return exchange.adapter.translateBack(found.answered(reply));
    }

    private void assertSignatureInvalid(WireReply reply) {
        assertThat(read(reply)).isEqualTo(unavailable("SIGNATURE_INVALID"));
    }

    private Unavailable unavailable(String reason) {
        return new Unavailable(exchange.adapter.system(), reason);
    }

    @Test
    void what_the_attacks_start_from_is_used() {
        assertThat(read(data)).isInstanceOf(SystemAnswer.Data.class);
        assertThat(read(Forgery.signed(data, NOTHING, exchange.clock())))
                .isInstanceOf(SystemAnswer.NoData.class);
        assertThat(read(Forgery.jws(data, header(JWSAlgorithm.PS256, Forgery.COVERED).build())))
                .isInstanceOf(SystemAnswer.Data.class);
    }

    @Test
    void unsigned() {
        assertSignatureInvalid(Forgery.with(data, "message-signature", null));
        assertSignatureInvalid(Forgery.with(data, "message-signature", ""));
        assertSignatureInvalid(Forgery.with(data, "message-signature", ".."));
        assertSignatureInvalid(Forgery.with(data, "message-signature", "x".repeat(100_000)));
    }

    @Test
    void algorithm_none() {
        assertSignatureInvalid(Forgery.unsecured(data, ""));
        assertSignatureInvalid(
                Forgery.unsecured(
                        data, data.headers().get("message-signature").split("\\.\\.")[1]));
    }

    @Test
    void public_key_as_secret_of_an_hmac() {
        assertSignatureInvalid(Forgery.macWithPublicKey(data, exchange.clock().instant()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "PS384", "PS512"})
    void another_rsa_algorithm(String algorithm) {
        assertSignatureInvalid(
                Forgery.jws(data, header(JWSAlgorithm.parse(algorithm), Forgery.COVERED).build()));
    }

    @Test
    void same_name_and_oin_under_another_authority() {
        assertSignatureInvalid(
                Forgery.signed(
                        data,
                        Map.of(),
                        data.body(),
                        Forgery.otherAuthority("ees-signing"),
                        exchange.clock()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sis-signing", "gateway-signing", "gateway-encryption"})
    void another_certificate_of_the_same_authority(String name) {
        assertSignatureInvalid(
                Forgery.signed(
                        data,
                        Map.of(),
                        data.body(),
                        TestPki.shared().credentials(name),
                        exchange.clock()));
    }

    @ParameterizedTest
    @CsvSource({"PT1M9S, true", "PT1M12S, false", "-PT9S, true", "-PT12S, false"})
    void stale_or_future(Duration later, boolean used) {
        exchange.passes(later);
        assertThat(read(data) instanceof SystemAnswer.Data).isEqualTo(used);
        if (!used) {
            assertSignatureInvalid(data);
        }
    }

    @Test
    void another_body() {
        assertSignatureInvalid(Forgery.with(data, NOTHING.getBytes(StandardCharsets.UTF_8)));
        assertSignatureInvalid(Forgery.with(data, new byte[0]));
        assertSignatureInvalid(
                Forgery.with(data, Arrays.copyOf(data.body(), data.body().length - 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "digest, SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "content-type, text/plain",
        "content-type, application/json;charset=utf-8",
        "message-id, 00000000-0000-7000-8000-000000000000",
        "message-to, 00000099000000000200",
        "relates-to, 00000000-0000-7000-8000-000000000000",
    })
    void another_or_no_header_field(String name, String value) {
        assertSignatureInvalid(Forgery.with(data, name, value));
        assertSignatureInvalid(Forgery.with(data, name, null));
    }

    @Test
    void an_answer_to_another_message() {
        assertSignatureInvalid(noData);
        assertSignatureInvalid(
                exchange.reply(
                        EesExchange.request(sent(EesQuestions.passport("X90000001")).message())));
    }

    @Test
    void an_answer_meant_for_another_gateway() {
        assertSignatureInvalid(
                Forgery.signed(
                        data,
                        Map.of("message-to", "00000099000000000200"),
                        data.body(),
                        Forgery.ees(),
                        exchange.clock()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest", "relates-to", "message-to", "content-type", "message-id"})
    void a_signature_that_leaves_something_out(String name) {
        List<String> less = new ArrayList<>(Forgery.COVERED);
        less.remove(name);
        assertSignatureInvalid(Forgery.jws(data, header(JWSAlgorithm.PS256, less).build()));
    }

    @Test
    void a_signature_that_names_its_parts_wrongly() {
        List<String> twice = new ArrayList<>(Forgery.COVERED);
        twice.add("digest");
        assertSignatureInvalid(Forgery.jws(data, header(JWSAlgorithm.PS256, twice).build()));
        for (Map<String, Object> sigD :
                List.<Map<String, Object>>of(
                        Map.of("pars", Forgery.COVERED, "mId", "urn:other"),
                        Map.of("pars", Forgery.COVERED))) {
            assertSignatureInvalid(
                    Forgery.jws(
                            data,
                            header(JWSAlgorithm.PS256, Forgery.COVERED)
                                    .customParam("sigD", sigD)
                                    .build()));
        }
    }

    @Test
    void a_header_that_asks_for_more_or_less_than_we_understand() {
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED)
                                .criticalParams(Set.of("b64", "sigD", "exp"))
                                .customParam("exp", 1)
                                .build()));
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED)
                                .criticalParams(Set.of("b64"))
                                .build()));
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED).x509CertChain(null).build()));
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED)
                                .customParam("iat", "now")
                                .build()));
        assertSignatureInvalid(
                Forgery.jws(
                        data,
                        header(JWSAlgorithm.PS256, Forgery.COVERED)
                                .customParam("iat", Long.MAX_VALUE)
                                .build()));
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm, List<String> names) {
        return Forgery.header(algorithm, names, exchange.clock().instant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"individualFiles\":[],\"individualFiles\":[]}",
                "{\"individualFiles\":[{}]}",
                "{\"individualFiles\":[]"
            })
    void signed_nonsense_is_not_understood(String body) {
        assertThat(read(Forgery.signed(data, body, exchange.clock())))
                .isEqualTo(unavailable("NOT_UNDERSTOOD"));
    }

    @Test
    void signed_excess_is_not_understood() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        String huge = "{\"individualFiles\":[" + " ".repeat(5_000_000) + "]}";
        for (String body : List.of("{\"individualFiles\":" + deep + "}", huge)) {
            assertThat(read(Forgery.signed(data, body, exchange.clock())))
                    .isEqualTo(unavailable("NOT_UNDERSTOOD"));
        }
    }

    @Test
    void a_signed_answer_of_another_media_type_is_not_understood() {
        for (String type : List.of("text/plain", "application/problem+json")) {
            assertThat(
                            read(
                                    Forgery.signed(
                                            data,
                                            Map.of("content-type", type),
                                            data.body(),
                                            Forgery.ees(),
                                            exchange.clock())))
                    .isEqualTo(unavailable("NOT_UNDERSTOOD"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 201, 204, 301, 400, 401, 404, 409, 429, 500, 503})
    void any_other_status_is_a_fault_whatever_comes_with_it(int status) {
        String problem = "{\"type\":\"urn:x\",\"title\":\"x\",\"status\":500,\"detail\":\"x\"}";
        WireReply signedProblem =
                Forgery.signed(
                        data,
                        Map.of("content-type", "application/problem+json"),
                        problem.getBytes(StandardCharsets.UTF_8),
                        Forgery.ees(),
                        exchange.clock());
        for (WireReply reply :
                List.of(
                        signedProblem,
                        noData,
                        data,
                        new WireReply(status, Map.of(), new byte[0]),
                        Forgery.signed(data, NOTHING, exchange.clock()))) {
            assertThat(read(Forgery.with(reply, status))).isEqualTo(unavailable("FAULT"));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_flipped_bit_anywhere_never_makes_another_answer(Kind kind) {
        Attempt attempt = kind == Kind.DATA ? found : missed;
        WireReply real = kind == Kind.DATA ? data : noData;
        SystemAnswer right = exchange.adapter.translateBack(attempt.answered(real));
        assertThat(right.status()).isEqualTo(kind.name());
        Random random = new Random(20261123);
        List<String> names = real.headers().keySet().stream().sorted().toList();
        for (int i = 0; i < 600; i++) {
            boolean inBody = i % 2 == 0;
            WireReply flipped =
                    inBody
                            ? Forgery.with(real, flipped(real.body(), random))
                            : flippedHeader(real, names.get(i / 2 % names.size()), random);
            SystemAnswer answer = exchange.adapter.translateBack(attempt.answered(flipped));
            if (inBody) {
                assertThat(answer).as("flip %d", i).isEqualTo(unavailable("SIGNATURE_INVALID"));
            } else {
                assertThat(answer instanceof Unavailable || answer.equals(right))
                        .as("flip %d gives %s", i, answer.status())
                        .isTrue();
            }
        }
    }

    /** Even a body that the EES itself signed by mistake. */
    @Test
    void a_flipped_bit_under_a_fitting_signature_never_says_nothing_is_held() {
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] body = flipped(data.body(), random);
            SystemAnswer answer =
                    read(Forgery.signed(data, Map.of(), body, Forgery.ees(), exchange.clock()));
            assertThat(answer).isNotInstanceOf(SystemAnswer.NoData.class);
            refused += answer instanceof Unavailable ? 1 : 0;
        }
        assertThat(refused).as("flips that broke the JSON or the schema").isPositive();
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private static WireReply flippedHeader(WireReply reply, String name, Random random) {
        Map<String, String> headers = new HashMap<>(reply.headers());
        byte[] value = headers.get(name).getBytes(StandardCharsets.ISO_8859_1);
        headers.put(name, new String(flipped(value, random), StandardCharsets.ISO_8859_1));
        return new WireReply(reply.status(), headers, reply.body());
    }
}
