package nl.grenspoort.systems.wus;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Oin;

import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;

/**
 * How messages to and from one system are addressed, signed and verified.
 *
 * @param signerOin OIN that signs the answers
 * @param address WS-Addressing To, without OIN
 * @param fromAddress WS-Addressing From, without OIN
 * @param timestampTtl how long a message may be accepted after it was signed, both ways
 * @param clockSkew how far the clocks may be apart
 * @param maxAnswer longest answer that is read
 */
public record WusSettings(
        String signerOin,
        URI address,
        URI fromAddress,
        Duration timestampTtl,
        Duration clockSkew,
        DataSize maxAnswer) {
    public WusSettings {
        requireNonNull(signerOin, "signerOin");
        requireNonNull(address, "address");
        requireNonNull(fromAddress, "fromAddress");
        requireNonNull(timestampTtl, "timestampTtl");
        requireNonNull(clockSkew, "clockSkew");
        requireNonNull(maxAnswer, "maxAnswer");
    }

    /**
     * @param prefix of the settings' names, as {@code grenspoort.sis}
     * @return these
     * @throws IllegalArgumentException naming a setting that can't be used
     */
    public WusSettings checked(String prefix) {
        refuseUnless(isOin(signerOin), prefix, "signer-oin must be an OIN of 20 positions");
        refuseUnless(address.getQuery() == null, prefix, "address must not have a query");
        refuseUnless(fromAddress.getQuery() == null, prefix, "from-address must not have a query");
        refuseUnless(
                timestampTtl.toSeconds() >= 1 && timestampTtl.toHours() < 1,
                prefix,
                "timestamp-ttl must be between 1s and 1h");
        refuseUnless(
                !clockSkew.isNegative() && clockSkew.compareTo(timestampTtl) <= 0,
                prefix,
                "clock-skew must be between 0s and timestamp-ttl");
        refuseUnless(
                maxAnswer.toBytes() >= 10_000 && maxAnswer.toMegabytes() <= 100,
                prefix,
                "max-answer must be between 10000B and 100MB");
        return this;
    }

    private static boolean isOin(String text) {
        try {
            return new Oin(text).value().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refuseUnless(boolean good, String prefix, String message) {
        if (!good) {
            throw new IllegalArgumentException(prefix + "." + message);
        }
    }
}
