package nl.grenspoort.simulator.wus;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.simulator.wus.InMemoryTransport.Answer;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;

import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.ws.addressing.WSAddressingFeature;
import org.apache.cxf.ws.security.tokenstore.MemoryTokenStore;
import org.apache.cxf.ws.security.tokenstore.TokenStore;
import org.apache.wss4j.common.cache.MemoryReplayCache;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The endpoint: CXF, the contract's schema checked both ways, addressed, signed, no replays. */
public final class WusEndpoint implements AutoCloseable {
    private static final String ADDRESS = "memory://system";

    private static final int LONGEST = 1_000_000;

    private final String path;
    private final Object implementation;
    private final MessageSecurity security;
    private @Nullable Running running;

    /**
     * @param path of the contract's address
     * @param implementation of the contract's port, whose annotations name it
     * @param own key that answers are signed with
     * @param anchors authorities of the askers
     * @param asker the only party that may ask
     */
    public WusEndpoint(
            String path,
            WusContract contract,
            Object implementation,
            Credentials own,
            List<X509Certificate> anchors,
            Oin asker,
            InstantSource clock) {
        this.path = path;
        this.implementation = implementation;
        this.security =
                new MessageSecurity(new SimulatorKeys(own, anchors), asker, contract, clock);
    }

    /** Answers one request. */
    public Reply answer(Request request) {
        if (!request.path().equals(path)) {
            return plain(404, "the contract's address is " + path);
        }
        if (!request.method().equals("POST")) {
            return plain(405, "SOAP comes by POST");
        }
        if (request.body().length > LONGEST) {
            return plain(413, "longer than " + LONGEST + " bytes");
        }
        Answer answer = running().exchange(request);
        return new Reply(answer.status(), answer.mediaType(), Map.of(), answer.body());
    }

    /** Made when it is needed: one costs some tenths of a second. */
    private synchronized Running running() {
        Running made = running;
        if (made == null) {
            made = new Running(implementation, security);
            running = made;
        }
        return made;
    }

    private static Reply plain(int status, String text) {
        return new Reply(
                status,
                "text/plain; charset=UTF-8",
                Map.of(),
                text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
        }
    }

    /** CXF's part. */
    private static final class Running {
        private final InMemoryTransport transport = new InMemoryTransport();
        private final Bus bus = BusFactory.newInstance().createBus();
        private final Server server;

        Running(Object implementation, MessageSecurity security) {
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

        Answer exchange(Request request) {
            return transport.exchange(ADDRESS, request.headers(), request.body());
        }

        void close() {
            server.destroy();
            bus.shutdown(false);
        }
    }
}
