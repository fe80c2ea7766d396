package nl.grenspoort.kiosk.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.entry.Capacity;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class BodyReadingTest {
    private static final Limits LIMITS = new Limits(3, 100, 100);
    private static final String LINE_1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private static final String LINE_2 = "X000000018UTO7408122F3204159<<<<<<<<<<<<<<04";

    @Test
    void every_fault_is_told_at_once_with_its_place() {
        assertThat(
                        errors(
                                """
                                {"direction":"SIDEWAYS","capacity":7,"extra":1,
                                 "conveyance":{"number":"KL<0641>","wings":2},
                                 "party":{"id":"","role":"ADULT","relatedChecks":["nope",null]},
                                 "documents":[
                                  {"kind":"PASSPORT","mrz":["P<UTO","%s"]},
                                  {"kind":"LICENCE","chip":{"DG17":"AA==","DG1":"AAA","DG2":"%%%%"}},
                                  {}]}
                                """
                                        .formatted(LINE_2.replace('X', 'x'))))
                .containsExactlyInAnyOrder(
                        "/direction NOT_IN_LIST",
                        "/capacity WRONG_TYPE",
                        "/extra UNKNOWN_PROPERTY",
                        "/conveyance/kind MISSING",
                        "/conveyance/number MALFORMED",
                        "/conveyance/wings UNKNOWN_PROPERTY",
                        "/party/id MALFORMED",
                        "/party/relatedChecks/0 MALFORMED",
                        "/party/relatedChecks/1 WRONG_TYPE",
                        "/documents/0/mrz/0 MRZ_LAYOUT",
                        "/documents/0/mrz/1 MRZ_CHARACTER",
                        "/documents/1/kind NOT_IN_LIST",
                        "/documents/1/chip/DG17 UNKNOWN_PROPERTY",
                        "/documents/1/chip/DG1 NOT_BASE64",
                        "/documents/1/chip/DG2 NOT_BASE64",
                        "/documents/2/kind MISSING",
                        "/documents/2 MISSING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | MISSING",
                "'{\"direction\":' | '/direction' | NOT_JSON",
                "'{} {}' | '' | NOT_JSON",
                "'{}x' | '' | NOT_JSON",
                "'[]' | '' | WRONG_TYPE",
                "'null' | '' | WRONG_TYPE",
                "'{\"direction\":\"ENTRY\",\"direction\":\"EXIT\"}' | '/direction' | DUPLICATE",
                "'{\"documents\":[{\"kind\":1,\"kind\":2}]}' | '/documents/0/kind' | DUPLICATE",
                "'{\"a\":[[[[[[[[[[[[[[1]]]]]]]]]]]]]]}' | '/a/0/0/0/0/0/0/0/0/0/0/0' | TOO_COMPLEX",
                "'{\"a\":111111111111111111111111111111}' | '/a' | TOO_COMPLEX"
            })
    void bytes_that_are_not_one_json_object_are_refused(String body, String place, String code) {
        assertThat(errors(body)).containsExactly(place + " " + code);
    }

    @Test
    void what_a_parser_would_quote_is_not_told() {
        String detail = problem("{\"direction\": ERIKSSON}").getFirst().detail();
        assertThat(detail).isEqualTo("no JSON from line 1, column 15");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] bytes = "{\"direction\":\"E\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Json.of(bytes)).isInstanceOf(Json.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PASSPORT, 2, 44, true",
        "PASSPORT, 3, 30, false",
        "PASSPORT, 2, 36, false",
        "OLD_PASSPORT, 2, 44, true",
        "IDENTITY_CARD, 3, 30, true",
        "IDENTITY_CARD, 2, 36, true",
        "IDENTITY_CARD, 2, 44, false",
        "VISA_STICKER, 2, 44, true",
        "VISA_STICKER, 2, 36, true",
        "VISA_STICKER, 3, 30, false",
        "RESIDENCE_PERMIT, 3, 30, true",
        "RESIDENCE_CARD, 2, 36, true",
        "SEAMANS_BOOK, 2, 44, true",
        "OTHER_TRAVEL_DOCUMENT, 3, 30, true",
        "PASSPORT, 1, 44, false"
    })
    void an_mrz_has_the_lines_of_its_kind(DocumentKind kind, int lines, int length, boolean right) {
        String mrz =
                IntStream.range(0, lines)
                        .mapToObj(_ -> "\"" + "A".repeat(length) + "\"")
                        .collect(Collectors.joining(","));
        List<String> errors = errors(document("\"kind\":\"" + kind + "\",\"mrz\":[" + mrz + "]"));
        assertThat(errors.isEmpty()).as(errors.toString()).isEqualTo(right);
    }

    @Test
    void check_digits_that_do_not_hold_are_no_fault_of_the_request() {
        String wrong = LINE_2.substring(0, 9) + "9" + LINE_2.substring(10);
        NewBorderCheck check =
                read(
                        document(
                                "\"kind\":\"PASSPORT\",\"mrz\":[\""
                                        + LINE_1
                                        + "\",\""
                                        + wrong
                                        + "\"]"));
        assertThat(check.documents().getFirst().mrz()).containsExactly(LINE_1, wrong);
    }

    @Test
    void a_document_of_which_nothing_was_read_is_none() {
        assertThat(errors(document("\"kind\":\"PASSPORT\"")))
                .containsExactly("/documents/0 MISSING");
        assertThat(errors(document("\"kind\":\"PASSPORT\",\"mrz\":[],\"chip\":{}")))
                .containsExactly("/documents/0 MISSING");
    }

    @Test
    void documents_are_counted() {
        String one = "{\"kind\":\"PASSPORT\",\"chip\":{\"DG1\":\"AA==\"}}";
        assertThat(errors("{\"direction\":\"EXIT\",\"documents\":[]}"))
                .containsExactly("/documents EMPTY");
        assertThat(
                        errors(
                                "{\"direction\":\"EXIT\",\"documents\":["
                                        + String.join(",", one, one, one, one)
                                        + "]}"))
                .containsExactly("/documents TOO_MANY");
    }

    @Test
    void null_counts_as_absent() {
        NewBorderCheck check =
                read(
                        """
                        {"direction":"EXIT","capacity":null,"conveyance":null,"party":null,
                         "documents":[{"kind":"PASSPORT","mrz":null,"chip":{"DG1":"AA==","DG2":null}}]}
                        """);
        assertThat(check.capacity()).isEqualTo(Capacity.PASSENGER);
        assertThat(check.party()).isNull();
        assertThat(check.documents().getFirst().chipFiles()).containsOnlyKeys("DG1");
        assertThat(errors("{\"direction\":null,\"documents\":null}"))
                .containsExactlyInAnyOrder("/direction MISSING", "/documents MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAA", "AA=", "A===", "AA==AA==", "AA-_", "AA A", "AA\\n==", "é==="})
    void only_whole_padded_base64_is_read(String text) {
        assertThat(errors(document("\"kind\":\"PASSPORT\",\"chip\":{\"DG1\":\"" + text + "\"}")))
                .containsExactly("/documents/0/chip/DG1 NOT_BASE64");
    }

    @Test
    void every_chip_file_up_to_its_limit_comes_out_as_it_went_in() {
        Random random = new Random(42);
        for (int size = 1; size <= 110; size++) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            String body =
                    document(
                            "\"kind\":\"PASSPORT\",\"chip\":{\"EF.SOD\":\""
                                    + Base64.getEncoder().encodeToString(bytes)
                                    + "\"}");
            if (size <= LIMITS.chipFileBytes()) {
                assertThat(read(body).documents().getFirst().chipFiles().get("EF.SOD"))
                        .isEqualTo(bytes);
            } else {
                assertThat(errors(body)).containsExactly("/documents/0/chip/EF.SOD TOO_LARGE");
            }
        }
    }

    @Test
    void places_are_escaped_as_json_pointers_and_cut() {
        assertThat(errors("{\"direction\":\"EXIT\",\"a/b~c\":1,\"documents\":[]}"))
                .contains("/a~1b~0c UNKNOWN_PROPERTY");
        assertThat(
                        errors(
                                "{\"direction\":\"EXIT\",\""
                                        + "x".repeat(150)
                                        + "\":1,\"documents\":[]}"))
                .contains("/" + "x".repeat(60) + "... UNKNOWN_PROPERTY");
    }

    @Test
    void a_hostile_request_gets_no_endless_answer() {
        String many =
                IntStream.range(0, 2000)
                        .mapToObj(i -> "\"x" + i + "\":1")
                        .collect(Collectors.joining(","));
        assertThat(errors("{" + many + "}")).hasSize(Faults.MOST);
    }

    @Test
    void no_mutation_of_a_request_makes_the_reader_fail_otherwise() {
        byte[] good =
                document("\"kind\":\"PASSPORT\",\"mrz\":[\"" + LINE_1 + "\",\"" + LINE_2 + "\"]")
                        .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int change = 0; change <= i % 4; change++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                BorderCheckInput.read(Json.of(bad), LIMITS, false);
            } catch (ProblemException e) {
                assertThat(e.problem().errors()).isNotEmpty();
            }
        }
    }

    @Test
    void no_bytes_at_all_make_the_parser_fail_otherwise() {
        Random random = new Random(8);
        String alphabet = "{}[]\",:0123eE+-.tfnulr\\ \u0000\u00ff";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(Json.of(text.toString().getBytes(StandardCharsets.ISO_8859_1))).isNotNull();
        }
    }

    private static String document(String properties) {
        return "{\"direction\":\"ENTRY\",\"documents\":[{" + properties + "}]}";
    }

    private static NewBorderCheck read(String body) {
        return BorderCheckInput.read(Json.of(body.getBytes(StandardCharsets.UTF_8)), LIMITS, false);
    }

    private static List<String> errors(String body) {
        return problem(body).stream().map(error -> error.pointer() + " " + error.code()).toList();
    }

    private static List<InputError> problem(String body) {
        return Refusals.of(body, json -> BorderCheckInput.read(json, LIMITS, false));
    }

    /** What a reader refuses; empty when it reads. */
    static final class Refusals {
        private Refusals() {}

        static List<InputError> of(String body, Function<Json, ?> reader) {
            ProblemException refused =
                    catchThrowableOfType(
                            ProblemException.class,
                            () -> reader.apply(Json.of(body.getBytes(StandardCharsets.UTF_8))));
            return refused == null ? List.of() : refused.problem().errors();
        }
    }
}
