package nl.grenspoort.telemetry;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names of a meter's series as Prometheus is shown them: asked of its registry itself. */
public final class Series {
    private Series() {}

    public static Set<String> of(Meter meter) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        String[] values = meter.labels().stream().map(_ -> "x").toArray(String[]::new);
        switch (meter.kind()) {
            case COUNTER -> meter.counter(registry, values);
            case GAUGE -> meter.gauge(registry, new Object(), _ -> 1, values);
            case SUMMARY -> meter.summary(registry, values);
            case TIMER -> meter.timer(registry, values);
        }
        return registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
