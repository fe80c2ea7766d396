package nl.grenspoort.systems.register;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.FieldFilter;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.register.RegisterRecord.Action;
import nl.grenspoort.systems.register.RegisterRecord.Kind;
import nl.grenspoort.systems.register.RegisterRecord.MatchType;
import nl.grenspoort.systems.register.RegisterRecord.Warning;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class RegisterFieldsTest {
    private static final SystemAdapter ADAPTER =
            RegisterQuestions.adapter(RegisterQuestions.SIGNER, () -> RegisterQuestions.CROSSING);
    private static final Map<String, Kind> KINDS =
            Map.of(
                    RegisterFields.WANTED, Kind.WANTED,
                    RegisterFields.REFUSED_ENTRY, Kind.REFUSED_ENTRY_NATIONAL,
                    RegisterFields.LOST_STOLEN_INVALID_DOCUMENT, Kind.LOST_STOLEN_INVALID_DOCUMENT,
                    RegisterFields.MISSING, Kind.MISSING);

    private final Random random = new Random(7);

    @Test
    @Threat("T-SYS-10")
    void nothing_that_the_row_does_not_list_leaves_the_port() {
        FieldFilter.lets_through_only_what_the_row_lists(ADAPTER, this::data, this::other);
    }

    @Test
    void every_field_listed_is_the_whole_answer() {
        FieldFilter.changes_nothing_when_every_field_is_listed(ADAPTER, this::data);
    }

    /** Law 1: not enough to act on is unknown, not "nothing recorded". */
    @Test
    void records_without_their_action_are_unknown() {
        Set<String> fields = new HashSet<>(RegisterFields.ALL);
        fields.remove(RegisterFields.ACTION);
        assertThat(FieldFilter.filter(ADAPTER, fields, data()))
                .isEqualTo(
                        new SystemAnswer.Unavailable(
                                ADAPTER.system(), SystemAnswer.Unavailable.NOT_PERMITTED));
    }

    private RegisterData data() {
        return new RegisterData(
                IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(_ -> entry(oneOf(Kind.values())))
                        .toList());
    }

    private RegisterData other(String field, RegisterData data) {
        Kind kind = KINDS.get(field);
        if (kind != null) {
            return new RegisterData(
                    Stream.concat(
                                    IntStream.rangeClosed(0, random.nextInt(3))
                                            .mapToObj(_ -> entry(kind)),
                                    data.records().stream().filter(entry -> entry.kind() != kind))
                            .toList());
        }
        return new RegisterData(data.records().stream().map(changed(field)).toList());
    }

    private UnaryOperator<RegisterRecord> changed(String field) {
        return entry -> {
            RegisterRecord fresh = entry(entry.kind());
            return new RegisterRecord(
                    field.equals(RegisterFields.REFERENCE) ? fresh.reference() : entry.reference(),
                    entry.kind(),
                    field.equals(RegisterFields.ACTION) ? fresh.action() : entry.action(),
                    field.equals(RegisterFields.MATCH_TYPE) ? fresh.match() : entry.match(),
                    field.equals(RegisterFields.REGISTERED_ON)
                            ? fresh.registeredOn()
                            : entry.registeredOn(),
                    field.equals(RegisterFields.VALID_UNTIL)
                            ? fresh.validUntil()
                            : entry.validUntil(),
                    field.equals(RegisterFields.WARNINGS) ? fresh.warnings() : entry.warnings());
        };
    }

    private RegisterRecord entry(Kind kind) {
        Action action =
                switch (kind) {
                    case WANTED -> oneOf(Action.ARREST, Action.SERVE_SUMMONS);
                    case REFUSED_ENTRY_NATIONAL -> Action.REFUSE_ENTRY;
                    case LOST_STOLEN_INVALID_DOCUMENT -> Action.SEIZE_DOCUMENT;
                    case MISSING -> oneOf(Action.PROTECT, Action.TELL_FOUND);
                };
        LocalDate since = LocalDate.of(2020, 1, 1);
        return new RegisterRecord(
                "R" + random.nextInt(1_000_000),
                kind,
                action,
                oneOf(MatchType.values()),
                since.plusDays(random.nextInt(900)),
                random.nextBoolean() ? since.plusDays(1000L + random.nextInt(900)) : null,
                Set.of(oneOf(Warning.values())));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
