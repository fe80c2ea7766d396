package nl.grenspoort.kiosk.input;

import nl.grenspoort.document.PresentedDocument;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.kiosk.problem.InputError.Code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads one presented document. */
final class DocumentInput {
    private static final int MOST_OUTCOMES = 20;

    /** Elementary files of the LDS: ICAO 9303-10, 4.6 and 4.7. */
    private static final Set<String> CHIP_FILES =
            Stream.concat(
                            Stream.of("EF.COM", "EF.SOD"),
                            IntStream.rangeClosed(1, 16).mapToObj(number -> "DG" + number))
                    .collect(Collectors.toUnmodifiableSet());

    private final Limits limits;
    private final Faults faults;

    DocumentInput(Limits limits, Faults faults) {
        this.limits = limits;
        this.faults = faults;
    }

    Optional<PresentedDocument> read(Fields document) {
        Optional<DocumentKind> kind = document.required("kind").choice(DocumentKind.class);
        Value lines = document.optional("mrz");
        List<String> mrz =
                kind.map(known -> MrzLines.read(lines, known))
                        .orElseGet(
                                () ->
                                        lines.items(0, 3).stream()
                                                .flatMap(v -> v.text().stream())
                                                .toList());
        Map<String, byte[]> chip =
                document.optional("chip").object().map(this::chip).orElse(Map.of());
        Map<String, String> outcomes =
                document.optional("readerOutcomes").object().map(this::outcomes).orElse(Map.of());
        if (lines.empty() && document.optional("chip").empty()) {
            faults.add(document.pointer(), Code.MISSING, "neither mrz nor chip was read");
        }
        document.end();
        return kind.map(known -> new PresentedDocument(known, mrz, chip, outcomes));
    }

    private Map<String, byte[]> chip(Fields chip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        CHIP_FILES.stream()
                .sorted()
                .forEach(
                        name ->
                                chip.optional(name)
                                        .bytes(limits.chipFileBytes())
                                        .ifPresent(bytes -> files.put(name, bytes)));
        chip.end();
        return files;
    }

    private Map<String, String> outcomes(Fields outcomes) {
        return StringMap.read(outcomes, faults, MOST_OUTCOMES, Rule.OUTCOME, Rule.OUTCOME);
    }
}
