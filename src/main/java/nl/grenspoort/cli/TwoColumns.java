package nl.grenspoort.cli;

import java.util.ArrayList;
import java.util.List;

/** Lays out two texts beside each other. */
final class TwoColumns {
    private static final String BETWEEN = " | ";

    private TwoColumns() {}

    /**
     * @param width of both together, in characters
     */
    static String of(
            String leftTitle, List<String> left, String rightTitle, List<String> right, int width) {
        int column = (width - BETWEEN.length()) / 2;
        List<String> lefts = column(leftTitle, left, column);
        List<String> rights = column(rightTitle, right, column);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
            String line =
                    padded(i < lefts.size() ? lefts.get(i) : "", column)
                            + BETWEEN
                            + (i < rights.size() ? rights.get(i) : "");
            text.append(line.stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static List<String> column(String title, List<String> lines, int width) {
        List<String> column = new ArrayList<>(wrapped(title, width));
        column.add("-".repeat(width));
        lines.forEach(line -> column.addAll(wrapped(line, width)));
        return column;
    }

    /** Broken at the last space that fits, else in the middle of a word; indentation is kept. */
    private static List<String> wrapped(String line, int width) {
        String indent =
                " ".repeat(Math.min(line.length() - line.stripLeading().length(), width / 2));
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int cut = space > indent.length() ? space : width;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = indent + rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
