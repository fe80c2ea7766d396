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
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code wire:<system key>}: sends the attempt in the body to that system and puts the answered or
 * failed attempt back. The one component of the routes that reaches out of the gateway; it has no
 * options and reads no header, so nothing that came in can steer it (law 8).
 */
final class WireComponent extends DefaultComponent {
    private final Map<SystemId, Sender> senders;
    private final Set<SystemId> off;

    /**
     * @param off systems that are configured and switched off: their route may be there, and sends
     *     nothing
     */
    WireComponent(Map<SystemId, Sender> senders, Set<SystemId> off) {
        this.senders = Map.copyOf(senders);
        this.off = Set.copyOf(off);
    }

    @Override
    protected Endpoint createEndpoint(
            String uri, String remaining, Map<String, Object> parameters) {
        SystemId system = new SystemId(remaining.toUpperCase(Locale.ROOT));
        Sender sender = senders.get(system);
        if (sender == null && !off.contains(system)) {
            throw new IllegalArgumentException(
                    "wire:" + remaining + " names no system that is connected and switched on");
        }
        return new WireEndpoint(uri, this, sender);
    }

    private static final class WireEndpoint extends DefaultEndpoint {
        private final @Nullable Sender sender;

        WireEndpoint(String uri, WireComponent component, @Nullable Sender sender) {
            super(uri, component);
            this.sender = sender;
        }

        @Override
        public Producer createProducer() {
            Sender on = sender;
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) {
                    Attempt attempt = exchange.getMessage().getBody(Attempt.class);
                    exchange.getMessage()
                            .setBody(
                                    requireNonNull(on, "the system is switched off")
                                            .send(requireNonNull(attempt, "an attempt is sent")));
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
