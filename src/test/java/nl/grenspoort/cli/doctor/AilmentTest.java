package nl.grenspoort.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AilmentTest {
    private final Examination examination = new Examination(EnumSet.allOf(Area.class));

    @Test
    void placeholders_are_filled_and_a_forgotten_one_is_an_error() {
        assertThat(Ailment.EXPIRES_SOON.cause(Map.of("date", "2027-01-01", "days", 3)))
                .isEqualTo("It expires on 2027-01-01, in 3 days.");
        assertThatThrownBy(() -> Ailment.EXPIRES_SOON.cause(Map.of("date", "2027-01-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{days}");
        assertThat(Ailment.POLICY_UNUSABLE.cause(Map.of("problem", "a $1 \\ value")))
                .isEqualTo("It can't be used: a $1 \\ value");
    }

    @Test
    void what_another_program_says_becomes_one_line() {
        examination.ill(Ailment.DATABASE_FAILS, "db", Map.of("why", "FATAL\n  Detail:\t x"));
        assertThat(examination.diagnoses().getFirst().found())
                .isEqualTo("PostgreSQL answers with an error: FATAL Detail: x.");
    }

    @Test
    void the_worst_decides_and_a_warning_only_when_strict() {
        examination.ok(Check.KEY, "a", "there");
        assertThat(report().exitCode(true)).isZero();
        examination.skipped(Check.OIN, "a", "no");
        assertThat(report().verdict()).isEqualTo(Verdict.OK);
        examination.ill(Ailment.OTHER_OIN, "a", Map.of("oin", "1", "other", "2"));
        assertThat(report().exitCode(false)).isZero();
        assertThat(report().exitCode(true)).isEqualTo(1);
        examination.ill(Ailment.NO_OIN, "b");
        assertThat(report().exitCode(false)).isEqualTo(1);
    }

    @Test
    void a_clock_from_before_the_build_is_told() {
        Instant built = Instant.parse("2026-11-01T00:00:00Z");
        MachineExam.clock(built.minus(Duration.ofDays(1)), Optional.of(built), examination);
        MachineExam.clock(built.plus(Duration.ofDays(1)), Optional.of(built), examination);
        assertThat(examination.diagnoses().stream().map(Diagnosis::verdict))
                .containsExactly(Verdict.PROBLEM, Verdict.OK);
    }

    @Test
    void clocks_of_others_may_be_a_few_seconds_away() {
        Instant now = Instant.parse("2026-11-25T10:00:00Z");
        Clocks.compare("sis", answer(now, now.minusSeconds(2)), examination);
        Clocks.compare("ees", answer(now, now.plusSeconds(20)), examination);
        Clocks.compare("none", new Http.Answer(200, "", now, Optional.empty()), examination);
        assertThat(examination.diagnoses().stream().map(it -> it.verdict() + " " + it.subject()))
                .containsExactly("OK sis", "WARNING ees");
    }

    private static Http.Answer answer(Instant sent, Instant date) {
        return new Http.Answer(200, "", sent, Optional.of(date));
    }

    private Report report() {
        return new Report(
                Instant.EPOCH, List.of("demo"), java.nio.file.Path.of(""), examination.diagnoses());
    }
}
