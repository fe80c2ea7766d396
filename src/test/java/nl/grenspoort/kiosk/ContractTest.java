package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import nl.grenspoort.biometrics.Absence;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.FingerPosition;
import nl.grenspoort.biometrics.PresentationAttack;
import nl.grenspoort.casework.BorderCheckView;
import nl.grenspoort.casework.BorderChecks;
import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.ObservationKind;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.kiosk.exchange.Operation;
import nl.grenspoort.kiosk.input.Json;
import nl.grenspoort.kiosk.input.ObservationInput;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract says what is, and keeps the NLgov API Design Rules 2.2. */
class ContractTest extends KioskTest {
    private static final JsonNode CONTRACT = ContractCheck.CONTRACT;

    @Test
    void json_and_yaml_are_the_file_and_scripts_of_any_origin_may_read_them() {
        HttpResponse<String> json = send(KIOSK, "GET", "/v1/openapi.json", null);
        HttpResponse<String> yaml = send(KIOSK, "GET", "/v1/openapi.yaml", null);

        assertThat(JsonMapper.shared().readTree(json.body())).isEqualTo(CONTRACT);
        assertThat(new YAMLMapper().readTree(yaml.body())).isEqualTo(CONTRACT);
        assertThat(json.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(yaml.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(json.headers().firstValue("API-Version"))
                .contains(CONTRACT.at("/info/version").stringValue());
        assertThat(send(KIOSK, "GET", CHECKS + "/x", null).headers().map())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void contract_code_and_log_know_the_same_operations() {
        Set<String> known =
                Arrays.stream(Operation.values())
                        .filter(operation -> operation.template().startsWith("/v1/"))
                        .map(operation -> operation.method() + " " + operation.template())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ContractCheck.operations().keySet()).isEqualTo(known);
        assertThat(mappings()).isEqualTo(known);
    }

    @Test
    void every_operation_documents_what_can_go_wrong_as_a_problem() {
        ContractCheck.operations()
                .forEach(
                        (name, operation) -> {
                            Set<String> documented =
                                    new TreeSet<>(operation.get("responses").propertyNames());
                            assertThat(documented)
                                    .as(name)
                                    .contains("400", "406", "413", "415", "500", "503");
                            if (!name.contains("openapi")) {
                                assertThat(documented).as(name).contains("403", "404", "409");
                            }
                        });
        CONTRACT.at("/components/responses")
                .forEachEntry(
                        (name, response) ->
                                assertThat(response.at("/headers/API-Version").isMissingNode())
                                        .as(name)
                                        .isFalse());
    }

    @Test
    void it_keeps_the_design_rules_that_can_be_tested() {
        assertThat(CONTRACT.get("openapi").stringValue()).startsWith("3.");
        assertThat(CONTRACT.at("/info/version").stringValue()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(CONTRACT.at("/info/contact").propertyNames()).contains("name", "url", "email");
        assertThat(CONTRACT.at("/info/description").stringValue())
                .contains(
                        "English terms of those regulations", "own text that sends the traveller");
        for (String path : CONTRACT.get("paths").propertyNames()) {
            assertThat(path)
                    .as(
                            "/core/path-segments-kebab-case, /core/no-trailing-slash, /core/uri-version")
                    .matches("/v1(/(\\{id}|_?[a-z]+(-[a-z]+)*(\\.(json|yaml))?))+");
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        CONTRACT.findValuesAsString("$ref")
                .forEach(
                        reference ->
                                assertThat(CONTRACT.at(reference.substring(1)).isMissingNode())
                                        .as(reference)
                                        .isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "NewBorderCheck, passport",
        "Face, face",
        "Fingers, fingers",
        "Answers, answers",
        "PassageReport, passage",
        "Observation, stayShown"
    })
    void requests_that_are_read_are_allowed_by_the_contract(String schema, String body)
            throws ReflectiveOperationException {
        String json = (String) Bodies.class.getDeclaredMethod(body).invoke(null);
        assertThat(ContractCheck.errors(JsonMapper.shared().readTree(json), schema)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void lists_of_values_are_those_of_the_code(String pointer, Class<? extends Enum<?>> type) {
        List<String> listed =
                CONTRACT.at("/components/schemas" + pointer + "/enum")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList();
        assertThat(listed)
                .containsExactlyElementsOf(
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    static Stream<Arguments> lists() {
        return Map.<String, Class<? extends Enum<?>>>ofEntries(
                        Map.entry("/NewBorderCheck/properties/direction", Question.Direction.class),
                        Map.entry("/NewBorderCheck/properties/capacity", Capacity.class),
                        Map.entry(
                                "/Conveyance/properties/kind",
                                NewBorderCheck.Conveyance.Kind.class),
                        Map.entry("/Party/properties/role", NewBorderCheck.Party.Role.class),
                        Map.entry("/DocumentKind", DocumentKind.class),
                        Map.entry("/PresentationAttack", PresentationAttack.class),
                        Map.entry("/FingerPosition", FingerPosition.class),
                        Map.entry("/AbsentFinger/properties/absence", Absence.class),
                        Map.entry("/Passage", BorderChecks.Passage.class),
                        Map.entry(
                                "/Guardianship/properties/outcome",
                                Observation.Guardianship.Outcome.class),
                        Map.entry(
                                "/StayShown/properties/evidence",
                                Observation.StayShown.Evidence.class),
                        Map.entry(
                                "/ThreatAssessed/properties/ground",
                                Observation.ThreatAssessed.Ground.class),
                        Map.entry(
                                "/BiometricsRefused/properties/needed",
                                Observation.BiometricsRefused.Needed.class),
                        Map.entry("/RecordedObservation/properties/kind", ObservationKind.class),
                        Map.entry("/BorderCheck/properties/status", BorderCheckView.Status.class),
                        Map.entry("/Instruction/properties/captures/items", Capture.Kind.class),
                        Map.entry("/Case/properties/direction", Question.Direction.class),
                        Map.entry("/Case/properties/advice", Advice.class),
                        Map.entry("/Letters/items", RefusalLetter.class),
                        Map.entry("/Finding/properties/severity", Severity.class),
                        Map.entry("/Finding/properties/disclosure", Disclosure.class),
                        Map.entry(
                                "/SystemAnswer/properties/source", SystemAnswer.Source.Kind.class),
                        Map.entry("/Mrz/properties/sex", Sex.class),
                        Map.entry(
                                "/Mrz/properties/wrongCheckDigits/items/properties/field",
                                Mrz.CheckDigitFailure.Field.class),
                        Map.entry("/ChipVerdict/properties/result", ChipVerdict.Result.class),
                        Map.entry(
                                "/ChipVerdict/properties/checks/items/properties/outcome",
                                ChipVerdict.Check.Outcome.class),
                        Map.entry(
                                "/Problem/properties/errors/items/properties/code",
                                InputError.Code.class))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    /** Read, allowed by the contract, and shown again as it was given. */
    @Test
    void every_kind_of_observation_is_one_of_the_contract() {
        for (ObservationKind kind : ObservationKind.values()) {
            String body = Bodies.observation(kind);
            assertThat(ContractCheck.errors(JsonMapper.shared().readTree(body), "Observation"))
                    .as(kind.name())
                    .isEmpty();
            assertThat(ObservationKind.of(ObservationInput.read(Json.of(body.getBytes(UTF_8)))))
                    .isEqualTo(kind);
        }
        assertThat(CONTRACT.at("/components/schemas/Observation/oneOf"))
                .hasSize(ObservationKind.values().length);
    }

    @Test
    void every_problem_type_is_listed() {
        assertThat(
                        CONTRACT.at("/components/schemas/Problem/properties/type/enum")
                                .valueStream()
                                .map(JsonNode::stringValue))
                .containsExactlyElementsOf(
                        Arrays.stream(ProblemType.values())
                                .filter(type -> !type.ofSoapOnly())
                                .map(type -> type.uri().toString())
                                .toList());
    }

    @Test
    void limits_are_the_default_ones() {
        KioskProperties defaults = KioskPropertiesTest.DEFAULTS;
        assertThat(
                        CONTRACT.at(
                                        "/components/schemas/NewBorderCheck/properties/documents/maxItems")
                                .intValue())
                .isEqualTo(defaults.maxDocuments());
        assertThat(
                        CONTRACT.at(
                                        "/components/schemas/NewBorderCheck/properties/observations/maxItems")
                                .intValue())
                .isEqualTo(NewBorderCheck.MOST_OBSERVATIONS);
        assertThat(CONTRACT.at("/components/schemas/ChipFile/maxLength").longValue())
                .isEqualTo((defaults.maxChipFile().toBytes() + 2) / 3 * 4);
        assertThat(CONTRACT.at("/components/schemas/Image/maxLength").longValue())
                .isEqualTo((defaults.maxImage().toBytes() + 2) / 3 * 4);
    }

    private static Set<String> mappings() {
        Set<String> mappings = new TreeSet<>();
        for (Class<?> controller :
                List.of(
                        BorderCheckController.class,
                        PartyController.class,
                        ContractController.class)) {
            RequestMapping above =
                    AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            String root = above == null ? "" : above.path()[0];
            for (Method method : controller.getDeclaredMethods()) {
                RequestMapping mapping =
                        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    String path = mapping.path().length == 0 ? "" : mapping.path()[0];
                    mappings.add(mapping.method()[0] + " " + root + path);
                }
            }
        }
        return mappings;
    }
}
