package nl.grenspoort.release;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import nl.grenspoort.start.Refusal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a route may do in production: a closed schema over the files themselves, so that what it
 * does not name, such as a script, another component or a bean of the file's own making, never
 * comes to life. {@code contracts/routes/routes.schema.json} says what is allowed.
 */
public final class RouteRules {
    private static final String FOLDER = "routes/";
    private static final String SUFFIX = ".camel.yaml";
    private static final String RESOURCE = "/contracts/routes/routes.schema.json";
    private static final int MOST_TOLD = 5;

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private RouteRules() {}

    /** What in these files no route may do; empty when all is allowed. */
    public static List<Refusal> refusals(SortedMap<String, byte[]> files) {
        List<Refusal> refusals = new ArrayList<>();
        files.forEach(
                (name, bytes) -> {
                    if (name.startsWith(FOLDER)) {
                        problems(name, bytes).stream()
                                .limit(MOST_TOLD)
                                .map(problem -> refusal(name, problem))
                                .forEach(refusals::add);
                    }
                });
        return refusals;
    }

    /** Each wrong place of one file. */
    static List<String> problems(String name, byte[] bytes) {
        if (!name.endsWith(SUFFIX)) {
            return List.of("routes/ holds files that end on " + SUFFIX + " only");
        }
        try {
            return Holder.SCHEMA.validate(YAML.readTree(bytes)).stream()
                    .map(RouteRules::problem)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (JacksonException e) {
            return List.of(
                    "it is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    /**
     * The routes as plain JSON, which is YAML without its anchors, tags and second readings: what
     * is loaded is exactly what was checked. Other files, and what can't be read, stay as they are.
     */
    static SortedMap<String, byte[]> plain(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> plain = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            boolean route = file.getKey().startsWith(FOLDER) && file.getKey().endsWith(SUFFIX);
            plain.put(file.getKey(), route ? json(file.getValue()) : file.getValue());
        }
        return Collections.unmodifiableSortedMap(plain);
    }

    private static byte[] json(byte[] yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            return tree.toString().getBytes(StandardCharsets.UTF_8);
        } catch (JacksonException e) {
            // refused above
            return yaml;
        }
    }

    private static String problem(Error error) {
        String property = error.getProperty();
        String place = error.getInstanceLocation() + (property == null ? "" : "/" + property);
        return (place.isEmpty() ? "/" : place) + ": " + error.getMessage();
    }

    private static Refusal refusal(String file, String problem) {
        return new Refusal(
                "route-not-allowed",
                "%s: %s.".formatted(file, problem),
                "A route may do what contracts/routes/routes.schema.json allows: order our own steps,"
                        + " and reach out by wire: only.");
    }

    /** Read once, when it is needed first. */
    private static final class Holder {
        static final Schema SCHEMA =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text());

        private static String text() {
            try (InputStream in = RouteRules.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException(RESOURCE + " is not on the class path");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
