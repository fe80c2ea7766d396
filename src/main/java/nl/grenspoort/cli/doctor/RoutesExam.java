package nl.grenspoort.cli.doctor;

import nl.grenspoort.casework.RoutesCheck;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The routes, read as YAML and without Camel: fast, and nothing can be sent. What only Camel can
 * tell, such as a bean that is not there, a start tells.
 */
final class RoutesExam {
    private static final String SUFFIX = ".camel.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Set<String> ids = new TreeSet<>();
    private final Map<Path, Set<String>> foreign = new TreeMap<>();
    private final Setup setup;
    private boolean readable = true;

    private RoutesExam(Setup setup) {
        this.setup = setup;
    }

    static void examine(Setup setup, Examination examination) {
        Path folder = setup.path(folder(setup));
        List<Path> files = files(folder);
        RoutesExam exam = new RoutesExam(setup);
        files.forEach(file -> exam.read(file, examination));
        exam.tell(folder, files.size(), examination);
    }

    /** The folder of {@code camel.main.routes-include-pattern}, before its first wildcard. */
    private static Path folder(Setup setup) {
        String pattern =
                setup.settings()
                        .text("camel.main.routes-include-pattern", "file:routes/**/*.camel.yaml");
        return Path.of(pattern.replaceFirst("^file:", "").replaceFirst("/?\\*.*", ""));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void read(Path file, Examination examination) {
        try {
            JsonNode routes = YAML.readTree(Files.readString(file));
            for (JsonNode element : routes) {
                String id = element.at("/route/id").asString("");
                if (!id.isEmpty()) {
                    ids.add(id);
                }
            }
            uris(file, routes);
        } catch (IOException | JacksonException e) {
            readable = false;
            String said =
                    e instanceof JacksonException wrong && wrong.getLocation() != null
                            ? "line %d is no YAML".formatted(wrong.getLocation().getLineNr())
                            : "it can't be read";
            examination.ill(
                    Ailment.ROUTE_UNREADABLE,
                    setup.shown(file),
                    Map.of("problem", file.getFileName() + ": " + said));
        }
    }

    /** Camel writes an address as {@code uri: …}, or shortly as {@code to: …}. */
    private void uris(Path file, JsonNode node) {
        node.forEachEntry(
                (key, value) -> {
                    boolean address = Set.of("uri", "to", "toD", "wireTap", "from").contains(key);
                    if (address && value.isString()) {
                        String uri = value.asString();
                        if (!RoutesCheck.SCHEMES.contains(uri.replaceFirst(":.*", ""))) {
                            foreign.computeIfAbsent(file, _ -> new TreeSet<>()).add(uri);
                        }
                    }
                    uris(file, value);
                });
        if (node.isArray()) {
            node.forEach(element -> uris(file, element));
        }
    }

    private void tell(Path folder, int count, Examination examination) {
        foreign.forEach(
                (file, uris) ->
                        examination.ill(
                                Ailment.ROUTE_FOREIGN,
                                setup.shown(file),
                                Map.of("uris", String.join(", ", uris))));
        List<String> missing =
                Stream.concat(RoutesCheck.ALWAYS.stream(), setup.systems().keySet().stream())
                        .filter(id -> !ids.contains(id))
                        .toList();
        if (!missing.isEmpty()) {
            examination.ill(
                    Ailment.ROUTES_MISSING,
                    setup.shown(folder),
                    Map.of("routes", missing, "folder", setup.shown(folder)));
        } else if (foreign.isEmpty() && readable) {
            examination.ok(
                    Check.ROUTES,
                    setup.shown(folder),
                    "%d files, routes %s".formatted(count, String.join(", ", ids)));
        }
    }
}
