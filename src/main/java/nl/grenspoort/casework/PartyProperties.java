package nl.grenspoort.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Who is worked as one party.
 *
 * @param within checks opened longer ago are of another journey: numbers of flights and coaches
 *     come back
 * @param most members; of a larger party the latest so many
 */
@ConfigurationProperties("grenspoort.party")
public record PartyProperties(@DefaultValue("12h") Duration within, @DefaultValue("500") int most) {
    public PartyProperties {
        if (!within.isPositive()) {
            throw new IllegalArgumentException("grenspoort.party.within must be longer than zero");
        }
        if (most < 1) {
            throw new IllegalArgumentException("grenspoort.party.most must be at least 1");
        }
    }
}
