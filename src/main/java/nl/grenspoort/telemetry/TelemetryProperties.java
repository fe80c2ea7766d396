package nl.grenspoort.telemetry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Set;

/**
 * What operators are told. Traces are exported only where {@code
 * management.opentelemetry.tracing.export.otlp.endpoint} says where to.
 *
 * @param sampledShare share of traces that is exported, 0 to 1
 * @param tracesPerSecond exported at most
 * @param countData systems of which metrics count apart whether they held something. Not SIS: who
 *     watches a lane and the counter together would see a secret alert
 */
@ConfigurationProperties("grenspoort.telemetry")
public record TelemetryProperties(
        @DefaultValue("0.1") double sampledShare,
        @DefaultValue("10") int tracesPerSecond,
        @DefaultValue("EES") Set<String> countData) {
    public TelemetryProperties {
        if (!(sampledShare >= 0 && sampledShare <= 1)) {
            throw new IllegalArgumentException(
                    "grenspoort.telemetry.sampled-share must be between 0 and 1");
        }
        if (tracesPerSecond < 0 || tracesPerSecond > 10_000) {
            throw new IllegalArgumentException(
                    "grenspoort.telemetry.traces-per-second must be from 0 to 10000");
        }
        countData = Set.copyOf(countData);
        if (countData.contains("SIS")) {
            throw new IllegalArgumentException(
                    "grenspoort.telemetry.count-data must not name SIS: its alerts may be secret");
        }
    }
}
