package nl.grenspoort.simulator.wus;

import org.apache.cxf.Bus;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.transport.AbstractDestination;
import org.apache.cxf.transport.AbstractTransportFactory;
import org.apache.cxf.transport.Conduit;
import org.apache.cxf.transport.Destination;
import org.apache.cxf.transport.DestinationFactory;
import org.apache.cxf.ws.addressing.AttributedURIType;
import org.apache.cxf.ws.addressing.EndpointReferenceType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * Hands bytes to a CXF endpoint and takes its bytes back, without a socket: HTTP belongs to the
 * simulators' frame. CXF's own transport for this is not to be had in this version.
 */
final class InMemoryTransport extends AbstractTransportFactory implements DestinationFactory {
    private static final String PREFIX = "memory://";
    private static final Logger LOG = Logger.getLogger(InMemoryTransport.class.getName());

    private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();

    InMemoryTransport() {
        super(List.of("http://schemas.xmlsoap.org/soap/http"));
    }

    @Override
    public Set<String> getUriPrefixes() {
        return Set.of(PREFIX);
    }

    @Override
    public Destination getDestination(EndpointInfo endpoint, Bus bus) {
        return inboxes.computeIfAbsent(
                endpoint.getAddress(), address -> new Inbox(bus, reference(address), endpoint));
    }

    /** One exchange with the endpoint at this address, in the calling thread. */
    Answer exchange(String address, Map<String, String> headers, byte[] body) {
        Inbox inbox = inboxes.get(address);
        if (inbox == null) {
            throw new IllegalArgumentException("nothing listens at " + address);
        }
        return inbox.exchange(headers, body);
    }

    private static EndpointReferenceType reference(String address) {
        AttributedURIType uri = new AttributedURIType();
        uri.setValue(address);
        EndpointReferenceType reference = new EndpointReferenceType();
        reference.setAddress(uri);
        return reference;
    }

    /** Status, media type and body as the endpoint set them. */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    record Answer(int status, String mediaType, byte[] body) {}

    private static final class Inbox extends AbstractDestination {
        Inbox(Bus bus, EndpointReferenceType reference, EndpointInfo endpoint) {
            super(bus, reference, endpoint);
        }

        Answer exchange(Map<String, String> headers, byte[] body) {
            Map<String, List<String>> protocol = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.forEach((name, value) -> protocol.put(name, List.of(value)));
            MessageImpl in = new MessageImpl();
            in.setContent(InputStream.class, new ByteArrayInputStream(body));
            in.put(Message.CONTENT_TYPE, headers.getOrDefault("content-type", "text/xml"));
            in.put(Message.PROTOCOL_HEADERS, protocol);
            in.put(Message.HTTP_REQUEST_METHOD, "POST");
            in.setExchange(new ExchangeImpl());
            in.getExchange().setInMessage(in);
            in.getExchange().setDestination(this);
            Sink sink = new Sink();
            in.put(Sink.class, sink);
            getMessageObserver().onMessage(in);
            return sink.answer();
        }

        @Override
        protected Conduit getInbuiltBackChannel(Message in) {
            return new Back(getAddress(), in.get(Sink.class));
        }

        @Override
        protected Logger getLogger() {
            return LOG;
        }
    }

    /** Where the endpoint writes its answer to. */
    private static final class Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        private int status = 202;
        private String mediaType = "text/xml";

        void open(Message out) {
            out.setContent(OutputStream.class, bytes);
        }

        void close(Message out) throws IOException {
            OutputStream stream = out.getContent(OutputStream.class);
            if (stream != null) {
                stream.flush();
            }
            status = out.get(Message.RESPONSE_CODE) instanceof Integer code ? code : 200;
            if (out.get(Message.CONTENT_TYPE) instanceof String type) {
                mediaType = type.contains("charset") ? type : type + "; charset=UTF-8";
            }
        }

        Answer answer() {
            return new Answer(status, mediaType, bytes.toByteArray());
        }
    }

    private static final class Back extends AbstractConduit {
        private final Sink sink;

        Back(EndpointReferenceType reference, Sink sink) {
            super(reference);
            this.sink = sink;
        }

        @Override
        public void prepare(Message out) {
            sink.open(out);
        }

        @Override
        public void close(Message out) throws IOException {
            sink.close(out);
        }

        @Override
        protected Logger getLogger() {
            return LOG;
        }
    }
}
