package nl.grenspoort.kiosk.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A border check as the contract's {@code BorderCheck} shows it.
 *
 * @param content only for an officer; at a kiosk or gate there is no such property
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckAnswer(
        UUID id,
        String status,
        Instruction instruction,
        @JsonProperty("case") @Nullable CaseAnswer content) {

    /**
     * What to do next.
     *
     * @param captures only with {@code CAPTURE}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Instruction(
            String kind,
            @Nullable List<String> captures,
            String textKey,
            Map<String, String> text) {}
}
