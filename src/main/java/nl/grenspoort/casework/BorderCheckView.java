package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.stay.StayResult;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAnswer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A border check as its reader may see it.
 *
 * @param content the case for an officer, already cut down to the officer's clearance; null for a
 *     kiosk or e-gate
 */
public record BorderCheckView(
        UUID id, Status status, Instruction instruction, @Nullable Content content) {
    public BorderCheckView {
        requireNonNull(id, "id");
        requireNonNull(status, "status");
        requireNonNull(instruction, "instruction");
    }

    /** Where the check stands. */
    public enum Status {
        OPEN,
        /** A final instruction was given. */
        CONCLUDED,
        ABANDONED,
        /** The traveller passed, turned back, or the gate timed out. */
        PASSED_ON
    }

    /**
     * What only an officer sees.
     *
     * @param partial systems are still being asked: what is there is what is known so far
     * @param advice null while systems are still being asked
     * @param answers one per system of the plan and per system not asked
     * @param observations of officers, in the order made
     * @param stay how long the traveller may stay, or stayed too long; null where no days are
     *     counted, or nothing is known of any
     */
    public record Content(
            Instant openedAt,
            String crossingPoint,
            String terminal,
            Question.Direction direction,
            boolean partial,
            @Nullable String travellerClass,
            @Nullable Advice advice,
            Set<RefusalLetter> letters,
            List<Finding> findings,
            List<AnswerView> answers,
            List<DocumentInspection> documents,
            List<ObservedFact> observations,
            @Nullable String passage,
            @Nullable StayResult stay) {
        public Content {
            letters = Set.copyOf(letters);
            findings = List.copyOf(findings);
            answers = List.copyOf(answers);
            documents = List.copyOf(documents);
            observations = List.copyOf(observations);
        }
    }

    /**
     * What came of one system.
     *
     * @param status {@code DATA}, {@code NO_DATA}, {@code TIMED_OUT}, {@code UNAVAILABLE}, {@code
     *     NOT_ASKED}; {@code PENDING} while its time is not over
     * @param reason why not asked or not available; null otherwise
     * @param source {@code CENTRAL}, {@code NATIONAL_COPY}, {@code OFFLINE_COPY}; null when there
     *     was no answer
     * @param ageMinutes of the copy; null for the central system
     */
    public record AnswerView(
            String system,
            String status,
            @Nullable String reason,
            @Nullable String source,
            @Nullable Long ageMinutes) {
        /** Asked, and it may still answer. */
        static AnswerView pending(SystemId system) {
            return new AnswerView(system.value(), "PENDING", null, null, null);
        }

        /**
         * The answer without the data: those are in the findings, as far as the reader may see
         * them.
         */
        static AnswerView of(SystemAnswer answer) {
            String reason =
                    switch (answer) {
                        case SystemAnswer.Unavailable unavailable -> unavailable.reason();
                        case SystemAnswer.NotAsked notAsked -> notAsked.reason();
                        default -> null;
                    };
            SystemAnswer.@Nullable Source source =
                    switch (answer) {
                        case SystemAnswer.Data data -> data.source();
                        case SystemAnswer.NoData noData -> noData.source();
                        default -> null;
                    };
            return new AnswerView(
                    answer.system().value(),
                    answer.status(),
                    reason,
                    source == null ? null : source.kind().name(),
                    source == null || source.kind() == SystemAnswer.Source.Kind.CENTRAL
                            ? null
                            : source.age().toMinutes());
        }
    }
}
