package nl.grenspoort.cli;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Everything a lane was told in one check, from the first answer to the last. */
final class LaneTranscript {
    /** Headers that say nothing about the check; digits in them mean nothing. */
    private static final Set<String> NEUTRAL =
            Set.of("date", "content-length", "connection", "keep-alive", "expires");

    private final List<HttpAnswer> answers = new ArrayList<>();
    private final Set<String> capturesAsked = new LinkedHashSet<>();
    private @Nullable String checkId;
    private @Nullable String instruction;

    void add(HttpAnswer answer) {
        answers.add(answer);
    }

    void asked(List<String> captures) {
        capturesAsked.addAll(captures);
    }

    void opened(String id) {
        checkId = id;
    }

    void concluded(String last) {
        instruction = last;
    }

    List<HttpAnswer> answers() {
        return List.copyOf(answers);
    }

    Set<String> capturesAsked() {
        return Set.copyOf(capturesAsked);
    }

    /** Null when the check could not be opened. */
    @Nullable String checkId() {
        return checkId;
    }

    /** The last instruction; null when the check did not get so far. */
    @Nullable String instruction() {
        return instruction;
    }

    /** Which of these texts stand in any answer, body or header, whatever their case. */
    List<String> containing(List<String> texts) {
        String all = String.join("\n", answers.stream().map(this::text).toList());
        return texts.stream().filter(text -> all.contains(text.toLowerCase(Locale.ROOT))).toList();
    }

    /**
     * What was said, without the check's id and without answers that only ask to wait: how many of
     * those there are depends on the clock, not on the traveller.
     */
    List<String> said() {
        return answers.stream()
                .filter(answer -> !answer.body().contains("\"WAIT\""))
                .map(answer -> answer.asked() + " " + answer.status() + "\n" + text(answer))
                .map(this::withoutId)
                .toList();
    }

    private String text(HttpAnswer answer) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            text.append(name).append('\n');
            if (!NEUTRAL.contains(name)) {
                text.append(String.join("\n", header.getValue())).append('\n');
            }
        }
        return withoutId(text.append(answer.body()).toString()).toLowerCase(Locale.ROOT);
    }

    /** Its digits are random and mean nothing. */
    private String withoutId(String text) {
        return checkId == null ? text : text.replace(checkId, "{id}");
    }
}
