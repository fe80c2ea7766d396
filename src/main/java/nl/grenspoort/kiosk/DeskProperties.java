package nl.grenspoort.kiosk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How messages of the desk service are signed and verified.
 *
 * @param timestampTtl how long a message may be accepted after it was signed, both ways; verified
 *     messages are remembered as long, so that none is accepted twice
 * @param clockSkew how far the clocks may be apart
 */
@ConfigurationProperties("grenspoort.kiosk.soap")
record DeskProperties(
        @DefaultValue("5m") Duration timestampTtl, @DefaultValue("1m") Duration clockSkew) {
    DeskProperties {
        if (timestampTtl.toSeconds() < 1 || timestampTtl.toHours() >= 1) {
            throw new IllegalArgumentException(
                    "grenspoort.kiosk.soap.timestamp-ttl must be between 1s and 1h");
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(timestampTtl) > 0) {
            throw new IllegalArgumentException(
                    "grenspoort.kiosk.soap.clock-skew must be between 0s and timestamp-ttl");
        }
    }
}
