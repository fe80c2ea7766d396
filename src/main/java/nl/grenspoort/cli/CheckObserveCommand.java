package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Adds what an officer found out to a check, and shows the case as it is then. */
@Command(
        name = "observe",
        description = {
            "Add what an officer found out to a check of any lane, and show the case.",
            "For example:",
            "  check observe ID GUARDIANSHIP outcome=CONFIRMED",
            "  check observe ID ASYLUM_REQUEST",
            "  check observe ID STAY_SHOWN entry=2026-10-03 exit=2026-10-05 state=D evidence=STAMP"
        },
        mixinStandardHelpOptions = true)
final class CheckObserveCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "ID", description = "Id of the check.")
    private UUID check = new UUID(0, 0);

    @Parameters(
            index = "1",
            paramLabel = "KIND",
            description = "What it is about, as the kiosk API calls it.")
    private String kind = "";

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "NAME=VALUE",
            description = "What belongs to that kind.")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "Language of the findings: ${COMPLETION-CANDIDATES} (default en).")
    private CheckSendCommand.Language language = CheckSendCommand.Language.en;

    @Mixin private final DeskOptions desk = new DeskOptions();

    CheckObserveCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        JsonNode answer =
                desk.ask(
                        context,
                        "POST",
                        "/v1/border-checks/" + check + "/observations",
                        observation());
        if (json) {
            context.out().println(Json.pretty(answer));
        } else {
            String instruction = Json.text(answer.path("instruction").path("kind"));
            context.out().println("Instruction: " + instruction);
            DeskPage.lines(answer.path("case"), language.name()).forEach(context.out()::println);
        }
        return 0;
    }

    /** The gateway says what belongs to which kind. */
    private ObjectNode observation() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("kind", kind);
        fields.forEach(
                (name, value) -> {
                    switch (value) {
                        case "true", "false" -> body.put(name, Boolean.parseBoolean(value));
                        default -> body.put(name, value);
                    }
                });
        return body;
    }
}
