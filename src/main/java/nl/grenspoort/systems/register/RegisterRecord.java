package nl.grenspoort.systems.register;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Set;

/**
 * One record that matches person or document, as far as the first line may see it.
 *
 * @param reference of the record, for the guard and the register; empty where the purpose may not
 *     see it
 * @param action what the register asks for; goes with the kind
 * @param match how it was found
 * @param registeredOn null where the purpose may not see it
 * @param validUntil last day it is valid; null when no end is set
 * @param warnings for the officer's safety and the person's own
 */
public record RegisterRecord(
        String reference,
        Kind kind,
        Action action,
        MatchType match,
        @Nullable LocalDate registeredOn,
        @Nullable LocalDate validUntil,
        Set<Warning> warnings) {
    public RegisterRecord {
        requireNonNull(reference, "reference");
        requireNonNull(kind, "kind");
        requireNonNull(action, "action");
        requireNonNull(match, "match");
        warnings = Set.copyOf(warnings);
        if (!kind.actions.contains(action)) {
            throw new IllegalArgumentException(action + " does not go with " + kind);
        }
        if (validUntil != null && registeredOn != null && validUntil.isBefore(registeredOn)) {
            throw new IllegalArgumentException("a record ends before it begins");
        }
    }

    /** What is recorded, and what may be asked for then. */
    public enum Kind {
        WANTED(Action.ARREST, Action.SERVE_SUMMONS),
        REFUSED_ENTRY_NATIONAL(Action.REFUSE_ENTRY),
        /** About a document, not its holder. */
        LOST_STOLEN_INVALID_DOCUMENT(Action.SEIZE_DOCUMENT),
        MISSING(Action.PROTECT, Action.TELL_FOUND);

        private final Set<Action> actions;

        Kind(Action... actions) {
            this.actions = Set.of(actions);
        }

        /** Whether the record is about a document and not about its holder. */
        public boolean aboutDocument() {
            return this == LOST_STOLEN_INVALID_DOCUMENT;
        }
    }

    /** What is to be done. */
    public enum Action {
        ARREST,
        SERVE_SUMMONS,
        REFUSE_ENTRY,
        SEIZE_DOCUMENT,
        PROTECT,
        TELL_FOUND
    }

    /** How alike record and traveller are. */
    public enum MatchType {
        DOCUMENT,
        EXACT,
        ALIAS,
        FUZZY;

        /** Whether somebody must still compare the identities. */
        public boolean uncertain() {
            return this == ALIAS || this == FUZZY;
        }
    }

    /** What to beware of. */
    public enum Warning {
        ARMED,
        VIOLENT,
        ESCAPED,
        SUICIDE_RISK,
        INFECTIOUS
    }
}
