package nl.grenspoort.whole;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A traveller and an officer who can be found again wherever they turn up. */
final class Marked {
    static final String IMAGE =
            Base64.getEncoder()
                    .encodeToString(
                            "\u00ff\u00d8IMAGEOFQUOKKASON IMAGEOFQUOKKASON"
                                    .getBytes(StandardCharsets.ISO_8859_1));
    static final String OFFICER = "ZQ9X8";

    /** Without the digits of dates, which other numbers may hold by chance. */
    private static final List<Pattern> MARKS =
            List.of(
                    mark("QUOKKASON"),
                    mark("WOMBATINA"),
                    mark("XQ7654321"),
                    mark("XQ765432"),
                    mark("1987-06-14"),
                    mark("(?<![0-9a-f])870614(?![0-9a-f])"),
                    mark("P<UTO"),
                    mark("IMAGEOF"),
                    mark(IMAGE.substring(4, 24)),
                    mark(OFFICER),
                    // officers of the register
                    mark("(?<![0-9A-Z-])M[129]001(?![0-9])"));

    private Marked() {}

    private static Pattern mark(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Every mark that stands in there, with what is around it. */
    static List<String> in(String text) {
        return MARKS.stream()
                .flatMap(mark -> mark.matcher(text).results())
                .map(
                        found ->
                                text.substring(
                                        Math.max(0, found.start() - 200),
                                        Math.min(text.length(), found.end() + 60)))
                .limit(5)
                .toList();
    }

    /** A scenario that ships, played by the marked traveller. */
    static String scenario(String text, String name) {
        return text.replaceAll("(?m)^\\s*\\w+: \\S*-twin$", "")
                .replaceAll("scenario: \\S+", "scenario: " + name)
                .replaceAll("(?m)^title: .*$", "title: A marked traveller")
                .replaceAll("(mrz: \\{[^}]*surname: )[A-Z ]+", "$1QUOKKASON")
                .replaceAll("(mrz: \\{[^}]*givenNames: )[A-Z ]+", "$1WOMBATINA")
                .replaceAll("(mrz: \\{[^}]*number: )[A-Z0-9]+", "$1XQ7654321")
                .replaceAll("(mrz: \\{[^}]*birth: )[0-9-]+", "$11987-06-14");
    }
}
