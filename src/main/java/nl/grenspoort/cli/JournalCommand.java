package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Shows what reached a simulated system. */
@Command(
        name = "journal",
        description = "Show the calls that reached a simulated system, oldest first.",
        mixinStandardHelpOptions = true)
final class JournalCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "SYSTEM", description = "Such as SIS.")
    private String system = "";

    @Option(
            names = "--document",
            paramLabel = "NUMBER",
            description = "Only calls about this document.")
    private @Nullable String document;

    @Option(names = "--bodies", description = "Print questions and answers too.")
    private boolean bodies;

    @Option(names = "--follow", description = "Go on with what comes, until it is interrupted.")
    private boolean follow;

    @Mixin private final SimulatorOptions options = new SimulatorOptions();

    JournalCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SandboxAdmin admin = options.admin(context.home())) {
            String named = admin.running(system).getFirst();
            long last = show(admin, named, 0);
            while (follow) {
                TimeUnit.SECONDS.sleep(1);
                last = show(admin, named, last);
            }
        }
        return 0;
    }

    private long show(SandboxAdmin admin, String named, long since) {
        String path = "journal?limit=1000&since=" + since;
        if (document != null) {
            path += "&document=" + URLEncoder.encode(document, StandardCharsets.UTF_8);
        }
        JsonNode journal = admin.call(named, "GET", path, null).json();
        long shown = since;
        for (JsonNode call : journal.path("calls")) {
            print(call);
            shown = call.path("number").longValue();
        }
        // what another document was about is not looked at again
        long last = journal.path("last").longValue();
        return document == null ? shown : last;
    }

    private void print(JsonNode call) {
        context.out()
                .printf(
                        "%5d %s %-30s %-4s %-20s %6d ms  %s%n",
                        call.path("number").longValue(),
                        call.path("time").asString(),
                        call.path("operation").asString(),
                        call.has("status") ? call.path("status").asString() : "-",
                        call.has("fault") ? call.path("fault").asString() : "",
                        call.path("durationMillis").longValue(),
                        call.path("messageId").asString(""));
        if (bodies) {
            context.out().println("  asked:    " + call.path("request").path("text").asString());
            context.out().println("  answered: " + call.path("answer").path("text").asString());
        }
        context.out().flush();
    }
}
