package nl.grenspoort.telemetry;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/**
 * Times each step that a route names, and makes it a span. Steps without an id of their own are not
 * measured: the ids Camel makes up change with every reload, and would add meters without end.
 */
final class Steps implements InterceptStrategy {
    private final MeterRegistry meters;

    Steps(MeterRegistry meters) {
        this.meters = requireNonNull(meters, "meters");
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, @Nullable Processor next) {
        String id = node.getId();
        return id == null || !named(node)
                ? target
                : new Step(
                        id,
                        Meter.CHECK_STEP.timer(meters, id),
                        AsyncProcessorConverterHelper.convert(target));
    }

    private static boolean named(NamedNode node) {
        return node instanceof org.apache.camel.model.OptionalIdentifiedDefinition<?> definition
                && definition.hasCustomIdAssigned();
    }

    private static final class Step extends DelegateAsyncProcessor {
        private final String id;
        private final Timer timer;

        Step(String id, Timer timer, AsyncProcessor step) {
            super(step);
            this.id = id;
            this.timer = timer;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            long began = System.nanoTime();
            Journey journey = Journey.of(exchange);
            Traced span = journey.tracing().begin(id, journey.context()).tell(Attribute.STEP, id);
            try (LogContext _ = journey.logging()) {
                return processor.process(
                        exchange,
                        doneSync -> {
                            timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
                            if (exchange.getException() != null) {
                                span.failed();
                            }
                            span.close();
                            callback.done(doneSync);
                        });
            }
        }
    }
}
