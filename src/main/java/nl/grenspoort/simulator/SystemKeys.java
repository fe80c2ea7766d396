package nl.grenspoort.simulator;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

/**
 * What a system signs its answers with, for answers that the frame signs in its place.
 *
 * @param trust where the keys are
 * @param identity whose key it is
 */
record SystemKeys(TrustDirectory trust, String identity) {
    /** The demo makes for every signing certificate one for the same key that has expired. */
    static final String EXPIRED = "-expired";

    SystemKeys {
        requireNonNull(trust, "trust");
        requireNonNull(identity, "identity");
    }

    Credentials own() {
        return trust.credentials(identity);
    }

    /** The same key under a certificate that has expired. */
    Credentials expired() {
        return trust.credentials(identity + EXPIRED);
    }

    /** Credentials for an answer with this fault. */
    Credentials with(FaultMode mode) {
        return mode == FaultMode.CERTIFICATE_EXPIRED ? expired() : own();
    }

    Oin oin() {
        return Oin.of(own().certificate())
                .orElseThrow(() -> new IllegalStateException(identity + " has no OIN"));
    }
}
