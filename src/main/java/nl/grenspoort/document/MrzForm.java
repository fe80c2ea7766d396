package nl.grenspoort.document;

import static nl.grenspoort.document.MrzProblem.Code.CHARACTER;
import static nl.grenspoort.document.MrzProblem.Code.COUNTRY_CODE;
import static nl.grenspoort.document.MrzProblem.Code.DOCUMENT_CODE;
import static nl.grenspoort.document.MrzProblem.Code.LINE_COUNT;
import static nl.grenspoort.document.MrzProblem.Code.LINE_LENGTH;

import nl.grenspoort.document.MrzLayout.Slot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Form of an MRZ: how many lines, how long, which characters, which format. */
final class MrzForm {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{1,3}<*");

    private MrzForm() {}

    /** Everything wrong with the form; empty when the lines can be read. */
    static List<MrzProblem> problems(List<String> lines) {
        if (lines.size() != 2 && lines.size() != 3) {
            return List.of(
                    new MrzProblem(
                            LINE_COUNT, 0, 0, "an MRZ has 2 or 3 lines, not " + lines.size()));
        }
        List<MrzProblem> problems = new ArrayList<>();
        int length = length(lines);
        for (int line = 1; line <= lines.size(); line++) {
            String text = lines.get(line - 1);
            if (text.length() != length) {
                problems.add(
                        new MrzProblem(
                                LINE_LENGTH,
                                line,
                                0,
                                "the line has %d characters instead of %d"
                                        .formatted(text.length(), length)));
            }
            wrongCharacters(line, text, problems);
        }
        return problems.isEmpty() ? wrongCodes(lines) : problems;
    }

    /** The format of lines whose form is right. */
    static MrzFormat format(List<String> lines) {
        String first = lines.getFirst();
        if (lines.size() == 3) {
            return MrzFormat.TD1;
        }
        boolean visa = first.startsWith("V");
        if (first.length() == MrzFormat.TD3.length()) {
            return visa ? MrzFormat.MRV_A : MrzFormat.TD3;
        }
        if (first.startsWith("IDFRA")) {
            return MrzFormat.FRENCH_CARD;
        }
        return visa ? MrzFormat.MRV_B : MrzFormat.TD2;
    }

    /** The length to hold the lines to: that of a format, by what most of them look like. */
    private static int length(List<String> lines) {
        if (lines.size() == 3) {
            return MrzFormat.TD1.length();
        }
        double mean = lines.stream().mapToInt(String::length).average().orElseThrow();
        int between = (MrzFormat.TD2.length() + MrzFormat.TD3.length()) / 2;
        return mean <= between ? MrzFormat.TD2.length() : MrzFormat.TD3.length();
    }

    private static void wrongCharacters(int line, String text, List<MrzProblem> problems) {
        // a line of the wrong kind altogether gives a handful of places, not thousands
        int end = Math.min(text.length(), MrzFormat.TD3.length());
        for (int i = 0; i < end; i++) {
            if (!allowed(text.charAt(i))) {
                problems.add(
                        new MrzProblem(
                                CHARACTER, line, i + 1, "only A-Z, 0-9 and < stand in an MRZ"));
            }
        }
    }

    private static boolean allowed(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '<';
    }

    private static List<MrzProblem> wrongCodes(List<String> lines) {
        List<MrzProblem> problems = new ArrayList<>();
        if (!MrzLayout.CODE.in(lines).matches("[A-Z][A-Z0-9<]")) {
            problems.add(
                    new MrzProblem(DOCUMENT_CODE, 1, 1, "a document code begins with a letter"));
        }
        requireCountry(MrzLayout.ISSUER, lines, "the issuer", problems);
        Slot nationality = MrzLayout.of(format(lines)).nationality();
        if (nationality != null && !nationality.in(lines).equals("<<<")) {
            requireCountry(nationality, lines, "the nationality", problems);
        }
        return problems;
    }

    private static void requireCountry(
            Slot slot, List<String> lines, String what, List<MrzProblem> problems) {
        if (!COUNTRY.matcher(slot.in(lines)).matches()) {
            problems.add(
                    new MrzProblem(
                            COUNTRY_CODE,
                            slot.line(),
                            slot.from(),
                            what + " is a code of one to three letters"));
        }
    }
}
