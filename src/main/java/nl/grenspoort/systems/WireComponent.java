package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

import java.util.Locale;
import java.util.Map;

/**
 * {@code wire:<system key>}: sends the attempt in the body to that system and puts the answered or
 * failed attempt back. The one component of the routes that reaches out of the gateway; it has no
 * options and reads no header, so nothing that came in can steer it (law 8).
 */
final class WireComponent extends DefaultComponent {
    private final Map<SystemId, Sender> senders;

    WireComponent(Map<SystemId, Sender> senders) {
        this.senders = Map.copyOf(senders);
    }

    @Override
    protected Endpoint createEndpoint(
            String uri, String remaining, Map<String, Object> parameters) {
        Sender sender = senders.get(new SystemId(remaining.toUpperCase(Locale.ROOT)));
        if (sender == null) {
            throw new IllegalArgumentException(
                    "wire:" + remaining + " names no system that is connected and switched on");
        }
        return new WireEndpoint(uri, this, sender);
    }

    private static final class WireEndpoint extends DefaultEndpoint {
        private final Sender sender;

        WireEndpoint(String uri, WireComponent component, Sender sender) {
            super(uri, component);
            this.sender = sender;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) {
                    Attempt attempt = exchange.getMessage().getBody(Attempt.class);
                    exchange.getMessage()
                            .setBody(sender.send(requireNonNull(attempt, "an attempt is sent")));
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("nothing comes in by wire:");
        }

        @Override
        public boolean isSingleton() {
            return true;
        }
    }
}
