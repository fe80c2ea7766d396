package nl.grenspoort.systems.sis;

import nl.grenspoort.trust.Oin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;

/**
 * How messages to and from SIS are addressed, signed and verified. Where they are sent, and how
 * long is waited, belongs to the sender.
 *
 * @param signerOin OIN that signs the answers
 * @param address WS-Addressing To, without OIN
 * @param fromAddress WS-Addressing From, without OIN
 * @param timestampTtl how long a message may be accepted after it was signed, both ways
 * @param clockSkew how far the clocks may be apart
 * @param maxAnswer longest answer that is read
 */
@ConfigurationProperties("grenspoort.sis")
public record SisProperties(
        @DefaultValue("00000099000000011000") String signerOin,
        @DefaultValue("https://localhost:18443/sis/v1") URI address,
        @DefaultValue("https://localhost/grenspoort") URI fromAddress,
        @DefaultValue("5m") Duration timestampTtl,
        @DefaultValue("1m") Duration clockSkew,
        @DefaultValue("1MB") DataSize maxAnswer) {
    public SisProperties {
        refuseUnless(isOin(signerOin), "signer-oin must be an OIN of 20 positions");
        refuseUnless(address.getQuery() == null, "address must not have a query");
        refuseUnless(fromAddress.getQuery() == null, "from-address must not have a query");
        refuseUnless(
                timestampTtl.toSeconds() >= 1 && timestampTtl.toHours() < 1,
                "timestamp-ttl must be between 1s and 1h");
        refuseUnless(
                !clockSkew.isNegative() && clockSkew.compareTo(timestampTtl) <= 0,
                "clock-skew must be between 0s and timestamp-ttl");
        refuseUnless(
                maxAnswer.toBytes() >= 10_000 && maxAnswer.toMegabytes() <= 100,
                "max-answer must be between 10000B and 100MB");
    }

    private static boolean isOin(String text) {
        try {
            return new Oin(text).value().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refuseUnless(boolean good, String message) {
        if (!good) {
            throw new IllegalArgumentException("grenspoort.sis." + message);
        }
    }
}
