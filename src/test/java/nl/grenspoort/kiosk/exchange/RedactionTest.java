package nl.grenspoort.kiosk.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.kiosk.input.Json;
import nl.grenspoort.messagelog.LogRecord.Body;
import nl.grenspoort.messagelog.LogRecord.Capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

class RedactionTest {
    /** A template can be this small; a real image is larger. */
    private static final String SMALL = "TEMPLATE".repeat(10);

    private static final String LARGE = "PORTRAIT".repeat(1000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"documents\":[{\"chip\":{\"DG2\":\"%s\"}}]}",
                "{\"documents\":[{\"chip\":{\"DG3\":\"%s\"}}]}",
                "{\"documents\":[{\"chip\":{\"DG4\":\"%s\"}}]}",
                "{\"documents\":[{\"chip\":{\"DG5\":\"%s\"}}]}",
                "{\"documents\":[{\"chip\":{\"DG7\":\"%s\"}}]}",
                "{\"documents\":[{\"chip\":{\"dg2\":\"%s\"}}]}",
                "{\"documents\":[{\"DG2\":\"%s\"}]}",
                "{\"image\":\"%s\"}",
                "{\"Image\":\"%s\"}",
                "{\"fingers\":[{\"image\":\"%s\"}]}",
                "{\"fingers\":[{\"image\":{\"data\":\"%s\"}}]}",
                "{\"image\":[\"%s\"]}"
            })
    void biometrics_go_however_small_and_wherever_they_stand(String body) {
        assertThat(kept(body.formatted(SMALL))).doesNotContain("TEMPLATE").contains("redacted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"photo\":\"%s\"}",
                "{\"documents\":[{\"mrz\":[\"%s\"]}]}",
                "{\"answers\":{\"host\":\"%s\"}}",
                "[[\"%s\"]]",
                "\"%s\""
            })
    void whatever_is_large_goes_where_the_contract_expects_nothing_large(String body) {
        assertThat(kept(body.formatted(LARGE))).doesNotContain("PORTRAIT").contains("8000");
    }

    @Test
    void bytes_written_as_numbers_go_too() {
        StringBuilder numbers = new StringBuilder("80");
        for (int i = 0; i < 500; i++) {
            numbers.append(",79");
        }
        assertThat(kept("{\"photo\":[" + numbers + "]}"))
                .isEqualTo("{\"photo\":{\"redacted\":true,\"size\":501}}");
    }

    @Test
    void a_name_that_is_no_name_goes() {
        assertThat(kept("{\"" + SMALL + "\":1}")).isEqualTo("{\"redacted\":1}");
    }

    @Test
    void what_a_verdict_is_replayed_from_stays() {
        String sod = Base64.getEncoder().encodeToString(new byte[6000]);
        String body =
                "{\"documents\":[{\"mrz\":[\"P<UTO\"],\"chip\":{\"EF.SOD\":\"" + sod + "\"}}]}";
        assertThat(kept(body)).isEqualTo(body);
    }

    @Test
    void a_copy_that_is_still_large_is_not_kept() {
        StringBuilder body = new StringBuilder("{\"a\":0");
        for (int i = 0; i < 2000; i++) {
            body.append(",\"p").append(i).append("\":\"").append("x".repeat(100)).append('"');
        }
        assertThat(body(body.append('}').toString()).capture()).isEqualTo(Capture.METADATA);
    }

    @Test
    void the_commitment_is_over_the_bytes_as_received() {
        String body = "{ \"image\" : \"AA==\" }";
        assertThat(body(body).wire()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void no_random_request_leaks_a_marked_image() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            String json = random(random, 4);
            assertThat(kept(json)).as(json).doesNotContain("PORTRAITPORTRAIT");
        }
    }

    private static String random(Random random, int depth) {
        String[] names = {"image", "chip", "DG2", "DG1", "EF.SOD", "documents", "x", "photo"};
        String name = names[random.nextInt(names.length)];
        if (depth == 0) {
            // short enough to be a text, so that only its place can give it away
            boolean biometric = name.equals("image") || name.equals("DG2");
            String value = biometric ? SMALL.replace("TEMPLATE", "PORTRAIT") : LARGE;
            boolean file = name.equals("DG1") || name.equals("EF.SOD");
            return "{\"" + name + "\":\"" + (file ? "AA==" : value) + "\"}";
        }
        String inner = random(random, depth - 1);
        return random.nextBoolean()
                ? "{\"" + name + "\":" + inner + "}"
                : "{\"" + name + "\":[" + inner + ",1]}";
    }

    private static String kept(String body) {
        return new String(body(body).kept(), StandardCharsets.UTF_8);
    }

    private static Body body(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Redaction.of(
                new RequestBody.Whole(bytes, Json.of(bytes)), "application/json", false);
    }
}
