package nl.grenspoort.kiosk.exchange;

import nl.grenspoort.access.Lane;

import java.util.Map;

/**
 * How much one caller may ask. A caller is a registered terminal; all certificates that are
 * registered to none are one caller together.
 *
 * @param requestsPerSecond in the long run
 * @param burst requests at once after a pause
 * @param checksPerMinute new checks by lane; as many at once after a pause
 * @param concurrent requests under way
 * @param waiting reads that wait for another instruction, apart from those
 * @param unregisteredPerSecond requests of unregistered certificates; twice as many at once
 * @param bodyBytes of all bodies held at once
 * @param bodyBytesPerCaller of those, one caller's
 */
public record RateLimits(
        int requestsPerSecond,
        int burst,
        Map<Lane, Integer> checksPerMinute,
        int concurrent,
        int waiting,
        int unregisteredPerSecond,
        long bodyBytes,
        long bodyBytesPerCaller) {
    public RateLimits {
        checksPerMinute = Map.copyOf(checksPerMinute);
    }
}
