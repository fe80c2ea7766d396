package nl.grenspoort.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How long a border check may take.
 *
 * @param consultationDeadline of the whole fan-out; what has not answered by then is unknown
 * @param lease how long a node may work on a check before another takes it over
 * @param resumeWithin an interrupted check younger than this asks again; an older one is concluded
 *     with what is known, for the traveller is no longer there
 * @param tryAgainOnceIn a lane sends a traveller back for a misreading at most once in this time
 */
@ConfigurationProperties("grenspoort.casework")
record CaseworkProperties(
        @DefaultValue("5s") Duration consultationDeadline,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("2m") Duration resumeWithin,
        @DefaultValue("1m") Duration tryAgainOnceIn) {
    CaseworkProperties {
        positive("consultation-deadline", consultationDeadline);
        positive("lease", lease);
        positive("resume-within", resumeWithin);
        positive("try-again-once-in", tryAgainOnceIn);
        if (lease.compareTo(consultationDeadline) <= 0) {
            throw new IllegalArgumentException(
                    "grenspoort.casework.lease must be longer than consultation-deadline");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "grenspoort.casework." + name + " must be longer than zero");
        }
    }
}
