package nl.grenspoort.document;

import nl.grenspoort.document.Mrz.CheckDigitFailure;
import nl.grenspoort.document.Mrz.CheckDigitFailure.Field;
import nl.grenspoort.document.MrzLayout.Slot;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.Sex;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the machine-readable zone of ICAO 9303-3 to -7 (8th edition, 2021), and that of the older
 * French identity card. Nothing in the lines makes it throw.
 */
public final class MrzReader {
    private static final CountryCode UNSPECIFIED_NATIONALITY = new CountryCode("XXX");

    private final List<String> lines;
    private final MrzFormat format;
    private final MrzLayout layout;
    private final List<CheckDigitFailure> failures = new ArrayList<>();

    private MrzReader(List<String> lines) {
        this.lines = lines;
        this.format = MrzForm.format(lines);
        this.layout = MrzLayout.of(format);
    }

    /**
     * Everything wrong with the form of the lines, for whoever hands them over: how many, how long,
     * which characters, codes that are none. Empty when {@link #read} reads them, whatever their
     * check digits say. No lines at all are a problem here too.
     */
    public static List<MrzProblem> problems(List<String> lines) {
        return MrzForm.problems(lines);
    }

    /**
     * Reads lines.
     *
     * @param lines without line breaks
     * @param today decides the century of two-digit years: nobody is born later, and an expiry date
     *     lies less than 50 years away
     */
    public static MrzReading read(List<String> lines, LocalDate today) {
        List<MrzProblem> problems = MrzForm.problems(lines);
        return problems.isEmpty()
                ? new MrzReading.Read(new MrzReader(lines).mrz(today))
                : new MrzReading.Unreadable(problems);
    }

    private Mrz mrz(LocalDate today) {
        DocumentNumber number = number();
        CountryCode issuer = new CountryCode(text(MrzLayout.ISSUER));
        MrzDates dates = new MrzDates(today);
        checked(Field.BIRTH, layout.birth(), layout.birthCheck());
        checked(Field.EXPIRY, layout.expiry(), layout.expiryCheck());
        checkOptional();
        checkComposite();
        return new Mrz(
                format,
                text(MrzLayout.CODE),
                issuer,
                MrzNames.read(layout.names().stream().map(slot -> slot.in(lines)).toList()),
                layout.names().stream().anyMatch(slot -> !slot.in(lines).endsWith("<")),
                number,
                nationality(issuer),
                dates.birth(layout.birth().in(lines)),
                sex(),
                layout.expiry() == null ? null : dates.expiry(layout.expiry().in(lines)),
                layout.optional().getLast().in(lines).chars().anyMatch(c -> c != '<'),
                failures);
    }

    private @Nullable DocumentNumber number() {
        String number = layout.number().in(lines);
        Slot check = layout.numberCheck();
        Slot rest = layout.optional().getFirst();
        String more = rest.in(lines);
        if (MrzLayout.numberMayOverflow(format)
                && check.in(lines).equals("<")
                && !number.endsWith("<")
                && !more.startsWith("<")) {
            int end = more.indexOf('<') < 0 ? more.length() : more.indexOf('<');
            number += more.substring(0, end - 1);
            check = new Slot(rest.line(), rest.from() + end - 1, rest.from() + end - 1);
        }
        require(Field.DOCUMENT_NUMBER, number, check);
        return number.chars().allMatch(c -> c == '<') ? null : new DocumentNumber(number);
    }

    private CountryCode nationality(CountryCode issuer) {
        if (layout.nationality() == null) {
            return issuer;
        }
        String code = text(layout.nationality());
        return code.isEmpty() ? UNSPECIFIED_NATIONALITY : new CountryCode(code);
    }

    private Sex sex() {
        return switch (layout.sex().in(lines)) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            default -> Sex.UNSPECIFIED;
        };
    }

    private void checkOptional() {
        if (layout.optionalCheck() == null) {
            return;
        }
        String optional = layout.optional().getFirst().in(lines);
        boolean empty = optional.chars().allMatch(c -> c == '<');
        // 9303-4, 4.2.2.2 note: an empty field may have filler for its check digit
        if (!(empty && layout.optionalCheck().in(lines).equals("<"))) {
            require(Field.OPTIONAL, optional, layout.optionalCheck());
        }
    }

    private void checkComposite() {
        if (layout.composite() != null) {
            String covered =
                    layout.compositeOver().stream()
                            .map(slot -> slot.in(lines))
                            .collect(Collectors.joining());
            require(Field.COMPOSITE, covered, layout.composite());
        }
    }

    private void checked(Field field, @Nullable Slot slot, @Nullable Slot check) {
        if (slot != null && check != null) {
            require(field, slot.in(lines), check);
        }
    }

    private void require(Field field, String covered, Slot check) {
        char expected = CheckDigit.of(covered);
        char found = check.in(lines).charAt(0);
        if (expected != found) {
            failures.add(new CheckDigitFailure(field, check.line(), check.from(), expected, found));
        }
    }

    private String text(Slot slot) {
        return slot.in(lines).replace("<", "");
    }
}
