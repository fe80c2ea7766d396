package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.biometrics.Absence;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.FingerPosition;
import nl.grenspoort.biometrics.PresentationAttack;
import nl.grenspoort.casework.BorderChecks;
import nl.grenspoort.casework.Instruction;
import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.document.MrzFormat;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.ObservationKind;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.sis.SisAlert;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ScenarioSchemaTest {
    private static final Path FOLDER = Path.of("config/scenarios");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final ScenarioSchema schema = new ScenarioSchema();
    private final JsonNode text = Json.MAPPER.readTree(ScenarioSchema.text());

    static Stream<Path> files() {
        return ScenarioFiles.all(FOLDER).stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_scenario_of_the_project_is_valid(Path file) throws IOException {
        assertThat(schema.problems(YAML.readTree(Files.readString(file)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_scenario_may_hold_a_field_nobody_knows(Path file) throws IOException {
        JsonNode scenario = YAML.readTree(Files.readString(file));
        for (String pointer : objects(scenario, "")) {
            JsonNode broken = scenario.deepCopy();
            ((ObjectNode) broken.at(pointer)).put("Unknown Field", "x");
            assertThat(schema.problems(broken))
                    .as("unknown field at '%s'", pointer)
                    .anySatisfy(problem -> assertThat(problem).startsWith(pointer));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_field_of_another_type_is_named_with_its_place(Path file) throws IOException {
        JsonNode scenario = YAML.readTree(Files.readString(file));
        for (String pointer : values(scenario, "")) {
            int cut = pointer.lastIndexOf('/');
            JsonNode broken = scenario.deepCopy();
            JsonNode parent = broken.at(pointer.substring(0, cut));
            if (parent instanceof ObjectNode object) {
                object.putArray(pointer.substring(cut + 1)).addNull();
                assertThat(schema.problems(broken))
                        .as("array of null at '%s'", pointer)
                        .anySatisfy(problem -> assertThat(problem).startsWith(pointer));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', scenario",
        "'', title",
        "'', clock",
        "'', lane",
        "'', direction",
        "'', documents",
        "'', expect",
        "/expect, instruction",
        "/documents/0, kind",
        "/documents/0, mrz",
        "/documents/0/mrz, format",
        "/documents/0/mrz, number",
        "/documents/0/mrz, birth",
        "/documents/0/mrz, expiry",
        "/conveyance, kind",
        "/systems/SIS/records/alerts/0, category",
        "/systems/SIS/records/alerts/0, subject",
        "/systems/SIS/records/alerts/0/persons/0, surname",
        "/systems/SIS/records/alerts/0/documents/0, number",
    })
    void a_missing_field_is_named(String object, String field) throws IOException {
        JsonNode scenario =
                YAML.readTree(Files.readString(FOLDER.resolve("19-discreet-check-kiosk.yaml")));
        ((ObjectNode) scenario.at(object)).remove(field);
        assertThat(schema.problems(scenario))
                .singleElement()
                .asString()
                .startsWith(object + "/" + field + ": ");
    }

    @ParameterizedTest
    @CsvSource({
        "/clock, 2026-11-23 10:00",
        "/lane, GATE",
        "/officer, 12",
        "/documents/0/mrz/number, L898902C3",
        "/documents/0/mrz/issuer, NLD",
        "/documents/0/mrz/birth, 1974-13-01",
        "/documents/0/chip, GOOD",
        "/expect/advice, ADMIT",
        "/expect/sameForLaneAs, ../elsewhere",
    })
    void a_value_out_of_range_is_named(String pointer, String value) throws IOException {
        JsonNode scenario =
                YAML.readTree(Files.readString(FOLDER.resolve("19-discreet-check-kiosk.yaml")));
        int cut = pointer.lastIndexOf('/');
        ((ObjectNode) scenario.at(pointer.substring(0, cut)))
                .put(pointer.substring(cut + 1), value);
        assertThat(schema.problems(scenario)).singleElement().asString().startsWith(pointer + ": ");
    }

    @Test
    void a_delay_goes_with_the_delay_mode_alone() {
        assertThat(faultProblems(Map.of("mode", "DELAY", "delay", "3s"))).isEmpty();
        assertThat(faultProblems(Map.of("mode", "DELAY"))).hasSize(1);
        assertThat(faultProblems(Map.of("mode", "RESET"))).isEmpty();
        assertThat(faultProblems(Map.of("mode", "RESET", "delay", "3s"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DESK, true", "MOBILE, true", "KIOSK, false", "E_GATE, false"})
    void only_where_an_officer_opens_it_something_is_observed_at_the_opening(
            String lane, boolean valid) throws IOException {
        ObjectNode scenario =
                (ObjectNode)
                        YAML.readTree(Files.readString(FOLDER.resolve("stamp-shown-desk.yaml")));
        scenario.put("lane", lane);
        assertThat(schema.problems(scenario).isEmpty()).isEqualTo(valid);
        scenario.remove("observations");
        assertThat(schema.problems(scenario)).as("what comes then is any lane's").isEmpty();
    }

    private List<String> faultProblems(Map<String, String> fault) {
        JsonNode scenario = YAML.readTree(FOLDER.resolve("01-free-movement-kiosk.yaml").toFile());
        ((ObjectNode) scenario)
                .putObject("systems")
                .putObject("SIS")
                .set("fault", Json.MAPPER.valueToTree(fault));
        return schema.problems(scenario);
    }

    @Test
    void every_property_is_described() {
        List<String> undescribed = new ArrayList<>();
        for (String pointer : objects(text, "")) {
            // a condition names a property that is described elsewhere
            if (pointer.matches(".*/properties/[^/]+")
                    && !pointer.contains("/if/")
                    && !described(text.at(pointer))) {
                undescribed.add(pointer);
            }
        }
        assertThat(undescribed).isEmpty();
    }

    private boolean described(JsonNode property) {
        String ref = Json.text(property.path("$ref"));
        return property.has("description")
                || property.has("const")
                || (!ref.isEmpty() && text.at(ref.substring(1)).has("description"));
    }

    /** The schema speaks the same words as the code; a word added to one is missed in the other. */
    @Test
    void its_words_are_those_of_the_code() {
        same("/properties/lane/enum", Lane.values());
        same("/properties/direction/enum", Question.Direction.values());
        same("/properties/capacity/enum", Capacity.values());
        same("/properties/passage/enum", BorderChecks.Passage.values());
        same("/$defs/conveyance/properties/kind/enum", NewBorderCheck.Conveyance.Kind.values());
        same("/$defs/documentKind/enum", DocumentKind.values());
        // only layouts that can be composed; what else is read comes as raw lines
        assertThat(Json.texts(text.at("/$defs/mrzFields/properties/format/enum")))
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(MrzFormat.values()).map(Enum::name).toList());
        same("/$defs/letter/enum", RefusalLetter.values());
        same("/$defs/presentationAttack/enum", PresentationAttack.values());
        String finger = "/$defs/captures/properties/fingers/items/properties";
        same(finger + "/position/enum", FingerPosition.values());
        same(finger + "/absence/enum", Absence.values());
        same("/$defs/alert/properties/category/enum", AlertCategory.values());
        same("/$defs/alert/properties/subject/enum", SisAlert.Subject.values());
        same(
                "/$defs/alertPerson/properties/identityCategory/enum",
                SisAlert.IdentityCategory.values());
        // what the purpose may not know is no word of a file
        same(
                "/$defs/enrolment/enum",
                Arrays.stream(EesFile.Enrolment.values())
                        .filter(word -> word != EesFile.Enrolment.NOT_TOLD)
                        .toArray(EesFile.Enrolment[]::new));
        String observation = "/$defs/observation/properties";
        same(observation + "/kind/enum", ObservationKind.values());
        same(observation + "/outcome/enum", Observation.Guardianship.Outcome.values());
        same(observation + "/evidence/enum", Observation.StayShown.Evidence.values());
        same(observation + "/ground/enum", Observation.ThreatAssessed.Ground.values());
        same(observation + "/needed/enum", Observation.BiometricsRefused.Needed.values());
        String expect = "/$defs/expect/properties";
        same(expect + "/before/properties/instruction/enum", Instruction.Final.values());
        same(expect + "/before/properties/advice/enum", Advice.values());
        same(expect + "/instruction/enum", Instruction.Final.values());
        same(expect + "/advice/enum", Advice.values());
        same(expect + "/capturesAsked/items/enum", Capture.Kind.values());
        same(
                expect + "/answers/additionalProperties/properties/source/enum",
                SystemAnswer.Source.Kind.values());
    }

    private void same(String pointer, Enum<?>[] words) {
        assertThat(Json.texts(text.at(pointer)))
                .as(pointer)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(words).map(Enum::name).toList());
    }

    private static List<String> objects(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            found.add(pointer);
        }
        children(node, pointer).forEach((at, child) -> found.addAll(objects(child, at)));
        return found;
    }

    private static List<String> values(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        if (node.isValueNode()) {
            found.add(pointer);
        }
        children(node, pointer).forEach((at, child) -> found.addAll(values(child, at)));
        return found;
    }

    private static Map<String, JsonNode> children(JsonNode node, String pointer) {
        Map<String, JsonNode> children = new java.util.LinkedHashMap<>();
        node.properties().forEach(it -> children.put(pointer + "/" + it.getKey(), it.getValue()));
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            children.put(pointer + "/" + i, node.get(i));
        }
        return children;
    }
}
