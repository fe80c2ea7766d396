package nl.grenspoort.cli;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A case as a person reads it. Shows only what the gateway showed the officer. */
final class DeskPage {
    private static final Set<String> ALWAYS = Set.of("kind", "officer", "at");

    private final JsonNode content;
    private final String language;
    private final List<String> lines = new ArrayList<>();

    private DeskPage(JsonNode content, String language) {
        this.content = content;
        this.language = language;
    }

    /**
     * @param content the answer's {@code case}; missing when it was not read
     * @param language of the findings' texts
     */
    static List<String> lines(JsonNode content, String language) {
        if (!content.isObject()) {
            return List.of("The case could not be read.");
        }
        DeskPage page = new DeskPage(content, language);
        page.head();
        page.stay();
        page.findings();
        page.answers();
        page.documents();
        page.observations();
        return page.lines;
    }

    private void head() {
        boolean partial = content.path("partial").asBoolean(false);
        lines.add(
                "Advice: "
                        + (partial ? "none yet, systems are still being asked" : text("advice")));
        add("  ", content.path("adviceText"));
        List<String> letters = Json.texts(content.path("letters"));
        lines.add("Letters: " + (letters.isEmpty() ? "-" : String.join(" ", letters)));
        lines.add(
                "%s, %s, %s, %s"
                        .formatted(
                                text("direction"),
                                text("travellerClass"),
                                text("crossingPoint"),
                                text("terminal")));
        lines.add("Opened: " + text("openedAt") + ", passage: " + text("passage"));
    }

    private void stay() {
        JsonNode stay = content.path("stay");
        if (!stay.isObject()) {
            return;
        }
        section("Short stay");
        StringBuilder line = new StringBuilder("  used ").append(Json.text(stay.path("used")));
        append(line, ", days left ", Json.text(stay.path("daysLeft")));
        append(line, ", last lawful day ", Json.text(stay.path("lastLawfulDay")));
        append(line, ", limited by ", Json.text(stay.path("limitedBy")));
        JsonNode overstay = stay.path("overstay");
        if (overstay.isObject()) {
            append(line, ", too long ", Json.text(stay.path("overstayDays")));
            append(line, ": ", days(overstay));
        }
        lines.add(line.toString());
        for (JsonNode counted : stay.path("counted")) {
            lines.add(
                    "  %s: %s days, %s, %s"
                            .formatted(
                                    days(counted),
                                    Json.text(counted.path("days")),
                                    Json.text(counted.path("state")),
                                    Json.text(counted.path("source"))));
        }
    }

    private static void append(StringBuilder line, String name, String value) {
        if (!value.isEmpty()) {
            line.append(name).append(value);
        }
    }

    private static String days(JsonNode range) {
        return Json.text(range.path("first")) + " to " + Json.text(range.path("last"));
    }

    private void findings() {
        section("Findings");
        for (JsonNode finding : content.path("findings")) {
            String key = Json.text(finding.path("key"));
            String told = Json.text(finding.path("text").path(language));
            lines.add(
                    "  "
                            + Json.text(finding.path("severity"))
                            + ": "
                            + (told.isEmpty() ? key : told));
            List<String> supported = Json.texts(finding.path("letters"));
            lines.add(
                    "    %s; %s; from %s%s"
                            .formatted(
                                    key,
                                    basis(finding.path("basis")),
                                    Json.text(finding.path("source")),
                                    supported.isEmpty()
                                            ? ""
                                            : "; letter " + String.join(" ", supported)));
            add("    ", finding.path("explanation"));
        }
    }

    private static String basis(JsonNode basis) {
        String article = Json.text(basis.path("article"));
        return Json.text(basis.path("act"))
                + (article.startsWith("Annex") ? " " : " Art. ")
                + article;
    }

    private void answers() {
        section("Answers");
        for (JsonNode answer : content.path("answers")) {
            StringBuilder line = new StringBuilder("  ");
            line.append(Json.text(answer.path("system")))
                    .append(": ")
                    .append(Json.text(answer.path("status")));
            for (String field : List.of("reason", "source")) {
                String value = Json.text(answer.path(field));
                line.append(value.isEmpty() ? "" : ", " + value);
            }
            String age = Json.text(answer.path("ageMinutes"));
            line.append(age.isEmpty() ? "" : ", " + age + " min old");
            lines.add(line.toString());
        }
    }

    private void documents() {
        section("Documents");
        for (JsonNode document : content.path("documents")) {
            lines.add("  " + Json.text(document.path("kind")) + ": " + chip(document.path("chip")));
        }
    }

    /** What officers found out; no section where nobody said anything. */
    private void observations() {
        if (content.path("observations").isEmpty()) {
            return;
        }
        section("Observations");
        for (JsonNode observation : content.path("observations")) {
            StringBuilder line = new StringBuilder("  ");
            line.append(Json.text(observation.path("kind")));
            observation.forEachEntry(
                    (name, value) -> {
                        if (!ALWAYS.contains(name)) {
                            line.append(", ").append(name).append(' ').append(value.asString());
                        }
                    });
            lines.add(
                    line.append(" (")
                            .append(Json.text(observation.path("officer")))
                            .append(", ")
                            .append(Json.text(observation.path("at")))
                            .append(')')
                            .toString());
        }
    }

    private static String chip(JsonNode chip) {
        String result = Json.text(chip.path("result"));
        StringBuilder line = new StringBuilder("chip ").append(result.isEmpty() ? "-" : result);
        for (JsonNode check : chip.path("checks")) {
            String reason = Json.text(check.path("reason"));
            if (!reason.isEmpty()) {
                line.append(", ").append(Json.text(check.path("id"))).append(' ').append(reason);
            }
        }
        return line.toString();
    }

    /** A text in the reader's language; nothing where there is none. */
    private void add(String indent, JsonNode byLanguage) {
        String told = Json.text(byLanguage.path(language));
        if (!told.isEmpty()) {
            lines.add(indent + told);
        }
    }

    private void section(String title) {
        lines.add("");
        lines.add(title);
    }

    private String text(String field) {
        String value = Json.text(content.path(field));
        return value.isEmpty() ? "-" : value;
    }
}
