package nl.grenspoort.document;

import nl.grenspoort.document.MrzLayout.Slot;
import nl.grenspoort.identity.PartialDate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the machine-readable zone of ICAO 9303-3 to -7 with its check digits, for specimens and
 * tests; the other direction of {@link MrzReader}.
 */
public final class MrzWriter {
    private final MrzFields fields;
    private final MrzLayout layout;
    private final List<char[]> lines;

    private MrzWriter(MrzFields fields) {
        this.fields = fields;
        this.layout = MrzLayout.of(fields.format());
        this.lines =
                Stream.generate(() -> filler(fields.format().length()).toCharArray())
                        .limit(fields.format().lines())
                        .toList();
    }

    /**
     * The lines. Names are transliterated (9303-3, section 6) and shortened where too long; a long
     * number of a TD1 or TD2 goes on in the optional field.
     *
     * @throws IllegalArgumentException naming the field that doesn't fit the format
     */
    public static List<String> write(MrzFields fields) {
        return new MrzWriter(fields).write();
    }

    private List<String> write() {
        put("code", MrzLayout.CODE, fields.code());
        put("issuer", MrzLayout.ISSUER, fields.issuer().value());
        names();
        numberAndOptional();
        if (layout.nationality() != null) {
            put("nationality", layout.nationality(), fields.nationality().value());
        }
        put("birth", layout.birth(), birth(fields.birth()));
        check(layout.birth(), layout.birthCheck());
        put("sex", layout.sex(), sex());
        if (layout.expiry() != null && layout.expiryCheck() != null) {
            put("expiry", layout.expiry(), expiry(fields.expiry()));
            check(layout.expiry(), layout.expiryCheck());
        }
        if (layout.composite() != null) {
            String covered =
                    layout.compositeOver().stream()
                            .map(slot -> slot.in(text()))
                            .collect(Collectors.joining());
            put("composite", layout.composite(), digit(covered));
        }
        List<String> written = text();
        if (!MrzForm.problems(written).isEmpty() || MrzForm.format(written) != fields.format()) {
            throw new IllegalArgumentException("code and issuer are not those of this format");
        }
        return written;
    }

    private void names() {
        Slot first = layout.names().getFirst();
        if (layout.names().size() == 1) {
            String name = MrzNames.write(fields.surname(), fields.givenNames(), first.length());
            put("name", first, name);
        } else {
            Slot second = layout.names().get(1);
            put("name", first, MrzNames.write(fields.surname(), "", first.length()));
            put("name", second, MrzNames.write(fields.givenNames(), "", second.length()));
        }
    }

    private void numberAndOptional() {
        String number = fields.number().toUpperCase(Locale.ROOT);
        int room = layout.number().length();
        Slot optional = layout.optional().getFirst();
        String data = fields.optional().toUpperCase(Locale.ROOT).replace(' ', '<');
        if (number.length() > room && MrzLayout.numberMayOverflow(fields.format())) {
            put("number", layout.number(), number.substring(0, room));
            String rest = number.substring(room) + digit(number);
            put("number", optional, rest);
            data = data.isEmpty() ? rest : rest + "<" + data;
        } else {
            put("number", layout.number(), number);
            check(layout.number(), layout.numberCheck());
        }
        put("optional", optional, data);
        if (layout.optionalCheck() != null && !data.isEmpty()) {
            check(optional, layout.optionalCheck());
        }
    }

    private void check(Slot covered, Slot digit) {
        put("check digit", digit, digit(covered.in(text())));
    }

    private static String digit(String covered) {
        return String.valueOf(CheckDigit.of(covered));
    }

    private void put(String field, Slot slot, String value) {
        if (value.length() > slot.length() || !value.matches("[A-Z0-9<]*")) {
            throw new IllegalArgumentException(
                    "%s takes at most %d letters and digits in a %s"
                            .formatted(field, slot.length(), fields.format()));
        }
        String padded = value + filler(slot.length() - value.length());
        padded.getChars(0, padded.length(), lines.get(slot.line() - 1), slot.from() - 1);
    }

    private List<String> text() {
        return lines.stream().map(String::new).toList();
    }

    private static String birth(@Nullable PartialDate date) {
        return date == null
                ? filler(6)
                : two(date.year() % 100) + part(date.month()) + part(date.day());
    }

    private static String expiry(@Nullable LocalDate date) {
        return date == null
                ? filler(6)
                : two(date.getYear() % 100) + two(date.getMonthValue()) + two(date.getDayOfMonth());
    }

    private static String part(int number) {
        return number == 0 ? filler(2) : two(number);
    }

    private static String two(int number) {
        return "%02d".formatted(number);
    }

    private String sex() {
        return switch (fields.sex()) {
            case FEMALE -> "F";
            case MALE -> "M";
            case UNSPECIFIED -> "<";
        };
    }

    private static String filler(int length) {
        return "<".repeat(length);
    }
}
