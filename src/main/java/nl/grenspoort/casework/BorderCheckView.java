package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Advice;
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
     * @param advice null while systems are still being asked
     * @param answers one per system of the plan and per system not asked
     * @param notConnected systems the law wants asked that this gateway is not connected to
     */
    public record Content(
            Instant openedAt,
            String crossingPoint,
            String terminal,
            Question.Direction direction,
            @Nullable String travellerClass,
            @Nullable Advice advice,
            Set<RefusalLetter> letters,
            List<Finding> findings,
            List<SystemAnswer> answers,
            List<DocumentView> documents,
            @Nullable String passage) {
        public Content {
            letters = Set.copyOf(letters);
            findings = List.copyOf(findings);
            answers = List.copyOf(answers);
            documents = List.copyOf(documents);
        }
    }

    /** One presented document and its inspection. */
    public record DocumentView(nl.grenspoort.document.DocumentInspection inspection) {}
}
