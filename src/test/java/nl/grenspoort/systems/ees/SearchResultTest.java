package nl.grenspoort.systems.ees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.NotUnderstoodException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class SearchResultTest {
    private static final String FILE =
            """
            {"reference":"EES-1",
             "identityData":{"surname":"SPECIMEN","firstNames":"LIN","dateOfBirth":"1988-02-29","sex":"FEMALE","nationalities":["JPN"]},
             "travelDocuments":[{"type":"PASSPORT","number":"X90000001","issuingCountry":"UTO"}],
             "familyMember":false,"facialImage":"PRESENT","fingerprintData":"TEMPORARILY_IMPOSSIBLE",
             "entryExitRecords":[
               {"entry":{"dateTime":"2026-11-01T12:00:00+02:00","borderCrossingPoint":"NL-AMS"},"authorisedStayUntil":"2027-01-29",
                "extension":{"newEndOfStay":"2027-02-10","ground":"BILATERAL_AGREEMENT"}},
               {"entry":{"dateTime":"2026-04-02T07:40:00Z","borderCrossingPoint":"NL-AMS"},
                "exit":{"dateTime":"2026-04-20T16:05:00Z","borderCrossingPoint":"DE-FRA"}}],
             "refusalOfEntryRecords":[{"dateTime":"2025-01-01T00:00:00Z","borderCrossingPoint":"NL-RTM","reasons":["E","G"]}]}
            """;

    private final SearchResult result = new SearchResult(EesContract.load());

    @Test
    void reads_a_file_with_its_records_oldest_first() throws NotUnderstoodException {
        assertThat(read(answer(FILE)))
                .containsExactly(
                        new EesFile(
                                "EES-1",
                                false,
                                EesFile.Enrolment.PRESENT,
                                EesFile.Enrolment.TEMPORARILY_IMPOSSIBLE,
                                List.of(
                                        new EesFile.Entry(
                                                Instant.parse("2026-04-02T07:40:00Z"),
                                                "NL-AMS",
                                                Instant.parse("2026-04-20T16:05:00Z"),
                                                "DE-FRA",
                                                null),
                                        new EesFile.Entry(
                                                Instant.parse("2026-11-01T10:00:00Z"),
                                                "NL-AMS",
                                                null,
                                                null,
                                                LocalDate.of(2027, 1, 29),
                                                new EesFile.Extension(
                                                        LocalDate.of(2027, 2, 10),
                                                        EesFile.Extension.Ground
                                                                .BILATERAL_AGREEMENT))),
                                List.of(
                                        new EesFile.Refusal(
                                                Instant.parse("2025-01-01T00:00:00Z"),
                                                "NL-RTM",
                                                List.of("E", "G")))));
    }

    @Test
    void only_an_empty_list_says_that_nothing_is_held() throws NotUnderstoodException {
        assertThat(read("{\"individualFiles\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "\"\"",
                "{\"individualFiles\":null}",
                "{\"individualFiles\":{}}",
                "{\"individualFiles\":[null]}",
                "{\"individualFiles\":[{}]}",
                "{\"individualFiles\":[]",
                "{\"individualFiles\":[]} {}",
                "{\"individualFiles\":[],\"individualFiles\":[]}",
                "{'individualFiles':[]}",
                "{\"IndividualFiles\":[]}"
            })
    void what_is_not_clearly_nothing_is_not_understood(String body) {
        assertNotUnderstood(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reference",
                "identityData",
                "travelDocuments",
                "familyMember",
                "facialImage",
                "fingerprintData",
                "entryExitRecords",
                "refusalOfEntryRecords",
            })
    void a_file_without_a_required_member_is_not_understood(String member) {
        ObjectNode file = (ObjectNode) JsonContract.read(FILE.getBytes(StandardCharsets.UTF_8));
        file.remove(member);
        assertNotUnderstood(answer(file.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "\"PRESENT\", \"PERHAPS\"",
        "\"PRESENT\", 0",
        "\"TEMPORARILY_IMPOSSIBLE\", \"present\"",
        "\"familyMember\":false, \"familyMember\":\"false\"",
        "\"familyMember\":false, \"familyMember\":null",
        "\"E\", \"Z\"",
        "\"EES-1\", \"../1\"",
        "2026-04-02T07:40:00Z, 2026-04-02",
        "2026-04-02T07:40:00Z, 2026-04-02T07:40:00-00:00",
        "2026-04-02T07:40:00Z, 2026-02-30T07:40:00Z",
        "2026-04-02T07:40:00Z, 2026-04-02T27:40:00Z",
        "2027-01-29, 2027-02-29",
        "\"DE-FRA\", \"\"",
    })
    void a_value_the_contract_does_not_know_is_not_understood(String known, String unknown) {
        String changed = FILE.replace(known, unknown);
        assertThat(changed).isNotEqualTo(FILE);
        assertNotUnderstood(answer(changed));
    }

    @Test
    void members_of_a_later_version_are_ignored() throws NotUnderstoodException {
        String later =
                FILE.replaceFirst("\\{", "{\"note\":{\"a\":[1]},")
                        .replace("\"reasons\"", "\"officer\":1,\"reasons\"");
        assertThat(read(answer(later))).isEqualTo(read(answer(FILE)));
    }

    @Test
    void a_key_given_twice_is_not_understood_at_any_depth() {
        assertNotUnderstood(
                answer(
                        FILE.replace(
                                "\"facialImage\":\"PRESENT\"",
                                "\"facialImage\":\"PRESENT\",\"facialImage\":\"PRESENT\"")));
    }

    @Test
    void deep_nesting_is_not_understood() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertNotUnderstood("{\"individualFiles\":[],\"note\":" + deep + "}");
    }

    @Test
    void more_than_is_allowed_is_not_understood() {
        String spaces = " ".repeat(JsonContract.LONGEST_BODY);
        assertNotUnderstood("{\"individualFiles\":[]" + spaces + "}");
        assertNotUnderstood("{\"individualFiles\":[],\"note\":\"" + "x".repeat(20_000) + "\"}");
        assertNotUnderstood("{\"individualFiles\":[],\"note\":" + "1".repeat(1_000) + "}");
    }

    @Test
    void no_reason_holds_a_value_of_the_answer() {
        String hostile = answer(FILE.replace("\"PRESENT\"", "\"SECRETNAME\""));
        assertThatThrownBy(() -> read(hostile))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageNotContaining("SECRETNAME");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-20T16:05:00Z, 2026-04-01T16:05:00Z, an exit before its entry",
        "2026-04-20T16:05:00Z, 2027-04-01T16:05:00Z, an exit before its entry",
        "2026-11-01T12:00:00+02:00, 2026-11-24T12:00:00+02:00, an entry after this crossing",
        "2025-01-01T00:00:00Z, 2026-12-01T00:00:00Z, a refusal after this crossing",
        "2027-01-29, 2026-10-29, an authorised stay that ends before its entry",
    })
    void records_that_cannot_be_true_are_not_used(String stated, String impossible, String why)
            throws NotUnderstoodException {
        List<EesFile> files = read(answer(FILE.replace(stated, impossible)));
        assertThatThrownBy(
                        () ->
                                new Plausibility(Duration.ofSeconds(10))
                                        .check(files, EesQuestions.CROSSING))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageContaining(why);
    }

    @Test
    void the_same_file_twice_is_not_used() throws NotUnderstoodException {
        List<EesFile> files = read(answer(FILE + "," + FILE));
        assertThatThrownBy(
                        () -> new Plausibility(Duration.ZERO).check(files, EesQuestions.CROSSING))
                .hasMessage("one file twice");
    }

    @Test
    void records_that_can_be_true_are_used() throws NotUnderstoodException {
        new Plausibility(Duration.ZERO).check(read(answer(FILE)), EesQuestions.CROSSING);
    }

    private static String answer(String files) {
        return "{\"individualFiles\":[" + files + "]}";
    }

    private List<EesFile> read(String body) throws NotUnderstoodException {
        return result.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private void assertNotUnderstood(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(NotUnderstoodException.class);
    }
}
