package nl.grenspoort.trust.wus;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Oin;

import java.net.URI;
import java.util.UUID;

/**
 * What the WS-Addressing headers of a request say (WA001). To and From name the party by its OIN.
 *
 * @param action as in the WSDL
 * @param to the provider's address with its OIN
 * @param from the asking party's address with its OIN
 * @param messageId the same over retries
 */
public record WusAddress(String action, URI to, URI from, UUID messageId) {
    public WusAddress {
        requireNonNull(action, "action");
        requireNonNull(to, "to");
        requireNonNull(from, "from");
        requireNonNull(messageId, "messageId");
    }

    /** The address with the OIN as query parameter, as WA001 allows. */
    public static URI withOin(URI address, Oin oin) {
        return URI.create(address + "?OIN=" + oin);
    }

    String messageUri() {
        return "urn:uuid:" + messageId;
    }
}
