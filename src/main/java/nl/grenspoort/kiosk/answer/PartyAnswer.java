package nl.grenspoort.kiosk.answer;

import com.fasterxml.jackson.annotation.JsonInclude;

import nl.grenspoort.casework.PartyView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** A party as the contract's {@code PartyOfTravellers} shows it: for an officer only. */
public record PartyAnswer(String id, List<Member> members) {
    static PartyAnswer of(String id, PartyView view) {
        return new PartyAnswer(id, view.members().stream().map(Member::of).toList());
    }

    /**
     * One check of a member.
     *
     * @param guardianQuestion {@code OPEN}, {@code CLOSED}; absent while nobody knows the age
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Member(
            UUID id,
            String openedAt,
            String terminal,
            String role,
            @Nullable String surname,
            @Nullable String givenNames,
            String status,
            String instruction,
            @Nullable String advice,
            List<String> letters,
            @Nullable String guardianQuestion,
            boolean mayBeDecided) {
        static Member of(PartyView.Member member) {
            return new Member(
                    member.id(),
                    member.openedAt().toString(),
                    member.terminal(),
                    member.role().name(),
                    member.name() == null ? null : member.name().surname(),
                    member.name() == null ? null : member.name().givenNames(),
                    member.status().name(),
                    member.instruction().word(),
                    member.advice() == null ? null : member.advice().name(),
                    member.letters().stream().sorted().map(Enum::name).toList(),
                    question(member.guardianQuestionOpen()),
                    member.mayBeDecided());
        }

        private static @Nullable String question(@Nullable Boolean open) {
            return open == null ? null : open ? "OPEN" : "CLOSED";
        }
    }
}
