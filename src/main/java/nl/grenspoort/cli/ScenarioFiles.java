package nl.grenspoort.cli;

import nl.grenspoort.access.Lane;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads scenario files. A file that breaks the schema is refused whole, with every wrong place. */
final class ScenarioFiles {
    private static final String SUFFIX = ".yaml";
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final ScenarioSchema schema = new ScenarioSchema();

    /** Every scenario of a folder, by file name. */
    static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw new CommandFailedException("The folder " + folder + " can't be read.", e);
        }
    }

    /** A file as a person named it: a path, or the name of one of the project's scenarios. */
    static Path named(String name, Home home) {
        Path path = Path.of(name);
        Path own = home.scenarios().resolve(name + SUFFIX);
        return !Files.exists(path) && Files.exists(own) ? own : path;
    }

    /** Another scenario of the same folder. */
    Scenario sibling(Scenario scenario, String id) {
        return read(scenario.file().resolveSibling(id + SUFFIX));
    }

    /**
     * Reads one file.
     *
     * @throws CommandFailedException naming the file and each wrong place by JSON pointer
     */
    Scenario read(Path file) {
        JsonNode node = parse(file);
        List<String> problems = schema.problems(node);
        if (!problems.isEmpty()) {
            throw new CommandFailedException(
                    file + " is no valid scenario:\n  " + String.join("\n  ", problems));
        }
        return scenario(file, node);
    }

    private static JsonNode parse(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailedException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new CommandFailedException("The file " + file + " can't be read.", e);
        } catch (JacksonException e) {
            throw new CommandFailedException(
                    "%s is no YAML: %s (line %d, column %d)"
                            .formatted(
                                    file,
                                    e.getOriginalMessage().lines().findFirst().orElse(""),
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()),
                    e);
        }
    }

    private static Scenario scenario(Path file, JsonNode node) {
        Map<String, JsonNode> systems = new LinkedHashMap<>();
        node.path("systems").properties().forEach(it -> systems.put(it.getKey(), it.getValue()));
        return new Scenario(
                file,
                Json.text(node.path("scenario")),
                Json.text(node.path("title")),
                Json.texts(node.path("needs")),
                Json.text(node.path("clock")),
                Lane.valueOf(Json.text(node.path("lane"))),
                textOr(node, "officer", "M2001"),
                Json.text(node.path("direction")),
                textOr(node, "capacity", "PASSENGER"),
                node.get("conveyance"),
                node.path("documents"),
                node.get("captures"),
                node.get("observations"),
                node.path("then").valueStream().toList(),
                systems,
                node.has("passage") ? Json.text(node.path("passage")) : null,
                Expectation.of(node.path("expect")));
    }

    private static String textOr(JsonNode node, String field, String otherwise) {
        @Nullable JsonNode value = node.get(field);
        return value == null ? otherwise : Json.text(value);
    }
}
