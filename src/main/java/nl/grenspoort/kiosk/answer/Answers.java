package nl.grenspoort.kiosk.answer;

import nl.grenspoort.casework.BorderCheckView;
import nl.grenspoort.casework.Instruction;
import nl.grenspoort.casework.PartyView;
import nl.grenspoort.kiosk.text.Texts;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shapes a check to its audience. A kiosk gets id, status and instruction, in the same words and
 * the same shape whatever the cause (law 3); {@link BorderCheckView} has no case for it to begin
 * with.
 */
public final class Answers {
    private final JsonMapper json =
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();
    private final Texts instructions = Texts.load("instructions");
    private final Explanations explanations = new Explanations();

    /** As JSON. */
    public byte[] bytes(BorderCheckView view) {
        return json.writeValueAsBytes(answer(view));
    }

    /** As every form of answer shows it. */
    public CheckAnswer answer(BorderCheckView view) {
        CheckAnswer.Instruction instruction = instruction(view.instruction());
        return new CheckAnswer(
                view.id(),
                view.status().name(),
                instruction,
                view.content() == null
                        ? null
                        : CaseAnswer.of(view.content(), instruction.textKey(), explanations));
    }

    /** A party as JSON. */
    public byte[] bytes(String id, PartyView view) {
        return json.writeValueAsBytes(answer(id, view));
    }

    /** A party as every form of answer shows it. */
    public PartyAnswer answer(String id, PartyView view) {
        return PartyAnswer.of(id, view);
    }

    private CheckAnswer.Instruction instruction(Instruction instruction) {
        String key = "instruction." + instruction.word().toLowerCase(Locale.ROOT).replace('_', '-');
        List<String> captures =
                instruction instanceof Instruction.CaptureThese these
                        ? these.captures().stream().map(Enum::name).toList()
                        : null;
        return new CheckAnswer.Instruction(
                instruction.word(), captures, key, instructions.of(key, Map.of()));
    }
}
