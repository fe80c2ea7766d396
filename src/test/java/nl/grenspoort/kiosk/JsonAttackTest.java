package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import nl.grenspoort.quality.Mutator;
import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bodies made to wear out a reader, or to be read in two ways; and broken ones by the thousand. */
class JsonAttackTest extends KioskTest {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final Map<String, byte[]> ATTACKS = attacks();

    @SuppressWarnings("unused") // read by name
    private static final List<String> names = List.copyOf(ATTACKS.keySet());

    private static Map<String, byte[]> attacks() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("a million arrays in each other", "[".repeat(1_000_000));
        texts.put("objects in each other", "{\"a\":".repeat(100_000));
        texts.put("twelve megabytes of empty objects", "[" + "{},".repeat(3_900_000) + "{}]");
        texts.put("a million numbers", "[" + "1,".repeat(1_000_000) + "1]");
        texts.put("a name of a megabyte", "{\"" + "n".repeat(1_000_000) + "\":1}");
        texts.put("a number of a hundred thousand digits", in("9".repeat(100_000)));
        texts.put("a fraction of a hundred thousand digits", in("0." + "9".repeat(100_000)));
        texts.put("a number beyond numbers", in("1e999999999"));
        texts.put("a number below numbers", in("1e-999999999"));
        texts.put("no number", in("NaN"));
        texts.put("an infinite number", in("-Infinity"));
        texts.put("a number in hexadecimal", in("0x10"));
        texts.put("a number that starts with zero", in("007"));
        texts.put("a property twice", "{\"direction\":\"ENTRY\",\"direction\":\"EXIT\"}");
        texts.put(
                "a property twice, once escaped",
                "{\"direction\":\"A\",\"\\u0064irection\":\"B\"}");
        texts.put("a comment", "/* x */" + Bodies.passport());
        texts.put("a comma too many", "{\"direction\":\"ENTRY\",}");
        texts.put("single quotes", "{'direction':'ENTRY'}");
        texts.put("no quotes", "{direction:ENTRY}");
        texts.put("something after it", Bodies.passport() + "{}");
        texts.put("a NUL after it", Bodies.passport() + "\0");
        texts.put("a NUL in a text", "{\"direction\":\"EN\0TRY\"}");
        texts.put("half a character", "{\"direction\":\"\\ud800\"}");
        texts.put("half a character as name", "{\"\\udfff\":\"x\"}");
        texts.put("half a character in an MRZ", mrz("\\ud800"));
        texts.put("half a character where texts are kept", party("\\ud83d"));
        texts.put("a text of four megabytes", party("x".repeat(4_000_000)));
        texts.put(
                "base64 of base64 of nothing",
                Bodies.document(
                        "\"kind\":\"PASSPORT\",\"chip\":{\"DG1\":\""
                                + "A".repeat(3_000_001)
                                + "\"}"));
        texts.put("a prototype", "{\"__proto__\":{\"direction\":\"ENTRY\"},\"constructor\":1}");
        texts.put("a class to be made", "{\"@class\":\"java.net.URL\",\"@type\":\"x\"}");
        Map<String, byte[]> all = new LinkedHashMap<>();
        texts.forEach((name, text) -> all.put(name, text.getBytes(UTF_8)));
        encodings(all);
        return all;
    }

    private static void encodings(Map<String, byte[]> all) {
        for (String charset : List.of("UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32", "IBM037")) {
            all.put("in " + charset, Bodies.passport().getBytes(Charset.forName(charset)));
        }
        all.put("with a mark of its encoding", ("\ufeff" + Bodies.passport()).getBytes(UTF_8));
        all.put("in Latin-1", "{\"direction\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        all.put("with an overlong quote", bytes("{\"direction", 0xc0, 0xa2, ":1}"));
        all.put("with half a character in UTF-8", bytes("{\"direction\":\"", 0xed, 0xa0, "\"}"));
        all.put("with a character cut off", bytes("{\"direction\":\"", 0xe2, 0x82, "\"}"));
    }

    @Threat("T-SIZE-4")
    @ParameterizedTest
    @FieldSource("names")
    void a_body_made_to_wear_out_or_confuse_a_reader_is_refused(String name) {
        HttpResponse<String> answer = post(Objects.requireNonNull(ATTACKS.get(name)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("invalid-input");
        assertThat(answer.body()).hasSizeLessThan(20_000);
        assertThat(checks.calls()).isEmpty();
    }

    /** The fuzzer's promise at E1: -Dgrenspoort.fuzz=100000 for more. */
    @Threat("T-SIZE-5")
    @Test
    void no_mutation_of_a_body_gets_anything_but_a_check_or_a_problem() {
        Mutator mutator =
                new Mutator(
                        20_261_125,
                        Bodies.passport().getBytes(UTF_8),
                        Bodies.face().getBytes(UTF_8),
                        Bodies.passport().getBytes(UTF_8));
        int refused = 0;
        for (int i = 0; i < Mutator.rounds(1200); i++) {
            // held against the contract where it is sent
            HttpResponse<String> answer = post(mutator.next());
            assertThat(answer.statusCode()).as(mutator.toString()).isIn(201, 400);
            refused += answer.statusCode() == 400 ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @Threat("T-SIZE-5")
    @Test
    void no_mutation_of_a_request_gets_anything_but_an_answer_of_the_contract() throws IOException {
        String request =
                "POST /v1/border-checks HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nIdempotency-Key: k1\r\n"
                        + "Prefer: wait=0\r\nAccept-Language: nl\r\nContent-Length: 15\r\n"
                        + "Connection: close\r\n\r\n{\"direction\":1}";
        Mutator mutator = new Mutator(20_261_126, request.getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < Mutator.rounds(200); i++) {
            String answer;
            try (RawSocket socket = new RawSocket(KIOSK, port)) {
                socket.out().write(mutator.next());
                socket.out().flush();
                socket.end();
                answer = socket.read();
            }
            Matcher status = STATUS.matcher(answer);
            while (status.find()) {
                assertThat(Integer.parseInt(status.group(1)))
                        .as("%s: %s", mutator, answer)
                        .isIn(100, 400, 404, 405, 406, 408, 413, 415);
            }
            assertThat(answer.isEmpty() || answer.contains("urn:grenspoort:problem:"))
                    .as("%s: %s", mutator, answer)
                    .isTrue();
        }
    }

    private HttpResponse<String> post(byte[] body) {
        return exchange(
                KIOSK,
                "POST",
                CHECKS,
                HttpRequest.BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                newKey());
    }

    private static String in(String number) {
        return "{\"direction\":" + number + "}";
    }

    private static String mrz(String line) {
        return Bodies.document("\"kind\":\"PASSPORT\",\"mrz\":[\"" + line + "\",\"\"]");
    }

    private static String party(String id) {
        return Bodies.passport().replace("\"id\":\"p1\"", "\"id\":\"" + id + "\"");
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer one) {
                all.write(one);
            } else {
                all.writeBytes(part.toString().getBytes(UTF_8));
            }
        }
        return all.toByteArray();
    }
}
