package nl.grenspoort.casework;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long a border check may take.
 *
 * @param consultationDeadline of the whole fan-out; what has not answered by then is unknown
 * @param fanOutTimeout safety net of the fan-out, somewhat longer than its deadline: whatever hangs
 *     beyond it is unknown
 * @param lease how long a node may work on a check before another takes it over
 * @param resumeWithin an interrupted check younger than this asks again; an older one is concluded
 *     with what is known, for the traveller is no longer there
 * @param tryAgainOnceIn a lane sends a traveller back for a misreading at most once in this time
 * @param nationalities what each nationality means, by date
 */
@ConfigurationProperties("grenspoort.casework")
public record CaseworkProperties(
        @DefaultValue("5s") Duration consultationDeadline,
        @DefaultValue("5500ms") Duration fanOutTimeout,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("2m") Duration resumeWithin,
        @DefaultValue("1m") Duration tryAgainOnceIn,
        @DefaultValue("config/reference/nationalities.yaml") Path nationalities) {
    public CaseworkProperties {
        positive("consultation-deadline", consultationDeadline);
        positive("lease", lease);
        positive("resume-within", resumeWithin);
        positive("try-again-once-in", tryAgainOnceIn);
        if (fanOutTimeout.compareTo(consultationDeadline) <= 0) {
            throw new IllegalArgumentException(
                    "grenspoort.casework.fan-out-timeout must be longer than consultation-deadline");
        }
        if (lease.compareTo(fanOutTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "grenspoort.casework.lease must be longer than fan-out-timeout");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "grenspoort.casework." + name + " must be longer than zero");
        }
    }
}
