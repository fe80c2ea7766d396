package nl.grenspoort.kiosk.answer;

import com.fasterxml.jackson.annotation.JsonInclude;

import nl.grenspoort.casework.BorderCheckView.AnswerView;
import nl.grenspoort.casework.BorderCheckView.Content;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The case as an officer sees it: the contract's {@code Case}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseAnswer(
        String openedAt,
        String crossingPoint,
        String terminal,
        String direction,
        @Nullable Boolean partial,
        @Nullable String travellerClass,
        @Nullable String advice,
        @Nullable Map<String, String> adviceText,
        Map<String, String> instructionReason,
        List<String> letters,
        List<FindingAnswer> findings,
        List<SystemAnswer> answers,
        List<DocumentAnswer> documents,
        List<ObservationAnswer> observations,
        @Nullable String passage,
        @Nullable StayAnswer stay) {

    /**
     * @param instruction text key of what the lane was told
     */
    static CaseAnswer of(Content content, String instruction, Explanations explanations) {
        return new CaseAnswer(
                content.openedAt().toString(),
                content.crossingPoint(),
                content.terminal(),
                content.direction().name(),
                content.partial() ? Boolean.TRUE : null,
                content.travellerClass(),
                content.advice() == null ? null : content.advice().name(),
                explanations.advice(content),
                explanations.instruction(instruction),
                letters(content.letters()),
                content.findings().stream()
                        .map(finding -> FindingAnswer.of(finding, explanations))
                        .toList(),
                content.answers().stream().map(SystemAnswer::of).toList(),
                content.documents().stream().map(DocumentAnswer::of).toList(),
                content.observations().stream().map(ObservationAnswer::of).toList(),
                content.passage(),
                content.stay() == null ? null : StayAnswer.of(content.stay()));
    }

    private static List<String> letters(Collection<RefusalLetter> letters) {
        return letters.stream().sorted().map(RefusalLetter::name).toList();
    }

    /** A fact that the check brought to light. */
    public record FindingAnswer(
            String key,
            String severity,
            String disclosure,
            Basis basis,
            List<String> letters,
            String source,
            Map<String, String> parameters,
            Map<String, String> text,
            Map<String, String> explanation) {
        static FindingAnswer of(Finding finding, Explanations explanations) {
            return new FindingAnswer(
                    finding.key(),
                    finding.severity().name(),
                    finding.disclosure().name(),
                    new Basis(finding.basis().act(), finding.basis().article()),
                    CaseAnswer.letters(finding.letters()),
                    finding.source(),
                    new TreeMap<>(finding.parameters()),
                    explanations.text(finding),
                    explanations.of(finding));
        }
    }

    /** Act and article. */
    public record Basis(String act, String article) {}

    /** What came of one system. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SystemAnswer(
            String system,
            String status,
            @Nullable String reason,
            @Nullable String source,
            @Nullable Long ageMinutes) {
        static SystemAnswer of(AnswerView answer) {
            return new SystemAnswer(
                    answer.system(),
                    answer.status(),
                    answer.reason(),
                    answer.source(),
                    answer.ageMinutes());
        }
    }
}
