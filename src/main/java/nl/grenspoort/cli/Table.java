package nl.grenspoort.cli;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table in text: columns as wide as their widest cell, two spaces between. */
final class Table {
    private Table() {}

    /**
     * @param rows each with as many cells as there are headings
     */
    static String of(List<String> headings, List<List<String>> rows) {
        List<Integer> widths =
                IntStream.range(0, headings.size())
                        .mapToObj(column -> width(column, headings, rows))
                        .toList();
        return Stream.concat(Stream.of(headings), rows.stream())
                .map(row -> line(row, widths))
                .collect(Collectors.joining("\n"));
    }

    private static int width(int column, List<String> headings, List<List<String>> rows) {
        return Collections.max(
                Stream.concat(Stream.of(headings), rows.stream())
                        .map(row -> row.get(column).length())
                        .toList());
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).repeat(" ", widths.get(i) - row.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
