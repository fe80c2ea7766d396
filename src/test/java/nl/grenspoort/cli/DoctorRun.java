package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * A run of {@code doctor --json}, held against its published schema. Each check is a line that
 * reads as {@code PROBLEM gateway-server: It expired on 2024-01-02. -> Delete the folder…}.
 */
record DoctorRun(int code, JsonNode report, String err) {
    private static final Schema SCHEMA = schema();

    static DoctorRun of(Path home, String... arguments) {
        List<String> all = new ArrayList<>(List.of("doctor", "--json"));
        all.addAll(List.of(arguments));
        CommandLineRun run =
                CommandLineRun.of(home, TestMakers.makers(), all.toArray(String[]::new));
        assertThat(run.out()).as(run.err()).isNotEmpty();
        JsonNode report = Json.MAPPER.readTree(run.out());
        assertThat(SCHEMA.validate(report)).isEmpty();
        assertThat(report.path("exitCode").asInt()).isEqualTo(run.code());
        return new DoctorRun(run.code(), report, run.err());
    }

    /** What a check said, in its order. */
    List<String> said(String id) {
        return checks(id).map(DoctorRun::line).toList();
    }

    /** The one thing a check said. */
    String one(String id) {
        assertThat(said(id)).hasSize(1);
        return said(id).getFirst();
    }

    /** All that is wrong. */
    List<String> problems() {
        return StreamSupport.stream(report.path("checks").spliterator(), false)
                .filter(it -> it.has("remedy"))
                .map(it -> Json.text(it.path("id")) + " " + line(it))
                .toList();
    }

    /** Keys of all that is wrong. */
    List<String> ailments() {
        return StreamSupport.stream(report.path("checks").spliterator(), false)
                .filter(it -> it.has("ailment"))
                .map(it -> Json.text(it.path("ailment")))
                .distinct()
                .toList();
    }

    private java.util.stream.Stream<JsonNode> checks(String id) {
        return StreamSupport.stream(report.path("checks").spliterator(), false)
                .filter(it -> Json.text(it.path("id")).equals(id));
    }

    private static String line(JsonNode check) {
        String line =
                "%s %s: %s"
                        .formatted(
                                Json.text(check.path("verdict")),
                                Json.text(check.path("subject")),
                                Json.text(check.path("found")));
        return check.has("remedy") ? line + " -> " + Json.text(check.path("remedy")) : line;
    }

    private static Schema schema() {
        try (InputStream in =
                DoctorRun.class.getResourceAsStream("/contracts/doctor/doctor.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Json.MAPPER.readTree(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
