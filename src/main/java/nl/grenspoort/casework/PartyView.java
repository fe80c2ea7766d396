package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.casework.BorderCheckView.Status;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.identity.PersonName;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A party as an officer of its crossing point sees it: worked together, decided person by person.
 *
 * @param members in the order in which their checks were opened
 */
public record PartyView(List<Member> members) {
    public PartyView {
        members = List.copyOf(members);
    }

    /**
     * One check of a member. Nothing is in it that the officer does not see in the case itself.
     *
     * @param name as the document has it; null while it is examined, or when none could be read
     * @param advice null while systems are still being asked
     * @param guardianQuestionOpen whether an officer has yet to find out who has parental care;
     *     null while it is not known whether this is a minor
     * @param mayBeDecided examined, still here, and no question open that comes before a decision:
     *     never a minor before the guardian question (Regulation (EU) 2016/399 Annex VII, 6)
     */
    public record Member(
            UUID id,
            Instant openedAt,
            String terminal,
            NewBorderCheck.Party.Role role,
            @Nullable PersonName name,
            Status status,
            Instruction instruction,
            @Nullable Advice advice,
            Set<RefusalLetter> letters,
            @Nullable Boolean guardianQuestionOpen,
            boolean mayBeDecided) {
        public Member {
            requireNonNull(id, "id");
            requireNonNull(role, "role");
            letters = Set.copyOf(letters);
        }
    }
}
