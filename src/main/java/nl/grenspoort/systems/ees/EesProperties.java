package nl.grenspoort.systems.ees;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Oin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Whose answers count as the EES's, and how fresh they must be.
 *
 * @param signerOin organisation that signs answers and that requests are addressed to
 * @param maxAge how old an answer's signature may be
 * @param clockSkew how far the clock of the EES may differ from ours
 */
@ConfigurationProperties("grenspoort.ees")
record EesProperties(
        @DefaultValue("00000099000000012000") Oin signerOin,
        @DefaultValue("1m") Duration maxAge,
        @DefaultValue("10s") Duration clockSkew) {
    EesProperties {
        requireNonNull(signerOin, "signerOin");
        if (!maxAge.isPositive()) {
            throw new IllegalArgumentException("grenspoort.ees.max-age must be longer than zero");
        }
        if (clockSkew.isNegative()) {
            throw new IllegalArgumentException("grenspoort.ees.clock-skew can't be negative");
        }
    }
}
