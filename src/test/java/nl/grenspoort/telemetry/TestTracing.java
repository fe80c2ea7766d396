package nl.grenspoort.telemetry;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import java.util.List;

/** Traces that are kept in memory, as the gateway would export them. */
public final class TestTracing {
    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Tracing tracing;

    private TestTracing(Sampler sampler) {
        SdkTracerProvider provider =
                SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(exported))
                        .build();
        tracing = new Tracing(provider.get("test"));
    }

    /** Exports every trace. */
    public static TestTracing everything() {
        return new TestTracing(new EntranceSampler(1, 10_000));
    }

    /** Exports none, as where no endpoint is configured. */
    public static TestTracing nothing() {
        return new TestTracing(Sampler.alwaysOff());
    }

    static TestTracing sampledBy(Sampler sampler) {
        return new TestTracing(sampler);
    }

    public Tracing tracing() {
        return tracing;
    }

    /** Ended spans, the first ended first. */
    public List<SpanData> spans() {
        return exported.getFinishedSpanItems();
    }
}
