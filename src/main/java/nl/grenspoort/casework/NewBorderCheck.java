package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.document.PresentedDocument;
import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.systems.Question;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * What a terminal knows when it opens a border check. Crossing point and lane are not in it: they
 * come from its registration.
 *
 * @param observations what the officer at the desk had found out by then; empty from a kiosk or
 *     gate, and in rows of an older node
 */
public record NewBorderCheck(
        List<PresentedDocument> documents,
        Question.Direction direction,
        Capacity capacity,
        @Nullable Conveyance conveyance,
        @Nullable Party party,
        List<Observation> observations) {
    /** Of one check; more than any stamp-filled passport gives. */
    public static final int MOST_OBSERVATIONS = 60;

    public NewBorderCheck {
        documents = List.copyOf(documents);
        requireNonNull(direction, "direction");
        requireNonNull(capacity, "capacity");
        observations = observations == null ? List.of() : List.copyOf(observations);
    }

    /** Of which nobody has found out anything yet. */
    public NewBorderCheck(
            List<PresentedDocument> documents,
            Question.Direction direction,
            Capacity capacity,
            @Nullable Conveyance conveyance,
            @Nullable Party party) {
        this(documents, direction, capacity, conveyance, party, List.of());
    }

    /** Without the chips' files, which nobody needs once they were examined (law 10). */
    NewBorderCheck withoutChipFiles() {
        return new NewBorderCheck(
                documents.stream().map(PresentedDocument::withoutChipFiles).toList(),
                direction,
                capacity,
                conveyance,
                party,
                observations);
    }

    /**
     * What the person travels with.
     *
     * @param number flight, ship, train or plate
     * @param operator carrier code or name
     */
    public record Conveyance(Kind kind, @Nullable String number, @Nullable String operator) {
        /** Means of transport. */
        public enum Kind {
            AIR,
            SEA,
            /** For sport or tourism: Regulation (EU) 2016/399 Art. 2(18). */
            PLEASURE_CRAFT,
            RAIL,
            ROAD,
            ON_FOOT
        }
    }

    /**
     * People who travel together.
     *
     * @param id the same for everybody in the party
     * @param relatedChecks checks of the others, as far as known
     */
    public record Party(String id, Role role, List<UUID> relatedChecks) {
        public Party {
            requireNonNull(id, "id");
            requireNonNull(role, "role");
            relatedChecks = List.copyOf(relatedChecks);
        }

        /** Part played in the party. */
        public enum Role {
            ADULT,
            GUARDIAN,
            CHILD,
            GROUP_LEADER,
            GROUP_MEMBER
        }
    }
}
