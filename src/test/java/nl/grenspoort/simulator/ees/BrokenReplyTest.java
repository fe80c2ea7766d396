package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WireReply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Answers that are broken, whoever broke them, never become another answer. */
class BrokenReplyTest {
    private final RealAnswers answers = new RealAnswers();
    private final EesExchange exchange = answers.exchange;
    private final WireReply data = answers.data;

    enum Kind {
        DATA,
        NO_DATA
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
        assertThat(answers.read(Forgery.signed(data, body, exchange.clock())))
                .isEqualTo(answers.unavailable("NOT_UNDERSTOOD"));
    }

    @Test
    void signed_excess_is_not_understood() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        String huge = "{\"individualFiles\":[" + " ".repeat(5_000_000) + "]}";
        for (String body : List.of("{\"individualFiles\":" + deep + "}", huge)) {
            assertThat(answers.read(Forgery.signed(data, body, exchange.clock())))
                    .isEqualTo(answers.unavailable("NOT_UNDERSTOOD"));
        }
    }

    @Test
    void a_signed_answer_of_another_media_type_is_not_understood() {
        for (String type : List.of("text/plain", "application/problem+json")) {
            assertThat(
                            answers.read(
                                    Forgery.signed(
                                            data,
                                            Map.of("content-type", type),
                                            data.body(),
                                            Forgery.ees(),
                                            exchange.clock())))
                    .isEqualTo(answers.unavailable("NOT_UNDERSTOOD"));
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
                        answers.noData,
                        data,
                        new WireReply(status, Map.of(), new byte[0]),
                        Forgery.signed(data, RealAnswers.NOTHING, exchange.clock()))) {
            assertThat(answers.read(Forgery.with(reply, status)))
                    .isEqualTo(answers.unavailable("FAULT"));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_flipped_bit_anywhere_never_makes_another_answer(Kind kind) {
        Attempt attempt = kind == Kind.DATA ? answers.found : answers.missed;
        WireReply real = kind == Kind.DATA ? answers.data : answers.noData;
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
                assertThat(answer)
                        .as("flip %d", i)
                        .isEqualTo(answers.unavailable("SIGNATURE_INVALID"));
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
                    answers.read(
                            Forgery.signed(data, Map.of(), body, Forgery.ees(), exchange.clock()));
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
        byte[] value = headers.getOrDefault(name, "").getBytes(StandardCharsets.ISO_8859_1);
        headers.put(name, new String(flipped(value, random), StandardCharsets.ISO_8859_1));
        return new WireReply(reply.status(), headers, reply.body());
    }
}
