package nl.grenspoort.kiosk.problem;

import nl.grenspoort.kiosk.text.Texts;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.UUID;

/** Writes problems as {@code application/problem+json}, RFC 9457. */
public final class ProblemJson {
    public static final String MEDIA_TYPE = "application/problem+json";

    private final JsonMapper json = JsonMapper.shared();
    private final Texts texts = Texts.load("problems");

    /**
     * The body.
     *
     * @param language one of {@link Texts#LANGUAGES}
     * @param logEntry entry of the message log about the request; null when the log took none
     */
    public byte[] bytes(Problem problem, String language, @Nullable UUID logEntry) {
        ProblemType type = problem.type();
        ObjectNode body =
                json.createObjectNode()
                        .put("type", type.uri().toString())
                        .put("title", text(problem, language, "title"))
                        .put("status", type.status())
                        .put("detail", text(problem, language, "cause"));
        if (logEntry != null) {
            body.put("logEntry", logEntry.toString());
        }
        if (!problem.errors().isEmpty()) {
            ArrayNode errors = body.putArray("errors");
            problem.errors()
                    .forEach(
                            error ->
                                    errors.addObject()
                                            .put("pointer", error.pointer())
                                            .put("code", error.code().name())
                                            .put("detail", error.detail()));
        }
        return json.writeValueAsBytes(body);
    }

    private String text(Problem problem, String language, String part) {
        return texts.of(language, problem.type().key() + "." + part, problem.parameters());
    }
}
