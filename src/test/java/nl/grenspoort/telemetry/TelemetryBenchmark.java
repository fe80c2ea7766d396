package nl.grenspoort.telemetry;

import com.sun.management.ThreadMXBean;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;

import java.lang.management.ManagementFactory;
import java.util.UUID;

/**
 * What timing and tracing cost a check: as many named steps as a check with two systems has, doing
 * nothing. CPU and memory of the thread itself, so that a busy machine changes little. A main, for
 * docs/measurements.md.
 */
final class TelemetryBenchmark {
    private static final int STEPS = 26;
    private static final int WARM_UP = 60_000;
    private static final int MEASURED = 60_000;

    private TelemetryBenchmark() {}

    public static void main(String[] args) throws Exception {
        System.out.println("variant,cpu-us/check,kB/check");
        for (String variant : new String[] {"off", "unsampled", "sampled"}) {
            run(variant);
        }
    }

    private static void run(String variant) throws Exception {
        Tracing tracing =
                variant.equals("off")
                        ? Tracing.none()
                        : new Tracing(
                                SdkTracerProvider.builder()
                                        .setSampler(
                                                variant.equals("sampled")
                                                        ? Sampler.alwaysOn()
                                                        : Sampler.alwaysOff())
                                        .addSpanProcessor(new Forgetting())
                                        .build()
                                        .get("bench"));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            if (!variant.equals("off")) {
                camel.getCamelContextExtension()
                        .addInterceptStrategy(
                                new Steps(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
            }
            camel.addRoutes(route());
            camel.start();
            ProducerTemplate template = camel.createProducerTemplate();
            loop(template, tracing, WARM_UP);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long cpu = threads.getCurrentThreadCpuTime();
            long memory = threads.getCurrentThreadAllocatedBytes();
            loop(template, tracing, MEASURED);
            System.out.printf(
                    "%s,%.1f,%.1f%n",
                    variant,
                    (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / MEASURED,
                    (threads.getCurrentThreadAllocatedBytes() - memory) / 1e3 / MEASURED);
        }
    }

    private static void loop(ProducerTemplate template, Tracing tracing, int times) {
        for (int i = 0; i < times; i++) {
            try (Traced check = tracing.begin("check", TraceContext.NONE)) {
                template.sendBodyAndProperty(
                        "direct:check",
                        "body",
                        Journey.PROPERTY,
                        Journey.of(tracing, check.context(), UUID.randomUUID()));
            }
        }
    }

    private static RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                ProcessorDefinition<?> route = from("direct:check");
                for (int i = 0; i < STEPS; i++) {
                    route = route.process(_ -> {}).id("step-" + i);
                }
            }
        };
    }

    /** As an exporter that is never late. */
    private static final class Forgetting implements SpanProcessor {
        @Override
        public void onStart(io.opentelemetry.context.Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            span.toSpanData();
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
