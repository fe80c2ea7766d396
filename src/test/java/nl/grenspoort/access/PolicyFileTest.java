package nl.grenspoort.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Every way of getting {@code config/access-policy.yaml} wrong, and the line that is named. */
class PolicyFileTest {
    private static final String HEAD =
            """
            version: "1"
            systems: [SIS, EES, VIS, ECRIS-TCN, EURODAC, CIR]
            rows:
            """;
    private static final String ROW =
            "  - {purpose: BORDER_EXIT_TCN, role: FIRST_LINE, system: EES, operations: [search],"
                    + " act: 2017/2226, article: \"23(2)\", mandatory: true, fields: [openStay]}\n";

    @TempDir Path folder;

    @Test
    void a_row_is_read_with_its_line() {
        AccessPolicy policy = read(HEAD + "  # a remark\n" + ROW);
        assertThat(policy.rows())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.line()).isEqualTo(5);
                            assertThat(row.fields()).containsExactly("openStay");
                            assertThat(row)
                                    .hasToString("BORDER_EXIT_TCN x FIRST_LINE x EES to search");
                        });
    }

    /** What stands in the fifth line instead of what stood in a good row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purpose: BORDER_EXIT_TCN|purpose: CURIOSITY|unknown purpose CURIOSITY",
                "purpose: BORDER_EXIT_TCN|purpose: border_exit_tcn|unknown purpose border_exit_tcn",
                "purpose: BORDER_EXIT_TCN|purpose: ''|purpose is empty",
                "purpose: BORDER_EXIT_TCN|purpose: null|purpose is empty",
                "purpose: BORDER_EXIT_TCN|purpose: [BORDER_EXIT_TCN]|purpose is one value",
                "purpose: BORDER_EXIT_TCN, ||purpose is missing",
                "FIRST_LINE|TOURIST|unknown role TOURIST",
                "role: FIRST_LINE, ||role is missing",
                "system: EES|system: EESS|unknown system EESS: 'systems' doesn't list it",
                "system: EES|system: ees|a system is named in upper case",
                "system: EES|system: SLTD|unknown system SLTD",
                "[search]|[delete]|unknown operation delete",
                "[search]|[]|operations lists nothing",
                "[search]|search|operations is a list",
                "[search]|[search, search]|operations lists search twice",
                "operations: [search], ||operations is missing",
                "act: 2017/2226, ||act is missing",
                "act: 2017/2226|act: EES Regulation|EES Regulation is no act",
                "article: \"23(2)\", ||article is missing",
                "article: \"23(2)\"|article: ' '|article is empty",
                "article: \"23(2)\"|article: ~|~ is no article",
                "article: \"23(2)\"|article: somewhere|somewhere is no article",
                "mandatory: true|mandatory: maybe|mandatory is true or false, not maybe",
                "mandatory: true, ||mandatory is missing",
                ", fields: [openStay]||fields is missing",
                "[openStay]|[]|fields lists nothing",
                "[openStay]|[openStay, openStay]|fields lists openStay twice",
                "[openStay]|[Open Stay]|Open Stay is no field",
                "[openStay]|[[openStay]]|fields is one value",
                "fields:|classes: [Visa], fields:|Visa is no traveller class",
                "fields:|classes: [], fields:|classes lists nothing",
                "fields:|direction: BOTH, fields:|BOTH is no direction",
                "fields:|field: [x], fields:|unknown key field; a row has [act, article, classes",
                "fields:|act: 2017/2226, fields:|the key act stands here twice",
                "fields:|? [a] : b, fields:|unknown key ?",
                "fields:|<<: {act: 1/1}, fields:|unknown key <<",
                "mandatory: true|mandatory: false|EES is mandatory under BORDER_EXIT_TCN: 2016/399"
            })
    void a_wrong_row_is_refused_by_line(String right, String wrong, String told) {
        String bad = ROW.replace(right, wrong == null ? "" : wrong);
        assertThat(bad).isNotEqualTo(ROW);
        refused(HEAD + "  # a remark\n" + bad, 5, told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: \"1\"|version: ''|1|version is empty",
                "version: \"1\"|# none|2|version is missing",
                "version: \"1\"|version: 'a b'|1|a b is no version",
                "version: \"1\"|version: [1]|1|version is one value",
                "version: \"1\"|version: 1/nversion: 2|2|the key version stands here twice",
                "[SIS, EES|[SIS, SIS, EES|2|systems lists SIS twice",
                "[SIS, EES|[SIS, 'E ES', EES|2|a system is named in upper case",
                "systems:|system:|2|unknown key system",
                "rows:|notYetConnected: [EES]/nrows:|3|EES is connected",
                "rows:|notYetConnected: [TOWN]/nrows:|3|unknown system TOWN",
                "rows:|notYetConnected: []/nrows:|3|notYetConnected lists nothing"
            })
    void a_wrong_head_is_refused_by_line(String right, String wrong, int line, String told) {
        refused(HEAD.replace(right, unescaped(wrong)) + ROW, line, told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a",
                "just text",
                "version: \"1\"\nsystems: [SIS]\nrows: none",
                "version: \"1\"\nsystems: [SIS]\nrows: {a: b}",
                "version: \"1\"\nsystems: [SIS]\nrows: [a]",
                "version: \"1\"\nsystems: {SIS: true}\nrows: []"
            })
    void another_shape_is_refused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageMatching("(?s).*policy.yaml: line [13]: .*|.*line 2: .*");
    }

    @Test
    void two_rows_that_allow_the_same_question_are_refused_naming_both() {
        refused(
                HEAD + ROW + ROW,
                5,
                "two rows for BORDER_EXIT_TCN x FIRST_LINE x EES to search: this one and that of"
                        + " line 4");
        String some = ROW.replace("fields:", "classes: [VISA_EXEMPT, VISA_REQUIRED], fields:");
        String other = ROW.replace("fields:", "classes: [UNDETERMINED, VISA_EXEMPT], fields:");
        refused(HEAD + some + ROW, 5, "and that of line 4");
        refused(HEAD + ROW + some, 5, "and that of line 4");
        refused(HEAD + some + other, 5, "and that of line 4");
        refused(HEAD + ROW + ROW.replace("[search]", "[verify, search]"), 5, "line 4");
    }

    @Test
    void rows_of_different_classes_or_operations_stand_beside_each_other() {
        String some = ROW.replace("fields:", "classes: [VISA_EXEMPT], fields:");
        String other = ROW.replace("fields:", "classes: [VISA_REQUIRED], fields:");
        String verify = ROW.replace("[search]", "[verify]");
        assertThat(read(HEAD + some + other + verify).rows()).hasSize(3);
    }

    /** Law 2: whatever the file says, the border does not reach them. */
    @ParameterizedTest
    @EnumSource(Purpose.class)
    @Threat("T-CFG-10")
    void ecris_tcn_and_eurodac_are_closed_to_every_border_purpose(Purpose purpose) {
        for (String system : new String[] {"ECRIS-TCN", "EURODAC"}) {
            for (Role role : new Role[] {Role.FIRST_LINE, Role.SECOND_LINE}) {
                for (String mandatory : new String[] {"true", "false"}) {
                    String row =
                            ROW.replace("BORDER_EXIT_TCN", purpose.name())
                                    .replace("FIRST_LINE", role.name())
                                    .replace("system: EES", "system: " + system)
                                    .replace("mandatory: true", "mandatory: " + mandatory);
                    assertThatThrownBy(() -> read(HEAD + row))
                            .isInstanceOf(StartRefusedException.class)
                            .hasMessageContaining("line 4: ");
                }
            }
        }
    }

    @Test
    void nobody_acts_under_a_purpose_that_is_not_theirs() {
        refused(
                HEAD + ROW.replace("BORDER_EXIT_TCN", "SCREENING_ID"),
                4,
                "FIRST_LINE does not act under SCREENING_ID (2024/1356 Art. 14)");
        refused(
                HEAD + ROW.replace("BORDER_EXIT_TCN", "EES_IDENTIFY"),
                4,
                "FIRST_LINE does not act under EES_IDENTIFY");
    }

    @Test
    void what_etias_notes_for_the_second_line_is_closed_to_the_first() {
        String row =
                ROW.replace("BORDER_EXIT_TCN", "ETIAS_VERIFY")
                        .replace("[search]", "[search, additional-information]");
        refused(HEAD + row, 4, "additional-information is opened in the second line only");
        assertThat(read(HEAD + row.replace("FIRST_LINE", "SECOND_LINE")).rows()).hasSize(1);
    }

    @Test
    void screening_reaches_flagged_records_and_asylum_registration_eurodac() {
        String screening =
                ROW.replace("BORDER_EXIT_TCN", "SCREENING_SECURITY")
                        .replace("FIRST_LINE", "SCREENING_OFFICER")
                        .replace("system: EES", "system: ECRIS-TCN");
        String asylum =
                ROW.replace("BORDER_EXIT_TCN", "ASYLUM_REG")
                        .replace("FIRST_LINE", "ASYLUM_OFFICER")
                        .replace("system: EES", "system: EURODAC");
        assertThat(read(HEAD + screening + asylum).rows()).hasSize(2);
        refused(HEAD + asylum.replace("EURODAC", "ECRIS-TCN"), 4, "no article gives it");
        refused(
                HEAD + screening.replace("system: ECRIS-TCN", "system: EURODAC"),
                4,
                "EURODAC is not reached under SCREENING_SECURITY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: &v \"1\"|1|anchors and aliases are not used here",
                "version: *v|1|anchors and aliases",
                "version: !!str 1|1|tags are not used here",
                "version: !!java.net.URL [http://example.org]|1|tags are not used here",
                "version: \"1|4|not YAML: found unexpected end of stream (begun in line 1)",
                "/tversion: \"1\"|1|not YAML",
                "version: {a: {b: {c: {d: {e: {f: {g: h}}}}}}}|1|nested more deeply",
                "version: 1\u0007x|1|the character U+0007",
                "version: 1\u0000x|1|the character U+0000",
                "version: \"1\"/n---/nversion: \"2\"|2|not YAML",
                "version: @x|1|not YAML",
                "version: 1: 2|1|not YAML"
            })
    void yaml_that_says_less_than_it_seems_is_refused(String head, int line, String told) {
        String text = unescaped(head) + "\nsystems: [SIS]\nrows: []\n";
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("policy.yaml: line " + line + ": ")
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "---", "null", "~"})
    void an_empty_file_is_refused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("policy.yaml: line 1: ");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() {
        assertThat(read('\uFEFF' + HEAD + ROW).rows().getFirst().line()).isEqualTo(4);
    }

    @Test
    void lines_are_counted_as_an_editor_does_whoever_ends_them() {
        assertThat(read((HEAD + ROW).replace("\n", "\r\n")).rows().getFirst().line()).isEqualTo(4);
    }

    @Test
    void what_is_not_utf_8_is_refused_by_line() throws IOException {
        byte[] latin = (HEAD + "# \u00e9\n" + ROW).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(latin))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("line 4: not UTF-8");
        assertThatThrownBy(() -> read((HEAD + ROW).getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("line 1: ");
    }

    @Test
    void a_huge_file_is_refused_before_it_is_looked_at() {
        String huge = HEAD + ROW + "#" + "x".repeat(PolicyYaml.MAX_BYTES);
        refused(huge, 1, "larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "- ", "? ", "a: {b: ["})
    void a_file_of_brackets_only_is_refused(String bracket) {
        assertThatThrownBy(() -> read(bracket.repeat(PolicyYaml.MAX_BYTES / bracket.length() - 1)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("policy.yaml: line 1: ");
    }

    /** Whatever happens to a file: it is read as a policy, or refused by line; nothing else. */
    @Test
    void a_damaged_file_is_never_anything_but_read_or_refused() throws IOException {
        byte[] good = Files.readAllBytes(Path.of("config/access-policy.yaml"));
        Random random = new Random(20261125);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] bad = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bad[random.nextInt(bad.length)] =
                        (byte)
                                (random.nextBoolean()
                                        ? random.nextInt(256)
                                        : 32 + random.nextInt(95));
            }
            try {
                assertThat(read(bad).rows()).isNotEmpty();
            } catch (StartRefusedException e) {
                refused++;
                assertThat(e.problem()).matches("(?s).*policy\\.yaml: line \\d+: .*");
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    private void refused(String text, int line, String told) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("policy.yaml: line " + line + ": ")
                .hasMessageContaining(told);
    }

    private AccessPolicy read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private AccessPolicy read(byte[] bytes) {
        try {
            return AccessPolicy.read(Files.write(folder.resolve("policy.yaml"), bytes));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** An annotation can't hold every character in a table. */
    private static String unescaped(String text) {
        return text.replace("/n", "\n").replace("/t", "\t");
    }
}
