package nl.grenspoort.cli.doctor;

import java.security.cert.X509Certificate;
import java.util.List;

/** How an attempt to agree on mutual TLS ended. */
sealed interface Handshake {
    /** Why nothing was agreed. */
    enum Why {
        UNKNOWN_HOST,
        NOBODY,
        NO_ANSWER,
        NO_TLS,
        NO_AGREEMENT,
        WE_ARE_REFUSED,
        OTHER
    }

    /**
     * It was agreed; whether to believe the other side is another matter.
     *
     * @param group of the key exchange
     * @param chain the other side's, end entity first
     * @param millis from the first packet to the end of the handshake
     */
    record Agreed(
            String protocol, String suite, String group, List<X509Certificate> chain, long millis)
            implements Handshake {
        X509Certificate certificate() {
            return chain.getFirst();
        }

        @Override
        public String toString() {
            return "%s %s %s, certificate %s"
                    .formatted(
                            protocol.replace("TLSv", "TLS "),
                            suite,
                            group,
                            Rating.named(certificate().getPublicKey()));
        }
    }

    /** It was not agreed. */
    record Failed(Why why, String said) implements Handshake {}
}
