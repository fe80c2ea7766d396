package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Sends a scenario's check and shows what the lane gets beside what the desk gets. */
@Command(
        name = "send",
        description = "Send a scenario's check; show what the lane gets beside what the desk gets.",
        mixinStandardHelpOptions = true)
final class CheckSendCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            paramLabel = "SCENARIO",
            description = "Scenario file, or name of a scenario in config/scenarios.")
    private String scenario = "";

    @Option(names = "--json", description = "Print JSON: answers to the lane, answer to the desk.")
    private boolean json;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "Language of the findings: ${COMPLETION-CANDIDATES} (default en).")
    private Language language = Language.en;

    @Mixin private final GatewayOptions options = new GatewayOptions();

    CheckSendCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    /** Languages of the texts; written as a person types them. */
    enum Language {
        en,
        nl
    }

    @Override
    public Integer call() {
        Scenario read = new ScenarioFiles().read(ScenarioFiles.named(scenario, context.home()));
        Played played;
        try (ScenarioPlayer player = new ScenarioPlayer(context, options)) {
            player.requireGateway();
            played = player.play(read);
        }
        context.out().println(json ? Json.pretty(json(played)) : sideBySide(played));
        return played.problems().isEmpty() ? 0 : 1;
    }

    private static JsonNode json(Played played) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("scenario", played.scenario().id());
        var lane = json.putArray("lane");
        played.lane().answers().forEach(answer -> lane.add(body(answer)));
        json.set("desk", played.desk().isMissingNode() ? null : played.desk());
        var problems = json.putArray("problems");
        played.problems().forEach(problems::add);
        return json;
    }

    private String sideBySide(Played played) {
        List<String> lane = new ArrayList<>();
        for (HttpAnswer answer : played.lane().answers()) {
            lane.add(answer.asked() + " -> " + answer.status());
            lane.addAll(Json.pretty(body(answer)).lines().toList());
            lane.add("");
        }
        List<String> desk = new ArrayList<>(DeskPage.lines(played.content(), language.name()));
        played.problems().forEach(problem -> desk.add("PROBLEM " + problem));
        return TwoColumns.of(
                "The traveller's side (" + played.scenario().terminal() + ")",
                lane,
                "The officer's side (" + Scenario.DESK + ")",
                desk,
                context.columns());
    }

    /** As it came, when it is JSON; else as text. */
    private static JsonNode body(HttpAnswer answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (JacksonException _) {
            // shown, not judged: a person wants to see what came
            return Json.MAPPER.getNodeFactory().stringNode(answer.body());
        }
    }
}
