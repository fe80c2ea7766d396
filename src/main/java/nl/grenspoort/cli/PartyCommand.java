package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the checks of people who travel together. */
@Command(
        name = "party",
        description = "List the checks of people who travel together.",
        mixinStandardHelpOptions = true)
final class PartyCommand implements Callable<Integer> {
    private static final List<String> HEADINGS =
            List.of(
                    "CHECK",
                    "ROLE",
                    "NAME",
                    "STATUS",
                    "INSTRUCTION",
                    "ADVICE",
                    "LETTERS",
                    "GUARDIAN QUESTION",
                    "MAY BE DECIDED");

    private final Context context;

    @Parameters(paramLabel = "ID", description = "Id of the party, as its checks name it.")
    private String party = "";

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Mixin private final DeskOptions desk = new DeskOptions();

    PartyCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        if (!party.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new CommandFailedException(
                    "The id of a party has 1 to 64 letters, digits, '._-'.");
        }
        JsonNode answer = desk.ask(context, "GET", "/v1/parties/" + party, null);
        if (json) {
            context.out().println(Json.pretty(answer));
        } else {
            context.out().println(Table.of(HEADINGS, rows(answer)));
        }
        return 0;
    }

    private static List<List<String>> rows(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode member : answer.path("members")) {
            rows.add(
                    List.of(
                            Json.text(member.path("id")),
                            Json.text(member.path("role")),
                            name(member),
                            Json.text(member.path("status")),
                            Json.text(member.path("instruction")),
                            Json.text(member.path("advice")),
                            String.join(" ", Json.texts(member.path("letters"))),
                            Json.text(member.path("guardianQuestion")),
                            member.path("mayBeDecided").asBoolean() ? "yes" : "no"));
        }
        return rows.stream().map(PartyCommand::shown).toList();
    }

    private static String name(JsonNode member) {
        return Stream.of("surname", "givenNames")
                .map(field -> Json.text(member.path(field)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static List<String> shown(List<String> row) {
        return row.stream().map(cell -> cell.isEmpty() ? "-" : cell).toList();
    }
}
