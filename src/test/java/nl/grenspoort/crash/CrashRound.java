package nl.grenspoort.crash;

import static nl.grenspoort.crash.CrashHook.Action.HALT;
import static nl.grenspoort.crash.CrashHook.Action.KILL_BACKEND;
import static nl.grenspoort.crash.CrashHook.Action.KILL_BOTH;
import static nl.grenspoort.crash.CrashHook.Action.KILL_POSTGRES;
import static nl.grenspoort.crash.CrashHook.Action.KILL_POSTMASTER;
import static nl.grenspoort.crash.CrashHook.Action.STOP;

import nl.grenspoort.crash.CrashHook.Action;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What happens in a round.
 *
 * @param plan where the gateway crashes; null when something is killed from outside, at any time
 */
record CrashRound(Harm harm, CrashHook.@Nullable Plan plan) {
    private static final Set<CrashPoint> OF_A_FIRST_COMMIT =
            EnumSet.of(CrashPoint.HEAD_LOCKED, CrashPoint.PARTITION, CrashPoint.PARTITION_MADE);
    private static final Set<CrashPoint> OF_A_TAKEOVER =
            EnumSet.of(
                    CrashPoint.TAKEOVER,
                    CrashPoint.TAKEOVER_WRITTEN,
                    CrashPoint.TAKEOVER_COMMITTED);
    private static final Set<CrashPoint> OF_A_STOP =
            EnumSet.of(CrashPoint.CLOSING, CrashPoint.CLOSED);

    /** What is done to whom. */
    enum Harm {
        /** The gateway crashes at a place that was chosen. */
        AT_A_POINT,
        /** The same in the very first commit of a process. */
        AT_FIRST_COMMIT,
        /** The same while a second gateway takes over checks of one that was killed. */
        AT_TAKEOVER,
        /** The same while it ends as it was asked to. */
        AT_STOP,
        /**
         * The gateway stands still at that place past its leases; another takes over; it goes on.
         */
        PAUSED_AT_A_POINT,
        GATEWAY,
        POSTMASTER,
        BACKEND,
        POSTGRES,
        BOTH,
        /** The gateway, while the database recovers from being killed. */
        GATEWAY_IN_RECOVERY,
        /** One of two gateways over the same database. */
        ONE_OF_TWO,
        /** One of two stands still at any time past its leases, and goes on. */
        PAUSED,
        /** Asked to end, and perhaps killed before it did. */
        STOPPED,
        /** All processes of the database stand still longer than a commit may take. */
        STALLED
    }

    String name() {
        return plan == null
                ? harm.name()
                : "%s %s %s%s"
                        .formatted(
                                harm,
                                plan.point(),
                                plan.action(),
                                plan.delayMicros() == 0 ? "" : " DURING");
    }

    /** So many rounds: every point as often as any, in an order that the seed gives. */
    static List<CrashRound> rounds(int many, Random random) {
        List<CrashRound> rounds = new ArrayList<>();
        while (rounds.size() < many) {
            List<CrashRound> each = scripted(random);
            for (Harm harm : EnumSet.range(Harm.GATEWAY, Harm.STALLED)) {
                each.add(new CrashRound(harm, null));
            }
            Collections.shuffle(each, random);
            rounds.addAll(each);
        }
        return rounds.subList(0, many);
    }

    private static List<CrashRound> scripted(Random random) {
        List<CrashRound> rounds = new ArrayList<>();
        for (CrashPoint point : EnumSet.complementOf(EnumSet.of(CrashPoint.MIGRATION))) {
            rounds.add(at(point, HALT, 0, random));
        }
        for (Action killed : List.of(KILL_BACKEND, KILL_POSTMASTER, KILL_POSTGRES, KILL_BOTH)) {
            rounds.add(at(CrashPoint.BATCH, killed, 1 + random.nextInt(800), random));
        }
        rounds.add(at(CrashPoint.BATCH, HALT, 1 + random.nextInt(800), random));
        rounds.add(at(CrashPoint.CHECK_WRITTEN, KILL_BACKEND, random.nextInt(300), random));
        rounds.add(at(CrashPoint.CONCLUSION_WRITTEN, KILL_POSTGRES, random.nextInt(300), random));
        for (CrashPoint point :
                List.of(
                        CrashPoint.INTENT_SEALED,
                        CrashPoint.BATCH,
                        CrashPoint.OUTCOME_DURABLE,
                        CrashPoint.CONCLUSION,
                        CrashPoint.CONCLUSION_WRITTEN)) {
            rounds.add(at(point, STOP, 0, random));
        }
        return rounds;
    }

    private static CrashRound at(CrashPoint point, Action action, int delay, Random random) {
        Harm harm =
                action == STOP
                        ? Harm.PAUSED_AT_A_POINT
                        : OF_A_FIRST_COMMIT.contains(point)
                                ? Harm.AT_FIRST_COMMIT
                                : OF_A_TAKEOVER.contains(point)
                                        ? Harm.AT_TAKEOVER
                                        : OF_A_STOP.contains(point)
                                                ? Harm.AT_STOP
                                                : Harm.AT_A_POINT;
        int nth = harm == Harm.AT_A_POINT || action == STOP ? 1 + random.nextInt(20) : 1;
        return new CrashRound(harm, new CrashHook.Plan(point, nth, action, delay));
    }
}
