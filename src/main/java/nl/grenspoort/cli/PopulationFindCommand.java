package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks for fictional persons that the simulated systems know, to try checks with. */
@Command(
        name = "find",
        description =
                "Find somebody of the simulated population, with documents and what systems hold.",
        mixinStandardHelpOptions = true)
final class PopulationFindCommand implements java.util.concurrent.Callable<Integer> {
    private final Context context;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "A component of the name or its beginning, in any writing.")
    private @Nullable String name;

    @Option(names = "--document", paramLabel = "NUMBER", description = "A document's number.")
    private @Nullable String document;

    @Option(names = "--nationality", paramLabel = "CODE", description = "As in an MRZ: TUR, D.")
    private @Nullable String nationality;

    @Option(
            names = "--regime",
            paramLabel = "REGIME",
            description = "FREE_MOVEMENT, VISA_EXEMPT or VISA_REQUIRED.")
    private @Nullable String regime;

    @Option(
            names = "--trait",
            paramLabel = "TRAIT",
            description = "What makes a search err: TWIN, OTHER_WRITING, LOOK_ALIKE_DAY, ...")
    private @Nullable String trait;

    @Option(
            names = "--held",
            paramLabel = "SYSTEM",
            description = "A system that holds something: SIS, EES, ETIAS, ...")
    private @Nullable String held;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many (default ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int limit = 20;

    @Option(names = "--json", description = "Print everything known, as JSON.")
    private boolean json;

    @Mixin private final GatewayOptions options = new GatewayOptions();

    PopulationFindCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        JsonNode found = found();
        if (json) {
            context.out().println(Json.pretty(found));
        } else {
            context.out().println(table(found));
        }
        return found.isEmpty() ? 1 : 0;
    }

    /** Every simulated system tells the same; the first one is asked. */
    private JsonNode found() {
        TrustDirectory trust = options.trust(context.home());
        URI sis = requireNonNull(options.simulators().get("SIS"));
        String token = "Bearer " + trust.secret("simulator-admin");
        try (Peer peer =
                new Peer(
                        "The simulator of SIS",
                        sis,
                        trust,
                        "gateway-client",
                        options.requestTimeout())) {
            HttpAnswer answer =
                    peer.send("GET", path(), Map.of("Authorization", token), null).require(200);
            return Json.MAPPER.readTree(answer.body());
        } catch (ScenarioFailedException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private String path() {
        Map<String, String> query = new TreeMap<>();
        query.put("limit", Integer.toString(limit));
        put(query, "name", name);
        put(query, "document", document);
        put(query, "nationality", nationality);
        put(query, "regime", regime);
        put(query, "trait", trait);
        put(query, "held", held);
        return query.entrySet().stream()
                .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&", "/_simulator/population?", ""));
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String table(JsonNode found) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode one : found) {
            JsonNode person = one.path("person");
            rows.add(
                    List.of(
                            Json.text(person.path("surname")),
                            Json.text(person.path("givenNames")),
                            Json.text(person.path("birth")),
                            texts(person.path("nationalities")),
                            Json.text(one.path("documents").path(0).path("number")),
                            texts(one.path("traits")),
                            String.join(" ", one.path("held").propertyNames())));
        }
        return rows.isEmpty()
                ? "Nobody."
                : Table.of(
                        List.of(
                                "surname",
                                "given names",
                                "birth",
                                "of",
                                "document",
                                "traits",
                                "held by"),
                        rows);
    }

    private static String texts(JsonNode list) {
        return list.valueStream().map(Json::text).collect(Collectors.joining(" "));
    }
}
