package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** docs/operations.md does what it says, block by block, from an empty folder to a verified log. */
class OperationsGuideIT {
    @TempDir Path empty;

    @Test
    void who_follows_the_guide_has_a_gateway_in_production_that_checks_a_traveller()
            throws Exception {
        try (ProductionFolder production = new ProductionFolder(empty.resolve("production"))) {
            ProductionFolder.Ran ran = production.run(Guide.script());
            assertThat(ran.code()).as(ran.said()).isZero();
            assertThat(ran.said())
                    .contains("2026-11-25.1 holds")
                    .contains("PRODUCTION, release")
                    .contains("The log is whole");

            JsonNode kiosk = JsonMapper.shared().readTree(file(production, "kiosk.json"));
            assertThat(kiosk.at("/instruction/kind").asString()).isEqualTo("GO_TO_DESK");
            assertThat(kiosk.has("case")).isFalse();

            Map<String, String> answers = new TreeMap<>();
            JsonNode desk = JsonMapper.shared().readTree(file(production, "desk.json"));
            desk.at("/case/answers")
                    .forEach(
                            answer ->
                                    answers.put(
                                            answer.get("system").asString(),
                                            answer.get("status").asString()));
            assertThat(answers).containsEntry("SIS", "NO_DATA").containsEntry("EES", "NO_DATA");

            assertThat(Files.readString(production.folder().resolve("gateway.log")))
                    .doesNotContain("DEMO")
                    .doesNotContain("SPECIMEN")
                    .doesNotContain("XA1234567");
        }
    }

    private static String file(ProductionFolder production, String name) throws Exception {
        return Files.readString(production.folder().resolve(name));
    }
}
