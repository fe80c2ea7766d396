package nl.grenspoort.systems.sis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.FieldFilter;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sis.SisAlert.IdentityCategory;
import nl.grenspoort.systems.sis.SisAlert.MatchType;
import nl.grenspoort.systems.sis.SisAlert.Subject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class SisFieldsTest {
    private static final SystemAdapter ADAPTER =
            SisQuestions.adapter(() -> Instant.parse("2026-11-23T10:00:00Z"));

    private final Random random = new Random(2018);

    @Test
    @Threat("T-SYS-10")
    void nothing_that_the_row_does_not_list_leaves_the_port() {
        FieldFilter.lets_through_only_what_the_row_lists(ADAPTER, this::data, this::other);
    }

    @Test
    void every_field_listed_is_every_alert_whole() {
        FieldFilter.changes_nothing_when_every_field_is_listed(ADAPTER, this::data);
    }

    /** Law 1: an alert of which nobody may know what it is for is not "no hit". */
    @ParameterizedTest
    @ValueSource(strings = {SisFields.CATEGORY, SisFields.SUBJECT})
    void alerts_without_what_they_are_about_are_unknown(String field) {
        Set<String> fields = new HashSet<>(SisFields.ALL);
        fields.remove(field);
        assertThat(FieldFilter.filter(ADAPTER, fields, data()))
                .isEqualTo(
                        new SystemAnswer.Unavailable(
                                ADAPTER.system(), SystemAnswer.Unavailable.NOT_PERMITTED));
    }

    private SisData data() {
        return new SisData(
                IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(_ -> alert()).toList());
    }

    private SisData other(String field, SisData data) {
        return new SisData(data.alerts().stream().map(alert -> other(field, alert)).toList());
    }

    private SisAlert other(String field, SisAlert alert) {
        SisAlert fresh = alert();
        return new SisAlert(
                field.equals(SisFields.SCHENGEN_ID) ? fresh.schengenId() : alert.schengenId(),
                field.equals(SisFields.ISSUING_STATE) ? fresh.issuingState() : alert.issuingState(),
                field.equals(SisFields.CATEGORY) ? fresh.category() : alert.category(),
                field.equals(SisFields.SUBJECT) ? fresh.subject() : alert.subject(),
                field.equals(SisFields.MATCH_TYPE) ? fresh.matchType() : alert.matchType(),
                field.equals(SisFields.IDENTITY_CATEGORY) ? fresh.identity() : alert.identity(),
                field.equals(SisFields.MATCHED_MISUSED_IDENTITY) != alert.misusedIdentity(),
                field.equals(SisFields.FREE_MOVEMENT_FAMILY) != alert.freeMovementRight(),
                field.equals(SisFields.FLAGGED) != alert.flagged(),
                field.equals(SisFields.ACTION_TO_BE_TAKEN)
                        ? fresh.actionToBeTaken()
                        : alert.actionToBeTaken(),
                field.equals(SisFields.WARNINGS) ? fresh.warnings() : alert.warnings(),
                field.equals(SisFields.ENTRY_BAN) ? fresh.entryBan() : alert.entryBan());
    }

    private SisAlert alert() {
        return new SisAlert(
                "S" + random.nextInt(1_000_000),
                "C" + random.nextInt(100),
                oneOf(AlertCategory.values()),
                oneOf(Subject.values()),
                oneOf(MatchType.values()),
                oneOf(IdentityCategory.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                "A" + random.nextInt(100),
                Set.of("W" + random.nextInt(100)),
                random.nextBoolean() ? random.nextBoolean() : null);
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
