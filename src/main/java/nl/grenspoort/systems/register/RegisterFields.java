package nl.grenspoort.systems.register;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.systems.Cut;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.register.RegisterRecord.Kind;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of an answer, by which the access policy says what a purpose may see: each kind of
 * record, and what a record tells besides.
 */
final class RegisterFields {
    static final String WANTED = "wanted";
    static final String REFUSED_ENTRY = "refusedEntry";
    static final String LOST_STOLEN_INVALID_DOCUMENT = "lostStolenInvalidDocument";
    static final String MISSING = "missing";
    static final String REFERENCE = "reference";
    static final String ACTION = "action";
    static final String MATCH_TYPE = "matchType";
    static final String REGISTERED_ON = "registeredOn";
    static final String VALID_UNTIL = "validUntil";
    static final String WARNINGS = "warnings";

    static final Set<String> ALL =
            Set.of(
                    WANTED,
                    REFUSED_ENTRY,
                    LOST_STOLEN_INVALID_DOCUMENT,
                    MISSING,
                    REFERENCE,
                    ACTION,
                    MATCH_TYPE,
                    REGISTERED_ON,
                    VALID_UNTIL,
                    WARNINGS);

    private RegisterFields() {}

    /** Regulation (EU) 2016/399 Art. 8(2)(a), 8(3)(a), 8(3)(g). */
    static Set<String> needed(Purpose purpose) {
        Set<String> always =
                Set.of(WANTED, LOST_STOLEN_INVALID_DOCUMENT, MISSING, ACTION, MATCH_TYPE, WARNINGS);
        return switch (purpose) {
            case BORDER_ENTRY_TCN -> with(always, REFUSED_ENTRY);
            case BORDER_EXIT_TCN, BORDER_FREE_MOVEMENT -> always;
            default -> Set.of();
        };
    }

    private static Set<String> with(Set<String> fields, String more) {
        return Stream.concat(fields.stream(), Stream.of(more))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The records whose kind the purpose may see. On exit a national refusal of entry is nothing to
     * act on, whoever may see it: Regulation (EU) 2016/399 Art. 8(3)(g) wants documents and threats
     * looked at, not conditions of entry.
     */
    static List<RegisterRecord> cut(Cut cut, Direction direction, RegisterData data) {
        return data.records().stream()
                .filter(entry -> cut.shows(field(entry.kind())))
                .filter(
                        entry ->
                                direction == Direction.ENTRY
                                        || entry.kind() != Kind.REFUSED_ENTRY_NATIONAL)
                .map(entry -> cut(cut, entry))
                .toList();
    }

    /** Whether enough may be seen to act on a record at all. */
    static boolean meaningful(Cut cut) {
        return cut.shows(ACTION) && cut.shows(MATCH_TYPE);
    }

    private static String field(Kind kind) {
        return switch (kind) {
            case WANTED -> WANTED;
            case REFUSED_ENTRY_NATIONAL -> REFUSED_ENTRY;
            case LOST_STOLEN_INVALID_DOCUMENT -> LOST_STOLEN_INVALID_DOCUMENT;
            case MISSING -> MISSING;
        };
    }

    private static RegisterRecord cut(Cut cut, RegisterRecord entry) {
        return new RegisterRecord(
                cut.keep(REFERENCE, entry.reference(), ""),
                entry.kind(),
                entry.action(),
                entry.match(),
                cut.keep(REGISTERED_ON, entry.registeredOn()),
                cut.keep(VALID_UNTIL, entry.validUntil()),
                cut.keep(WARNINGS, entry.warnings(), Set.of()));
    }
}
