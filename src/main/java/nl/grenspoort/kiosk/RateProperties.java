package nl.grenspoort.kiosk;

import nl.grenspoort.access.Lane;
import nl.grenspoort.kiosk.exchange.RateLimits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

/**
 * How much one terminal may ask, and how much of all bodies is held in memory. More is answered
 * with 429, the whole memory used with 503. A kiosk makes some ten requests for a traveller.
 *
 * @param requestsPerSecond of one terminal, in the long run
 * @param burst of one terminal, at once after a pause
 * @param checksPerMinute new checks of one terminal, by the lane it stands in
 * @param concurrent requests of one terminal under way
 * @param waiting reads of one terminal that wait, apart from those
 * @param unregisteredPerSecond of all certificates together that are registered to no terminal
 * @param bodies bytes of all bodies held at once; each costs about five times that in memory
 * @param bodiesPerTerminal of those, the share one terminal can have
 * @param logEvery refusals are counted for so long and told to the log in one entry, before their
 *     answers leave
 */
@ConfigurationProperties("grenspoort.kiosk.rate")
record RateProperties(
        @DefaultValue("50") int requestsPerSecond,
        @DefaultValue("200") int burst,
        @DefaultValue Checks checksPerMinute,
        @DefaultValue("32") int concurrent,
        @DefaultValue("64") int waiting,
        @DefaultValue("10") int unregisteredPerSecond,
        @DefaultValue("64MB") DataSize bodies,
        @DefaultValue("24MB") DataSize bodiesPerTerminal,
        @DefaultValue("1s") Duration logEvery) {
    RateProperties {
        positive("requests-per-second", requestsPerSecond);
        positive("burst", burst);
        positive("concurrent", concurrent);
        positive("waiting", waiting);
        positive("unregistered-per-second", unregisteredPerSecond);
        positive("bodies", bodies.toBytes());
        positive("bodies-per-terminal", bodiesPerTerminal.toBytes());
        positive("log-every", logEvery.toNanos());
        if (logEvery.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException(
                    "grenspoort.kiosk.rate.log-every must be at most 10s: answers wait for it");
        }
    }

    /** By lane. */
    record Checks(
            @DefaultValue("60") int kiosk,
            @DefaultValue("60") int eGate,
            @DefaultValue("120") int desk,
            @DefaultValue("60") int mobile) {
        Checks {
            positive("checks-per-minute.kiosk", kiosk);
            positive("checks-per-minute.e-gate", eGate);
            positive("checks-per-minute.desk", desk);
            positive("checks-per-minute.mobile", mobile);
        }
    }

    RateLimits limits() {
        return new RateLimits(
                requestsPerSecond,
                burst,
                Map.of(
                        Lane.KIOSK, checksPerMinute.kiosk(),
                        Lane.E_GATE, checksPerMinute.eGate(),
                        Lane.DESK, checksPerMinute.desk(),
                        Lane.MOBILE, checksPerMinute.mobile()),
                concurrent,
                waiting,
                unregisteredPerSecond,
                bodies.toBytes(),
                bodiesPerTerminal.toBytes());
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "grenspoort.kiosk.rate." + name + " must be at least 1");
        }
    }
}
