package nl.grenspoort.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What a desk sees of a check while its systems are asked.
 *
 * @param after how long an examination runs before anything of it is written: one that ends sooner
 *     costs nothing
 * @param writers how many are written at once on a node; others wait, and of one check only the
 *     newest is written
 */
@ConfigurationProperties("grenspoort.partial-results")
record PartialResultsProperties(
        @DefaultValue("300ms") Duration after, @DefaultValue("2") int writers) {
    PartialResultsProperties {
        if (after.isNegative()) {
            throw new IllegalArgumentException(
                    "grenspoort.partial-results.after can't be negative");
        }
        if (writers < 1) {
            throw new IllegalArgumentException(
                    "grenspoort.partial-results.writers must be 1 or more");
        }
    }
}
