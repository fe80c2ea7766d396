package nl.grenspoort.trust.wus;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What an answer names in its headers (WA001, WB014).
 *
 * @param action as in the WSDL
 * @param relatesTo MessageID of the request; null when it had no usable one
 * @param confirmed signature of the request in base64; null when it was not verified
 */
public record WusReply(String action, @Nullable String relatesTo, @Nullable String confirmed) {
    public WusReply {
        requireNonNull(action, "action");
    }
}
