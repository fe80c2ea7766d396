package nl.grenspoort.simulator.sis;

import nl.grenspoort.simulator.sis.InMemoryTransport.Answer;
import nl.grenspoort.systems.sis.wsdl.SisPort;

import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.ws.addressing.WSAddressingFeature;
import org.apache.cxf.ws.security.tokenstore.MemoryTokenStore;
import org.apache.cxf.ws.security.tokenstore.TokenStore;
import org.apache.wss4j.common.cache.MemoryReplayCache;

import java.util.Map;

/** The endpoint: CXF, the contract's schema checked both ways, addressed, signed, no replays. */
final class SisEndpoint implements AutoCloseable {
    private static final String ADDRESS = "memory://sis";

    private final InMemoryTransport transport = new InMemoryTransport();
    private final Bus bus = BusFactory.newInstance().createBus();
    private final Server server;

    SisEndpoint(SisPort implementation, MessageSecurity security) {
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(bus);
        factory.setServiceBean(implementation);
        factory.setServiceClass(implementation.getClass());
        factory.setAddress(ADDRESS);
        factory.setDestinationFactory(transport);
        WSAddressingFeature addressing = new WSAddressingFeature();
        addressing.setAddressingRequired(true);
        factory.getFeatures().add(addressing);
        factory.setProperties(
                Map.of(
                        "schema-validation-enabled",
                        "BOTH",
                        "ws-security.enable.timestamp.cache",
                        "true",
                        "ws-security.timestamp.cache.instance",
                        new MemoryReplayCache(),
                        TokenStore.class.getName(),
                        new MemoryTokenStore(),
                        // CXF would print a stack trace for each; FaultCatalogue logs a line
                        FaultListener.class.getName(),
                        (FaultListener) (fault, description, message) -> false));
        factory.setStart(false);
        this.server = factory.create();
        security.secure(server.getEndpoint());
        server.start();
    }

    Answer exchange(Map<String, String> headers, byte[] body) {
        return transport.exchange(ADDRESS, headers, body);
    }

    @Override
    public void close() {
        server.destroy();
        bus.shutdown(false);
    }
}
