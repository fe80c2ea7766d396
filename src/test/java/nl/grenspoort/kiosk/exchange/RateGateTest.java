package nl.grenspoort.kiosk.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.Terminal;
import nl.grenspoort.casework.Caller;
import nl.grenspoort.kiosk.exchange.RateGate.Decision;
import nl.grenspoort.kiosk.exchange.RateGate.Decision.Admitted;
import nl.grenspoort.kiosk.exchange.RateGate.Room;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.messagelog.LogRecord.Actor;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class RateGateTest {
    private static final Identification ONE = known("1000", Lane.KIOSK);
    private static final Identification OTHER = known("2000", Lane.E_GATE);
    private static final Identification STRANGER =
            new Identification.Refused(
                    new Actor("unregistered", null, "NONE", "00"),
                    Problem.of(ProblemType.TERMINAL_NOT_REGISTERED));

    private final AtomicLong now = new AtomicLong();
    private final RateGate gate =
            new RateGate(
                    new RateLimits(
                            10,
                            20,
                            Map.of(Lane.KIOSK, 3, Lane.E_GATE, 6, Lane.DESK, 1, Lane.MOBILE, 1),
                            4,
                            2,
                            5,
                            1000,
                            600),
                    now::get);

    @Threat("T-RATE-1")
    @Test
    void one_callers_flood_uses_up_its_own_limit_only() {
        assertThat(admitted(ONE, Operation.COMPLETE, 100)).isEqualTo(20);
        assertThat(limit(gate.enter(ONE, Operation.COMPLETE))).isEqualTo("requests");
        assertThat(admitted(OTHER, Operation.COMPLETE, 100)).isEqualTo(20);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(admitted(ONE, Operation.COMPLETE, 100)).isEqualTo(10);
    }

    @Threat("T-RATE-1")
    @Test
    void new_checks_have_a_limit_by_lane() {
        assertThat(admitted(ONE, Operation.OPEN, 10)).isEqualTo(3);
        Decision refused = gate.enter(ONE, Operation.OPEN);
        assertThat(limit(refused)).isEqualTo("checks");
        assertThat(((Decision.Refused) refused).retryAfter())
                .isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
        assertThat(admitted(ONE, Operation.COMPLETE, 1)).as("other requests go on").isOne();
        assertThat(admitted(OTHER, Operation.OPEN, 10)).isEqualTo(6);
    }

    @Threat("T-RATE-2")
    @Test
    void certificates_that_are_not_registered_share_one_limit() {
        assertThat(admitted(STRANGER, null, 100)).isEqualTo(10);
        assertThat(limit(gate.enter(STRANGER, Operation.OPEN))).isEqualTo("requests");
        assertThat(admitted(ONE, Operation.COMPLETE, 1)).isOne();
    }

    @Threat("T-RATE-3")
    @Test
    void requests_under_way_are_counted_apart_from_waiting_reads() {
        Decision[] reads = {
            gate.enter(ONE, Operation.VIEW), gate.enter(ONE, Operation.VIEW),
        };
        assertThat(limit(gate.enter(ONE, Operation.VIEW))).isEqualTo("waiting");
        Admitted[] places = new Admitted[4];
        for (int i = 0; i < places.length; i++) {
            places[i] = (Admitted) gate.enter(ONE, Operation.CAPTURE_FACE);
        }
        assertThat(limit(gate.enter(ONE, Operation.COMPLETE))).isEqualTo("concurrent");
        assertThat(admitted(OTHER, Operation.COMPLETE, 1)).isOne();

        places[0].close();
        assertThat(admitted(ONE, Operation.COMPLETE, 1)).isOne();
        ((Admitted) reads[0]).close();
        assertThat(admitted(ONE, Operation.VIEW, 1)).isOne();
    }

    @Threat("T-SIZE-2")
    @Test
    void bytes_held_are_bounded_for_each_and_for_all() {
        Admitted one = (Admitted) gate.enter(ONE, Operation.OPEN);
        Admitted two = (Admitted) gate.enter(OTHER, Operation.OPEN);
        assertThat(one.hold(600)).isEqualTo(Room.TAKEN);
        assertThat(one.hold(1)).isEqualTo(Room.OWN_SHARE_FULL);
        assertThat(((Admitted) gate.enter(ONE, Operation.OPEN)).hold(1))
                .as("the share is the terminal's, not the request's")
                .isEqualTo(Room.OWN_SHARE_FULL);
        assertThat(two.hold(400)).isEqualTo(Room.TAKEN);
        assertThat(two.hold(1)).isEqualTo(Room.ALL_FULL);
        assertThat(gate.held()).isEqualTo(1000);

        one.close();
        assertThat(two.hold(200)).isEqualTo(Room.TAKEN);
        two.close();
        assertThat(gate.held()).isZero();
    }

    private int admitted(Identification who, @Nullable Operation operation, int tries) {
        int admitted = 0;
        for (int i = 0; i < tries; i++) {
            if (gate.enter(who, operation) instanceof Admitted place) {
                admitted++;
                place.close();
            }
        }
        return admitted;
    }

    private static String limit(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).limit();
    }

    private static Identification known(String number, Lane lane) {
        return new Identification.Known(
                new Caller(
                        new Terminal(
                                new Oin("0000009900000000" + number),
                                "terminal-" + number,
                                lane,
                                "NL-AMS",
                                "M1001"),
                        null,
                        "00",
                        null));
    }
}
