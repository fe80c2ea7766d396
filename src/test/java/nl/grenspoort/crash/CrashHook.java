package nl.grenspoort.crash;

import nl.grenspoort.database.PostgresProcesses;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets a gateway crash at a place and time that was chosen before. It is the gateway that acts, on
 * itself or on its database, so that nothing happens between the place and the crash. What it is
 * about to do it says on standard output.
 */
final class CrashHook {
    private final Path data;
    private final AtomicReference<Plan> armed = new AtomicReference<>();

    /**
     * @param data folder of the database
     */
    CrashHook(Path data) {
        this.data = data;
    }

    void arm(Plan plan) {
        armed.set(plan);
    }

    /** This place was reached by a connection to this server process, or without one. */
    void at(CrashPoint point, long backend) {
        Plan plan = armed.get();
        if (plan == null || plan.point() != point) {
            return;
        }
        if (plan.nth() > 1) {
            armed.compareAndSet(plan, plan.oneLess());
        } else if (armed.compareAndSet(plan, null)) {
            if (plan.delayMicros() == 0) {
                act(plan, backend);
            } else {
                Thread.ofPlatform().daemon().start(() -> actLater(plan, backend));
            }
        }
    }

    void at(CrashPoint point) {
        at(point, 0);
    }

    private void actLater(Plan plan, long backend) {
        long until = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(plan.delayMicros());
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        act(plan, backend);
    }

    private void act(Plan plan, long backend) {
        System.out.println("CRASH " + System.nanoTime() + " " + plan);
        System.out.flush();
        switch (plan.action()) {
            case HALT -> Runtime.getRuntime().halt(9);
            case STOP -> PostgresProcesses.signal("STOP", List.of(ProcessHandle.current()));
            case KILL_BACKEND ->
                    ProcessHandle.of(backend).ifPresent(ProcessHandle::destroyForcibly);
            case KILL_POSTMASTER -> PostgresProcesses.kill(PostgresProcesses.postmaster(data));
            case KILL_POSTGRES -> PostgresProcesses.kill(PostgresProcesses.all(data));
            case KILL_BOTH -> {
                PostgresProcesses.kill(PostgresProcesses.all(data));
                Runtime.getRuntime().halt(9);
            }
        }
    }

    /** What is done. */
    enum Action {
        /** The gateway ends at once, without any of its hooks. */
        HALT,
        /** The gateway stands still until somebody lets it go on. */
        STOP,
        /** The server process of the connection that reached the place is killed. */
        KILL_BACKEND,
        KILL_POSTMASTER,
        /** All processes of the database at once. */
        KILL_POSTGRES,
        /** Those, and the gateway. */
        KILL_BOTH;

        boolean endsTheGateway() {
            return this == HALT || this == KILL_BOTH;
        }
    }

    /**
     * Where and how.
     *
     * @param nth the first, second … time that the place is reached
     * @param delayMicros after it, so as to hit what follows in the middle
     */
    record Plan(CrashPoint point, int nth, Action action, int delayMicros) {
        static Plan parse(String text) {
            String[] parts = text.split(" ");
            return new Plan(
                    CrashPoint.valueOf(parts[0]),
                    Integer.parseInt(parts[1]),
                    Action.valueOf(parts[2]),
                    Integer.parseInt(parts[3]));
        }

        Plan oneLess() {
            return new Plan(point, nth - 1, action, delayMicros);
        }

        @Override
        public String toString() {
            return "%s %d %s %d".formatted(point, nth, action, delayMicros);
        }
    }
}
