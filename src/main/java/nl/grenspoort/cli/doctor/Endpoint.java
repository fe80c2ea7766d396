package nl.grenspoort.cli.doctor;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Somebody who is reached over TLS.
 *
 * @param name for the report: {@code gateway}, {@code sis}
 */
record Endpoint(String name, URI address) {
    String host() {
        return address.getHost();
    }

    int port() {
        return address.getPort() < 0 ? 443 : address.getPort();
    }

    /** Looked up now; unresolved when the name is not known. */
    InetSocketAddress socket() {
        return new InetSocketAddress(host(), port());
    }

    @Override
    public String toString() {
        return name + " (" + host() + ":" + port() + ")";
    }
}
