package nl.grenspoort.systems.vis;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.systems.wus.WusSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;

/**
 * How messages to and from the VIS are addressed, signed and verified. Where they are sent, and how
 * long is waited, belongs to the sender.
 *
 * @param state whose external border is crossed: a visa must be valid there
 * @param signerOin OIN that signs the answers
 * @param address WS-Addressing To, without OIN
 * @param fromAddress WS-Addressing From, without OIN
 * @param timestampTtl how long a message may be accepted after it was signed, both ways
 * @param clockSkew how far the clocks may be apart
 * @param maxAnswer longest answer that is read
 */
@ConfigurationProperties("grenspoort.vis")
public record VisProperties(
        @DefaultValue("NLD") CountryCode state,
        @DefaultValue("00000099000000014000") String signerOin,
        @DefaultValue("https://localhost:18445/vis/v1") URI address,
        @DefaultValue("https://localhost/grenspoort") URI fromAddress,
        @DefaultValue("5m") Duration timestampTtl,
        @DefaultValue("1m") Duration clockSkew,
        @DefaultValue("1MB") DataSize maxAnswer) {
    public VisProperties {
        wus(signerOin, address, fromAddress, timestampTtl, clockSkew, maxAnswer);
    }

    WusSettings wus() {
        return wus(signerOin, address, fromAddress, timestampTtl, clockSkew, maxAnswer);
    }

    private static WusSettings wus(
            String signerOin,
            URI address,
            URI fromAddress,
            Duration timestampTtl,
            Duration clockSkew,
            DataSize maxAnswer) {
        return new WusSettings(signerOin, address, fromAddress, timestampTtl, clockSkew, maxAnswer)
                .checked("grenspoort.vis");
    }
}
