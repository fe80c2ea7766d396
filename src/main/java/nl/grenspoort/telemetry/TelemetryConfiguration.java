package nl.grenspoort.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.apache.camel.spi.InterceptStrategy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TelemetryProperties.class)
class TelemetryConfiguration {
    /** Nothing is recorded where nothing is exported; trace ids are given out all the same. */
    @Bean
    Sampler entranceSampler(
            TelemetryProperties properties, ObjectProvider<SpanExporter> exporters) {
        return exporters.stream().findAny().isEmpty()
                ? Sampler.alwaysOff()
                : new EntranceSampler(properties.sampledShare(), properties.tracesPerSecond());
    }

    @Bean
    Tracing tracing(ObjectProvider<OpenTelemetry> openTelemetry) {
        OpenTelemetry found = openTelemetry.getIfAvailable();
        return found == null ? Tracing.none() : new Tracing(found.getTracer("nl.grenspoort"));
    }

    /** Camel finds it by its type. */
    @Bean
    InterceptStrategy steps(MeterRegistry meters) {
        return new Steps(meters);
    }
}
