package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Shows what the log holds about one check. Bodies stay sealed. */
@Command(
        name = "show",
        description = "Show the log entries of one check. Reading them is logged.",
        mixinStandardHelpOptions = true)
final class LogShowCommand implements Callable<Integer> {
    private static final int COMMITMENT_SHOWN = 12;

    private final Context context;

    @Parameters(paramLabel = "CHECK-ID", description = "Id of the border check.")
    private UUID check = new UUID(0, 0);

    @Option(names = "--json", description = "Print the entries as a JSON array.")
    private boolean json;

    @Mixin private final LogOptions options = new LogOptions();

    LogShowCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        List<JsonNode> entries;
        try (LogAccess log = context.makers().log().open(options.database(context.home()))) {
            entries = log.entries(check);
        }
        if (json) {
            context.out().println(Json.pretty(entries));
        } else if (entries.isEmpty()) {
            context.out().println("The log holds nothing about check " + check + ".");
        } else {
            context.out().println(Table.of(HEADINGS, entries.stream().map(this::row).toList()));
        }
        return 0;
    }

    private static final List<String> HEADINGS =
            List.of(
                    "index",
                    "time",
                    "kind",
                    "direction",
                    "system",
                    "operation",
                    "result",
                    "purpose",
                    "article",
                    "bytes",
                    "commitment");

    private List<String> row(JsonNode entry) {
        JsonNode why = entry.path("why");
        JsonNode part = entry.path("parts").path(0);
        String commitment = Json.text(part.path("commitment"));
        return List.of(
                Json.text(entry.path("index")),
                Json.text(entry.path("time")),
                Json.text(entry.path("kind")),
                Json.text(entry.path("direction")),
                Json.text(entry.path("system")),
                Json.text(entry.path("operation")),
                Json.text(entry.path("result")),
                Json.text(why.path("purpose")),
                (Json.text(why.path("act")) + " " + Json.text(why.path("article"))).strip(),
                Json.text(part.path("size")),
                commitment.substring(0, Math.min(COMMITMENT_SHOWN, commitment.length())));
    }
}
