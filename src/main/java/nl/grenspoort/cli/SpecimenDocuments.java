package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.cli.MrzComposer.MrzFields;
import nl.grenspoort.document.MrzFormat;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.trust.TrustDirectory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns the documents of a scenario file into what a reader would hand over. */
final class SpecimenDocuments {
    private final Makers makers;
    private final TrustDirectory trust;

    SpecimenDocuments(Makers makers, TrustDirectory trust) {
        this.makers = requireNonNull(makers, "makers");
        this.trust = requireNonNull(trust, "trust");
    }

    /** The array {@code documents} of the kiosk API. */
    ArrayNode presented(Scenario scenario) {
        ArrayNode documents = Json.MAPPER.createArrayNode();
        for (JsonNode document : scenario.documents()) {
            List<String> mrz = mrz(document.path("mrz"));
            ObjectNode presented = documents.addObject();
            presented.set("kind", document.path("kind"));
            ArrayNode lines = presented.putArray("mrz");
            mrz.forEach(lines::add);
            Map<String, byte[]> chip = chip(scenario, document.path("chip"), mrz);
            if (!chip.isEmpty()) {
                ObjectNode files = presented.putObject("chip");
                new TreeMap<>(chip).forEach(files::put);
                presented.putObject("readerOutcomes").put("PACE", "SUCCEEDED");
            }
        }
        return documents;
    }

    /**
     * Numbers of the scenario's documents, in normal form: by them a simulator knows which requests
     * are about this scenario.
     */
    List<String> numbers(Scenario scenario) {
        List<String> numbers = new ArrayList<>();
        for (JsonNode document : scenario.documents()) {
            List<String> mrz = mrz(document.path("mrz"));
            String field = mrz.size() == 3 ? part(mrz.get(0), 5, 14) : part(mrz.get(1), 0, 9);
            if (!field.isEmpty()) {
                numbers.add(new DocumentNumber(field).value());
            }
        }
        return numbers;
    }

    /** Of a line that may be shorter than its layout wants. */
    private static String part(String line, int from, int to) {
        return line.substring(Math.min(from, line.length()), Math.min(to, line.length()))
                .replace("<", "");
    }

    private List<String> mrz(JsonNode mrz) {
        return mrz.has("lines") ? Json.texts(mrz.path("lines")) : makers.mrz().lines(fields(mrz));
    }

    private static MrzFields fields(JsonNode mrz) {
        return new MrzFields(
                MrzFormat.valueOf(Json.text(mrz.path("format"))),
                Json.text(mrz.path("code")),
                new CountryCode(Json.text(mrz.path("issuer"))),
                new PersonName(Json.text(mrz.path("surname")), Json.text(mrz.path("givenNames"))),
                Json.text(mrz.path("number")),
                new CountryCode(Json.text(mrz.path("nationality"))),
                PartialDate.parse(Json.text(mrz.path("birth"))),
                sex(Json.text(mrz.path("sex"))),
                LocalDate.parse(Json.text(mrz.path("expiry"))));
    }

    private static Sex sex(String letter) {
        return switch (letter) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            default -> Sex.UNSPECIFIED;
        };
    }

    private Map<String, byte[]> chip(Scenario scenario, JsonNode chip, List<String> mrz) {
        if (chip.isObject()) {
            String folder = Json.text(chip.path("files"));
            return ChipFiles.read(scenario.file().resolveSibling(folder));
        }
        return switch (Json.text(chip)) {
            case "AUTHENTIC" -> mint(mrz, "document-signer");
            case "UNKNOWN_ISSUER" -> mint(mrz, "document-signer-unknown");
            case "ALTERED" -> ChipFiles.altered(mint(mrz, "document-signer"));
            default -> Map.of();
        };
    }

    private Map<String, byte[]> mint(List<String> mrz, String signer) {
        return makers.chips().mint(mrz, trust.credentials(signer));
    }
}
