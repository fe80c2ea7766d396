package nl.grenspoort.kiosk.soap;

import nl.grenspoort.kiosk.answer.PartyAnswer;
import nl.grenspoort.kiosk.soap.wsdl.Advice;
import nl.grenspoort.kiosk.soap.wsdl.CheckStatus;
import nl.grenspoort.kiosk.soap.wsdl.GuardianQuestion;
import nl.grenspoort.kiosk.soap.wsdl.InstructionKind;
import nl.grenspoort.kiosk.soap.wsdl.PartyMember;
import nl.grenspoort.kiosk.soap.wsdl.PartyMembers;
import nl.grenspoort.kiosk.soap.wsdl.PartyOfTravellers;
import nl.grenspoort.kiosk.soap.wsdl.PartyRole;

/** A party in the contract's types. */
final class PartyWriter {
    private PartyWriter() {}

    static PartyOfTravellers party(PartyAnswer answer) {
        PartyMembers members = new PartyMembers();
        answer.members().forEach(member -> members.getMember().add(member(member)));
        PartyOfTravellers party = new PartyOfTravellers();
        party.setId(answer.id());
        party.setMembers(members);
        return party;
    }

    private static PartyMember member(PartyAnswer.Member answer) {
        PartyMember member = new PartyMember();
        member.setId(answer.id().toString());
        member.setOpenedAt(XmlText.date(answer.openedAt()));
        member.setTerminal(answer.terminal());
        member.setRole(PartyRole.fromValue(answer.role()));
        member.setSurname(XmlText.orNull(answer.surname()));
        member.setGivenNames(XmlText.orNull(answer.givenNames()));
        member.setStatus(CheckStatus.fromValue(answer.status()));
        member.setInstruction(InstructionKind.fromValue(answer.instruction()));
        member.setAdvice(CheckWriter.optional(answer.advice(), Advice::fromValue));
        member.setLetters(CheckWriter.letters(answer.letters()));
        member.setGuardianQuestion(
                CheckWriter.optional(answer.guardianQuestion(), GuardianQuestion::fromValue));
        member.setMayBeDecided(answer.mayBeDecided());
        return member;
    }
}
