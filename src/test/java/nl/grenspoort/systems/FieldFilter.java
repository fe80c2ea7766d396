package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.Source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What must hold of every adapter's filter: two answers that differ only in fields which the row
 * does not list come out the same, so nothing behind the port can tell one from the other.
 */
public final class FieldFilter {
    private FieldFilter() {}

    /**
     * Tries all sets of the adapter's fields.
     *
     * @param random makes an answer
     * @param other the same answer with another value of this field and of nothing else
     */
    public static <D extends SystemData> void lets_through_only_what_the_row_lists(
            SystemAdapter adapter, Supplier<D> random, BiFunction<String, D, D> other) {
        List<String> names = List.copyOf(new TreeSet<>(adapter.fields()));
        for (int set = 0; set < 1 << names.size(); set++) {
            Set<String> listed = new HashSet<>();
            List<String> cut = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if ((set >> i & 1) == 1) {
                    listed.add(names.get(i));
                } else {
                    cut.add(names.get(i));
                }
            }
            D answer = random.get();
            D differing = answer;
            for (String field : cut) {
                differing = other.apply(field, differing);
            }
            assertThat(filter(adapter, listed, differing))
                    .as("fields %s", listed)
                    .isEqualTo(filter(adapter, listed, answer));
        }
    }

    /** And it takes no more away than it must. */
    public static <D extends SystemData> void changes_nothing_when_every_field_is_listed(
            SystemAdapter adapter, Supplier<D> random) {
        for (int i = 0; i < 100; i++) {
            D answer = random.get();
            assertThat(filter(adapter, adapter.fields(), answer))
                    .isEqualTo(new Data(adapter.system(), Source.CENTRAL, answer));
        }
    }

    /** The answer as it leaves the port under a row that lists these fields. */
    public static SystemAnswer filter(SystemAdapter adapter, Set<String> fields, SystemData data) {
        Instant at = Instant.parse("2026-11-23T10:00:00Z");
        Consultation consultation =
                new Consultation(
                        UUID.randomUUID(),
                        TestPolicies.withFields(adapter.system(), fields)
                                .authorise(
                                        UUID.randomUUID(),
                                        Purpose.BORDER_ENTRY_TCN,
                                        Role.FIRST_LINE,
                                        adapter.system(),
                                        "search"),
                        new Question(null, List.of(), Question.Direction.ENTRY, "NL-AMS", at),
                        LogRecord.Actor.GATEWAY,
                        at);
        return adapter.filter(consultation, new Data(adapter.system(), Source.CENTRAL, data));
    }
}
