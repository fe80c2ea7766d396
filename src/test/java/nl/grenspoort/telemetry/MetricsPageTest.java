package nl.grenspoort.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/operations-metrics.md} and the dashboard say what the catalogue of meters says. */
class MetricsPageTest {
    private static final Path PAGE = Path.of("docs/operations-metrics.md");
    private static final Path DASHBOARD = Path.of("docs/grafana/grenspoort.json");
    private static final Pattern OUR_SERIES = Pattern.compile("grenspoort_[a-z_]+");
    private static final Pattern SELECTOR = Pattern.compile("(grenspoort_[a-z_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");

    /** Writes the page; run after a change of the catalogue. */
    public static void main(String[] args) throws IOException {
        Files.writeString(PAGE, page());
    }

    @Test
    void the_page_lists_every_meter() throws IOException {
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    @Test
    void names_are_unique_and_in_the_scheme() {
        assertThat(Meter.values()).extracting(Meter::meterName).doesNotHaveDuplicates();
        assertThat(Meter.values())
                .allSatisfy(
                        meter ->
                                assertThat(meter.meterName())
                                        .matches("grenspoort(\\.[a-z]+){1,3}"));
    }

    /** Who, which check, which terminal: never a label. */
    @Test
    void no_label_can_name_a_person_or_a_place() {
        assertThat(Arrays.stream(Meter.values()).flatMap(meter -> meter.labels().stream()))
                .isSubsetOf(
                        "certificate",
                        "instruction",
                        "java",
                        "lane",
                        "limit",
                        "operation",
                        "outcome",
                        "problem",
                        "purpose",
                        "reason",
                        "requirement",
                        "result",
                        "state",
                        "step",
                        "system",
                        "version");
    }

    @Test
    void every_query_of_the_dashboard_asks_for_series_and_labels_that_exist() throws IOException {
        Set<String> series = series();
        Set<String> asked = new TreeSet<>();
        for (String query : queries()) {
            Matcher names = OUR_SERIES.matcher(query);
            while (names.find()) {
                asked.add(names.group());
                assertThat(series).as(query).contains(names.group());
            }
            labelsExist(query);
        }
        assertThat(asked).hasSizeGreaterThan(15);
    }

    private static void labelsExist(String query) {
        Matcher selectors = SELECTOR.matcher(query);
        while (selectors.find()) {
            Set<String> known = labels(selectors.group(1));
            Matcher label = LABEL.matcher(selectors.group(2));
            while (label.find()) {
                assertThat(known).as(query).contains(label.group(1));
            }
        }
        Matcher groupings = GROUPING.matcher(query);
        Set<String> all =
                OUR_SERIES
                        .matcher(query)
                        .results()
                        .flatMap(name -> labels(name.group()).stream())
                        .collect(Collectors.toSet());
        while (groupings.find() && !all.isEmpty()) {
            assertThat(all)
                    .as(query)
                    .containsAll(List.of(groupings.group(1).strip().split("\\s*,\\s*")));
        }
    }

    private static Set<String> labels(String series) {
        return Arrays.stream(Meter.values())
                .filter(meter -> Series.of(meter).contains(series))
                .flatMap(
                        meter ->
                                java.util.stream.Stream.concat(
                                        meter.labels().stream(),
                                        java.util.stream.Stream.of("le", "instance")))
                .collect(Collectors.toSet());
    }

    private static List<String> queries() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(DASHBOARD)).findValues("expr").stream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static Set<String> series() {
        return Arrays.stream(Meter.values())
                .flatMap(meter -> Series.of(meter).stream())
                .collect(Collectors.toSet());
    }

    private static String page() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Metrics

                        What `/metrics` on the management port shows of the gateway's own work, in Prometheus' text format. Written by
                        `MetricsPageTest.main`; a test fails when this page and the catalogue (`telemetry.Meter`) differ, and another when
                        a running gateway shows a `grenspoort_` series that is not here, or lacks one that is. A dashboard for Grafana is in
                        [grafana/grenspoort.json](grafana/grenspoort.json).

                        Beside these there are the usual meters of the JVM (`jvm_`), the process (`process_`), the pool of database
                        connections (`hikaricp_connections…`) and Tomcat (`tomcat_`).

                        Names stay: a series is renamed only with a new major version. Times are in seconds. Timers are histograms, with
                        `_bucket`, `_count`, `_sum` and `_max`.

                        No label names a person, a check, a terminal or a border crossing point. Two things are left out on purpose. Advice
                        and findings are not counted: at a quiet lane a counter that moves is about one person. Whether SIS held something
                        is not counted either: an alert for discreet checks must leave no trace on the traveller's side, and whoever sees
                        lane and counter together would see it. Its questions are `answered`, as are those of every system that
                        `grenspoort.telemetry.count-data` does not name.

                        | series | kind | unit | labels | what it tells |
                        |---|---|---|---|---|
                        """);
        for (Meter meter : Meter.values()) {
            page.append(
                    "| `%s` | %s | %s | %s | %s |\n"
                            .formatted(
                                    base(meter),
                                    kind(meter),
                                    meter.unit().isEmpty() ? "-" : meter.unit(),
                                    meter.labels().isEmpty()
                                            ? "-"
                                            : "`" + String.join("`, `", meter.labels()) + "`",
                                    meter.tells()));
        }
        return page.toString();
    }

    /** Without the endings that a histogram or summary has. */
    private static String base(Meter meter) {
        return Series.of(meter).stream()
                .map(
                        name ->
                                meter.kind() == Meter.Kind.TIMER
                                                || meter.kind() == Meter.Kind.SUMMARY
                                        ? name.replaceAll("_(bucket|count|sum|max)$", "")
                                        : name)
                .findFirst()
                .orElseThrow();
    }

    private static String kind(Meter meter) {
        return meter.kind() == Meter.Kind.TIMER
                ? "histogram"
                : meter.kind().name().toLowerCase(Locale.ROOT);
    }
}
