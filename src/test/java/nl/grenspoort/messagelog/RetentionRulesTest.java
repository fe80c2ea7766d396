package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.messagelog.RetentionRules.From;
import nl.grenspoort.messagelog.RetentionRules.Records;
import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;

class RetentionRulesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final String RULE =
            "{records: LOG_ENTRY, system: SIS, keep: P3Y, from: CREATION, act: 2018/1861, article: \"12(4)\", validFrom: 2026-01-01}";

    @TempDir Path folder;

    @Test
    void the_shipped_rules_name_every_kind_with_its_article() {
        RetentionRules shipped =
                RetentionRules.read(ConfigFiles.onDisk(), Path.of("config/retention.yaml"));
        assertThat(shipped.version()).isNotBlank();
        assertThat(shipped.on(Records.CASE, null, DAY)).isPresent();
        assertThat(shipped.on(Records.LOG_ENTRY, "SIS", DAY))
                .hasValueSatisfying(
                        rule -> {
                            assertThat(rule.keep()).isEqualTo(Period.ofYears(3));
                            assertThat(rule.basis().toString()).isEqualTo("2018/1861 Art. 12(4)");
                        });
        assertThat(shipped.on(Records.LOG_ENTRY, "EES", DAY))
                .hasValueSatisfying(
                        rule -> {
                            assertThat(rule.from()).isEqualTo(From.ERASURE);
                            assertThat(rule.longest()).isEqualTo(Period.of(6, 3, 0));
                        });
        assertThat(shipped.on(Records.LOG_BODY, "ECRIS-TCN", DAY)).isEmpty();
    }

    @Test
    void of_dated_rules_the_youngest_that_holds_counts() throws IOException {
        RetentionRules rules =
                read(
                        RULE
                                + "\n  - "
                                + RULE.replace("2026-01-01", "2026-06-01, validTo: 2026-06-30")
                                        .replace("P3Y", "PT10M"));
        assertThat(rules.on(Records.LOG_ENTRY, "SIS", LocalDate.parse("2025-12-31"))).isEmpty();
        assertThat(rules.on(Records.LOG_ENTRY, "SIS", LocalDate.parse("2026-06-30")))
                .hasValueSatisfying(
                        rule -> assertThat(rule.keep()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(rules.on(Records.LOG_ENTRY, "SIS", LocalDate.parse("2026-07-01")))
                .hasValueSatisfying(rule -> assertThat(rule.keep()).isEqualTo(Period.ofYears(3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keep: P3Y | keep: three years | keep is a period",
                "keep: P3Y | keep: P0D | keep is longer than nothing",
                "keep: P3Y | keep: P-1D | keep is longer than nothing",
                "keep: P3Y, | '' | keep is missing",
                "from: CREATION | from: ERASURE | longest",
                "from: CREATION | from: WHENEVER | WHENEVER",
                "system: SIS | system: sis | upper case",
                "act: 2018/1861 | act: ' ' | legal basis",
                "records: LOG_ENTRY | records: CASE | a case belongs to no system",
                "validFrom: 2026-01-01 | until: 2026-01-01 | until",
            })
    void a_wrong_rule_is_refused_in_words(String from, String to, String words) {
        assertThatThrownBy(() -> read(RULE.replace(from, to)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(words);
    }

    @Test
    void two_rules_for_the_same_from_the_same_day_are_refused() {
        assertThatThrownBy(() -> read(RULE + "\n  - " + RULE.replace("P3Y", "P1Y")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("there are two");
    }

    @Test
    void a_missing_file_and_rubbish_are_refused_in_words() throws IOException {
        assertThatThrownBy(() -> RetentionRules.read(ConfigFiles.onDisk(), folder.resolve("none")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("missing");
        Path rubbish = Files.writeString(folder.resolve("rubbish.yaml"), "rules: [");
        assertThatThrownBy(() -> RetentionRules.read(ConfigFiles.onDisk(), rubbish))
                .isInstanceOf(StartRefusedException.class);
    }

    @Test
    void the_property_has_its_default_and_name() {
        PropertiesContract.assertDefaults(
                new RetentionProperties(Path.of("config/retention.yaml")));
        PropertiesContract.assertNames(
                Map.of("rules", "r.yaml"), new RetentionProperties(Path.of("r.yaml")));
    }

    private RetentionRules read(String rules) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("retention.yaml"),
                        "version: \"1\"\nrules:\n  - " + rules + "\n");
        return RetentionRules.read(ConfigFiles.onDisk(), file);
    }
}
