package nl.grenspoort.kiosk.input;

import nl.grenspoort.document.MrzFormat;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.kiosk.problem.InputError.Code;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which lines a document of a kind can have. What stands on them, check digits included, is for the
 * inspection to judge: a wrong digit is a finding, never a refused request.
 */
final class MrzLines {
    private MrzLines() {}

    /** Reads the lines; empty when they can't be lines of such a document. */
    static List<String> read(Value mrz, DocumentKind kind) {
        List<Value> items = mrz.items(0, 3);
        List<Optional<String>> lines = items.stream().map(Value::text).toList();
        if (items.isEmpty() || lines.stream().anyMatch(Optional::isEmpty)) {
            return List.of();
        }
        List<String> texts = lines.stream().flatMap(Optional::stream).toList();
        List<MrzFormat> byLines =
                formats(kind).stream().filter(format -> format.lines() == texts.size()).toList();
        if (byLines.isEmpty()) {
            mrz.fault(Code.MRZ_LAYOUT, kind + " has " + said(formats(kind)));
            return List.of();
        }
        int length = length(byLines, texts);
        for (int i = 0; i < texts.size(); i++) {
            line(items.get(i), texts.get(i), length, said(byLines));
        }
        return texts;
    }

    /** Of the possible layouts the one that any line fits, so that only the others are wrong. */
    private static int length(List<MrzFormat> byLines, List<String> texts) {
        return byLines.stream()
                .map(MrzFormat::length)
                .filter(length -> texts.stream().anyMatch(text -> text.length() == length))
                .findFirst()
                .orElse(byLines.getFirst().length());
    }

    private static void line(Value item, String line, int length, String said) {
        if (line.length() != length) {
            item.fault(Code.MRZ_LAYOUT, line.length() + " characters instead of " + said);
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '<')) {
                item.fault(Code.MRZ_CHARACTER, "position " + (i + 1) + " is not A-Z, 0-9 or <");
                return;
            }
        }
    }

    /**
     * ICAO 9303-4 to -7; residence permits: Regulation (EC) 1030/2002, cards and older stickers.
     */
    private static List<MrzFormat> formats(DocumentKind kind) {
        return switch (kind) {
            case PASSPORT, OLD_PASSPORT -> List.of(MrzFormat.TD3);
            case IDENTITY_CARD -> List.of(MrzFormat.TD1, MrzFormat.TD2);
            case VISA_STICKER -> List.of(MrzFormat.MRV_A, MrzFormat.MRV_B);
            case RESIDENCE_PERMIT, RESIDENCE_CARD ->
                    List.of(MrzFormat.TD1, MrzFormat.TD2, MrzFormat.MRV_A);
            case SEAMANS_BOOK, OTHER_TRAVEL_DOCUMENT ->
                    List.of(MrzFormat.TD1, MrzFormat.TD2, MrzFormat.TD3);
        };
    }

    private static String said(List<MrzFormat> formats) {
        return formats.stream()
                .map(format -> format.lines() + " lines of " + format.length())
                .collect(Collectors.joining(" or "));
    }
}
