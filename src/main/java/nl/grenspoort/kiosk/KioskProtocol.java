package nl.grenspoort.kiosk;

import static java.util.Objects.requireNonNull;

import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * HTTP/1.1 whose connections are watched from the first packet on. Public with a constructor
 * without arguments, because Tomcat makes it.
 */
public final class KioskProtocol extends Http11NioProtocol {
    private final WatchedEndpoint endpoint;

    public KioskProtocol() {
        this(new WatchedEndpoint());
    }

    private KioskProtocol(WatchedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** To be called before it starts. */
    void watch(ConnectionWatch watch, Runnable refused) {
        endpoint.watch = watch;
        endpoint.refused = refused;
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new EveryRequest(adapter));
    }

    /**
     * Tomcat answers {@code OPTIONS *} by itself, past log and headers; made an address like any
     * other it comes to the filters, which do not know it.
     */
    private record EveryRequest(Adapter tomcat) implements Adapter {
        @Override
        public void service(Request request, Response response) throws Exception {
            if (request.requestURI().equals("*")) {
                request.requestURI().setString("/*");
            }
            tomcat.service(request, response);
        }

        @Override
        public boolean prepare(Request request, Response response) throws Exception {
            return tomcat.prepare(request, response);
        }

        @Override
        public boolean asyncDispatch(Request request, Response response, SocketEvent status)
                throws Exception {
            return tomcat.asyncDispatch(request, response, status);
        }

        @Override
        public void log(Request request, Response response, long time) {
            tomcat.log(request, response, time);
        }

        @Override
        public void checkRecycled(Request request, Response response) {
            tomcat.checkRecycled(request, response);
        }

        @Override
        public String getDomain() {
            return tomcat.getDomain();
        }
    }

    private static final class WatchedEndpoint extends NioEndpoint {
        private static final Duration EVERY = Duration.ofMillis(250);

        private @Nullable ConnectionWatch watch;
        private @Nullable Runnable refused;
        private @Nullable Thread sweeper;

        @Override
        protected boolean setSocketOptions(SocketChannel channel) {
            if (!watch().accepted(channel)) {
                requireNonNull(refused, "refused").run();
                // nobody else knows this connection yet
                destroySocket(channel);
                return false;
            }
            return super.setSocketOptions(channel);
        }

        @Override
        public void startInternal() throws Exception {
            super.startInternal();
            sweeper = Thread.ofVirtual().name("kiosk-connections").start(this::sweep);
        }

        @Override
        public void stopInternal() {
            if (sweeper != null) {
                sweeper.interrupt();
            }
            super.stopInternal();
        }

        private void sweep() {
            try {
                while (true) {
                    Thread.sleep(EVERY);
                    watch().sweep();
                }
            } catch (InterruptedException _) {
                // the server stops
            }
        }

        private ConnectionWatch watch() {
            return requireNonNull(watch, "the port is watched");
        }
    }
}
