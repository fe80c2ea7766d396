package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

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
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayLimits;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.trust.wus.SoapForge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The schema has the words and limits of the code and of REST. */
class DeskSchemaTest {
    private static final String XS = "http://www.w3.org/2001/XMLSchema";
    private static final Document SCHEMA = schema();

    @ParameterizedTest
    @MethodSource("lists")
    void lists_of_values_are_those_of_the_code(String type, Class<? extends Enum<?>> code) {
        assertThat(values(type, "enumeration"))
                .containsExactlyElementsOf(
                        Arrays.stream(code.getEnumConstants()).map(Enum::name).toList());
    }

    static Stream<Arguments> lists() {
        return Map.<String, Class<? extends Enum<?>>>ofEntries(
                        Map.entry("Direction", Question.Direction.class),
                        Map.entry("Capacity", Capacity.class),
                        Map.entry("ConveyanceKind", NewBorderCheck.Conveyance.Kind.class),
                        Map.entry("PartyRole", NewBorderCheck.Party.Role.class),
                        Map.entry("DocumentKind", DocumentKind.class),
                        Map.entry("PresentationAttack", PresentationAttack.class),
                        Map.entry("FingerPosition", FingerPosition.class),
                        Map.entry("Absence", Absence.class),
                        Map.entry("Passage", BorderChecks.Passage.class),
                        Map.entry("ObservationKind", ObservationKind.class),
                        Map.entry("GuardianshipOutcome", Observation.Guardianship.Outcome.class),
                        Map.entry("StayEvidence", Observation.StayShown.Evidence.class),
                        Map.entry("ThreatGround", Observation.ThreatAssessed.Ground.class),
                        Map.entry("BiometricsNeeded", Observation.BiometricsRefused.Needed.class),
                        Map.entry("CheckStatus", BorderCheckView.Status.class),
                        Map.entry("CaptureKind", Capture.Kind.class),
                        Map.entry("Advice", Advice.class),
                        Map.entry("Letter", RefusalLetter.class),
                        Map.entry("Severity", Severity.class),
                        Map.entry("Disclosure", Disclosure.class),
                        Map.entry("SourceKind", SystemAnswer.Source.Kind.class),
                        Map.entry("StayLimit", StayLimits.Limit.class),
                        Map.entry("StaySource", Stay.Source.class),
                        Map.entry("Sex", Sex.class),
                        Map.entry("CheckedField", Mrz.CheckDigitFailure.Field.class),
                        Map.entry("ChipResult", ChipVerdict.Result.class),
                        Map.entry("CheckOutcome", ChipVerdict.Check.Outcome.class),
                        Map.entry("ErrorCode", InputError.Code.class))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void words_that_have_no_list_in_the_code_are_those_of_rest() {
        Map.of(
                        "InstructionKind", "/Instruction/properties/kind",
                        "SystemStatus", "/SystemAnswer/properties/status",
                        "FaceMediaType", "/Face/properties/mediaType",
                        "FingerMediaType", "/CapturedFinger/properties/mediaType")
                .forEach(
                        (type, pointer) ->
                                assertThat(values(type, "enumeration"))
                                        .as(type)
                                        .containsExactlyElementsOf(
                                                ContractCheck.CONTRACT
                                                        .at(
                                                                "/components/schemas"
                                                                        + pointer
                                                                        + "/enum")
                                                        .valueStream()
                                                        .map(node -> node.stringValue())
                                                        .toList()));
    }

    @Test
    void limits_are_the_default_ones() {
        KioskProperties defaults = KioskPropertiesTest.DEFAULTS;
        assertThat(values("ChipFile", "maxLength"))
                .containsExactly(Long.toString(defaults.maxChipFile().toBytes()));
        assertThat(values("Image", "maxLength"))
                .containsExactly(Long.toString(defaults.maxImage().toBytes()));
        Element item =
                (Element) type("PresentedDocuments").getElementsByTagNameNS(XS, "element").item(0);
        assertThat(item.getAttribute("maxOccurs"))
                .isEqualTo(Integer.toString(defaults.maxDocuments()));
    }

    private static List<String> values(String type, String facet) {
        var found = type(type).getElementsByTagNameNS(XS, facet);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> ((Element) found.item(i)).getAttribute("value"))
                .toList();
    }

    private static Element type(String name) {
        return DeskReply.children(SCHEMA.getDocumentElement()).stream()
                .filter(child -> child.getLocalName().endsWith("Type"))
                .filter(child -> child.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no type " + name));
    }

    private static Document schema() {
        try (var in = DeskSchemaTest.class.getResourceAsStream("/contracts/desk/desk.xsd")) {
            return SoapForge.document(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
