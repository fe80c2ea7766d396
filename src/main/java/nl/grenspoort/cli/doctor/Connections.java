package nl.grenspoort.cli.doctor;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLException;

/**
 * The gateway and each system, reached over mutual TLS with the gateway's client certificate: once
 * for all checks, and all at the same time.
 */
final class Connections {
    static final String IDENTITY = "gateway-client";

    private final Setup setup;
    private final @Nullable Credentials own;
    private final List<X509Certificate> anchors;
    private final Map<String, Handshake> made = new ConcurrentHashMap<>();

    private Connections(Setup setup, @Nullable Credentials own, List<X509Certificate> anchors) {
        this.setup = setup;
        this.own = own;
        this.anchors = anchors;
    }

    /** Without usable keys {@link #possible} is false; their trouble is told by certs. */
    static Connections of(Setup setup) {
        if (setup.hasKeys()) {
            try {
                TrustDirectory trust = setup.trust();
                return new Connections(setup, trust.credentials(IDENTITY), trust.anchors("tls-ca"));
            } catch (StartRefusedException e) {
                // certs.key and certs.anchor say what is wrong with them
                return new Connections(setup, null, List.of());
            }
        }
        return new Connections(setup, null, List.of());
    }

    boolean possible() {
        return own != null;
    }

    List<X509Certificate> anchors() {
        return anchors;
    }

    Credentials own() {
        return requireNonNull(own, "asked only when possible");
    }

    Endpoint gateway() {
        return new Endpoint("gateway", setup.gateway());
    }

    /** Of systems that are switched on, in the order of their keys. */
    List<Endpoint> systems() {
        return setup.systems().entrySet().stream()
                .map(system -> new Endpoint(system.getKey(), system.getValue().address()))
                .toList();
    }

    /** Makes all connections to systems at once: a silent one costs its timeout only once. */
    Map<Endpoint, Handshake> toSystems() {
        Map<Endpoint, Handshake> all = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            systems().forEach(system -> threads.execute(() -> to(system)));
        }
        systems().forEach(system -> all.put(system, to(system)));
        return all;
    }

    Handshake to(Endpoint endpoint) {
        return made.computeIfAbsent(
                endpoint.toString(),
                _ -> new TlsProbe(setup.options().timeout()).agree(endpoint.socket(), own()));
    }

    /** Why the other side is not to be believed; null when it is. Expiry is not looked at. */
    @Nullable String distrust(Handshake.Agreed agreed) {
        return TrustPath.distrust(
                agreed.chain(),
                anchors,
                agreed.certificate().getNotBefore().toInstant().plusSeconds(1));
    }

    static boolean madeOutTo(String host, Handshake.Agreed agreed) {
        try {
            new DefaultHostnameVerifier().verify(host, agreed.certificate());
            return true;
        } catch (SSLException e) {
            return false;
        }
    }

    /**
     * Whether it is one of the demo's simulated systems: trusted, and with a test number. Only
     * those are asked for more than a handshake.
     */
    boolean simulated(Handshake handshake) {
        return setup.demo()
                && handshake instanceof Handshake.Agreed agreed
                && distrust(agreed) == null
                && Oin.of(agreed.certificate()).map(Oin::isTest).orElse(false);
    }
}
