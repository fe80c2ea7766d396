package nl.grenspoort.systems.register;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.register.RegisterRecord.Kind;

import java.util.List;

/** Which records a purpose may see. */
final class PurposeFilter {
    private PurposeFilter() {}

    /**
     * On entry all of them. On exit a national refusal of entry is nothing to act on: Regulation
     * (EU) 2016/399 Art. 8(3)(g) wants documents and threats looked at, not conditions of entry.
     * Empty when nothing is left.
     */
    static List<RegisterRecord> cut(Purpose purpose, Direction direction, RegisterData data) {
        boolean entering =
                switch (purpose) {
                    case BORDER_ENTRY_TCN -> true;
                    case BORDER_EXIT_TCN -> false;
                    case BORDER_FREE_MOVEMENT -> direction == Direction.ENTRY;
                };
        return entering
                ? data.records()
                : data.records().stream()
                        .filter(entry -> entry.kind() != Kind.REFUSED_ENTRY_NATIONAL)
                        .toList();
    }
}
