package nl.grenspoort.kiosk.soap;

import nl.grenspoort.kiosk.answer.CaseAnswer;
import nl.grenspoort.kiosk.answer.CheckAnswer;
import nl.grenspoort.kiosk.soap.wsdl.Advice;
import nl.grenspoort.kiosk.soap.wsdl.Basis;
import nl.grenspoort.kiosk.soap.wsdl.BorderCheck;
import nl.grenspoort.kiosk.soap.wsdl.CaptureKind;
import nl.grenspoort.kiosk.soap.wsdl.Captures;
import nl.grenspoort.kiosk.soap.wsdl.Case;
import nl.grenspoort.kiosk.soap.wsdl.CheckStatus;
import nl.grenspoort.kiosk.soap.wsdl.Direction;
import nl.grenspoort.kiosk.soap.wsdl.Disclosure;
import nl.grenspoort.kiosk.soap.wsdl.Finding;
import nl.grenspoort.kiosk.soap.wsdl.Findings;
import nl.grenspoort.kiosk.soap.wsdl.InspectedDocuments;
import nl.grenspoort.kiosk.soap.wsdl.Instruction;
import nl.grenspoort.kiosk.soap.wsdl.InstructionKind;
import nl.grenspoort.kiosk.soap.wsdl.Letter;
import nl.grenspoort.kiosk.soap.wsdl.Letters;
import nl.grenspoort.kiosk.soap.wsdl.Parameter;
import nl.grenspoort.kiosk.soap.wsdl.Parameters;
import nl.grenspoort.kiosk.soap.wsdl.Passage;
import nl.grenspoort.kiosk.soap.wsdl.Severity;
import nl.grenspoort.kiosk.soap.wsdl.SourceKind;
import nl.grenspoort.kiosk.soap.wsdl.SystemAnswer;
import nl.grenspoort.kiosk.soap.wsdl.SystemAnswers;
import nl.grenspoort.kiosk.soap.wsdl.SystemStatus;
import nl.grenspoort.kiosk.soap.wsdl.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A check in the contract's types. A word the contract doesn't have is an error, not left out. */
final class CheckWriter {
    private CheckWriter() {}

    static BorderCheck check(CheckAnswer answer) {
        BorderCheck check = new BorderCheck();
        check.setId(answer.id().toString());
        check.setStatus(CheckStatus.fromValue(answer.status()));
        check.setInstruction(instruction(answer.instruction()));
        check.setCase(
                content(
                        java.util.Objects.requireNonNull(
                                answer.content(), "a desk names its officer and sees the case")));
        return check;
    }

    private static Instruction instruction(CheckAnswer.Instruction answer) {
        Instruction instruction = new Instruction();
        instruction.setKind(InstructionKind.fromValue(answer.kind()));
        if (answer.captures() != null) {
            Captures captures = new Captures();
            answer.captures().forEach(c -> captures.getCapture().add(CaptureKind.fromValue(c)));
            instruction.setCaptures(captures);
        }
        instruction.setTextKey(answer.textKey());
        instruction.setText(text(answer.text()));
        return instruction;
    }

    private static Case content(CaseAnswer answer) {
        Case content = new Case();
        content.setOpenedAt(XmlText.date(answer.openedAt()));
        content.setCrossingPoint(answer.crossingPoint());
        content.setTerminal(answer.terminal());
        content.setDirection(Direction.fromValue(answer.direction()));
        content.setPartial(answer.partial());
        content.setTravellerClass(answer.travellerClass());
        content.setAdvice(optional(answer.advice(), Advice::fromValue));
        content.setAdviceText(answer.adviceText() == null ? null : text(answer.adviceText()));
        content.setInstructionReason(text(answer.instructionReason()));
        content.setLetters(letters(answer.letters()));
        Findings findings = new Findings();
        answer.findings().forEach(finding -> findings.getFinding().add(finding(finding)));
        content.setFindings(findings);
        SystemAnswers systems = new SystemAnswers();
        answer.answers().forEach(system -> systems.getAnswer().add(system(system)));
        content.setAnswers(systems);
        InspectedDocuments documents = new InspectedDocuments();
        answer.documents()
                .forEach(found -> documents.getDocument().add(DocumentWriter.document(found)));
        content.setDocuments(documents);
        content.setObservations(ObservationWriter.observations(answer.observations()));
        content.setPassage(optional(answer.passage(), Passage::fromValue));
        content.setStay(answer.stay() == null ? null : StayWriter.stay(answer.stay()));
        return content;
    }

    private static Finding finding(CaseAnswer.FindingAnswer answer) {
        Finding finding = new Finding();
        finding.setKey(answer.key());
        finding.setSeverity(Severity.fromValue(answer.severity()));
        finding.setDisclosure(Disclosure.fromValue(answer.disclosure()));
        Basis basis = new Basis();
        basis.setAct(answer.basis().act());
        basis.setArticle(answer.basis().article());
        finding.setBasis(basis);
        finding.setLetters(letters(answer.letters()));
        finding.setSource(answer.source());
        Parameters parameters = new Parameters();
        answer.parameters()
                .forEach((name, value) -> parameters.getParameter().add(parameter(name, value)));
        finding.setParameters(parameters);
        finding.setText(text(answer.text()));
        finding.setExplanation(text(answer.explanation()));
        return finding;
    }

    private static Parameter parameter(String name, String value) {
        Parameter parameter = new Parameter();
        parameter.setName(name);
        parameter.setValue(XmlText.of(value));
        return parameter;
    }

    private static SystemAnswer system(CaseAnswer.SystemAnswer answer) {
        SystemAnswer system = new SystemAnswer();
        system.setSystem(answer.system());
        system.setStatus(SystemStatus.fromValue(answer.status()));
        system.setReason(XmlText.orNull(answer.reason()));
        system.setSource(optional(answer.source(), SourceKind::fromValue));
        system.setAgeMinutes(answer.ageMinutes());
        return system;
    }

    static Letters letters(List<String> names) {
        Letters letters = new Letters();
        names.forEach(name -> letters.getLetter().add(Letter.fromValue(name)));
        return letters;
    }

    static Text text(Map<String, String> byLanguage) {
        Text text = new Text();
        text.setNl(XmlText.of(byLanguage.getOrDefault("nl", "")));
        text.setEn(XmlText.of(byLanguage.getOrDefault("en", "")));
        return text;
    }

    static <E> @Nullable E optional(@Nullable String word, Function<String, E> type) {
        return word == null ? null : type.apply(word);
    }
}
