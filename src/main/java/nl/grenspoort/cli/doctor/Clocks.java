package nl.grenspoort.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Compares this machine's clock with others'. */
final class Clocks {
    /** The Date header is cut to the second, and the answer took its time. */
    private static final Duration HEADER = Duration.ofSeconds(3);

    private Clocks() {}

    /** With whoever answered, when clocks are examined. */
    static void compare(String peer, Http.Answer answer, Examination examination) {
        if (!examination.covers(Area.CONFIG) || answer.date().isEmpty()) {
            return;
        }
        Instant theirs = answer.date().get();
        Duration apart = Duration.between(answer.sent(), theirs).abs();
        if (apart.compareTo(HEADER) > 0) {
            examination.ill(
                    Ailment.CLOCK_APART, peer, Map.of("peer", peer, "seconds", apart.toSeconds()));
        } else {
            examination.ok(Check.CLOCK, peer, "agrees to the second or so");
        }
    }
}
