package nl.grenspoort.crash;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import nl.grenspoort.casework.SmallCasework;
import nl.grenspoort.crash.CrashHook.Action;
import nl.grenspoort.crash.CrashHook.Plan;
import nl.grenspoort.crash.Ledger.Conversation;
import nl.grenspoort.crash.Reconciliation.Discrepancy;
import nl.grenspoort.database.PostgresProcesses;
import nl.grenspoort.messagelog.CrashLog;
import nl.grenspoort.messagelog.CrashLog.Logged;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One log with its gateways, callers and asked system: is made new, harmed round after round, and
 * held against the ledger after each.
 */
final class CrashSuite implements AutoCloseable {
    private static final int ENOUGH_ANSWERS = 10;
    private static final long PATIENCE_MILLIS = 120_000;

    private final Path folder;
    private final Path data;
    private final RecordingPeer peer;
    private final QuickStart classes;
    private final Random random;
    private final CrashReport report;
    private final Ledger ledger = new Ledger();
    private final PGSimpleDataSource address;
    private final HikariDataSource database;
    private final List<SmallGatewayProcess> gateways = new CopyOnWriteArrayList<>();
    private final AtomicLong harmed = new AtomicLong(Long.MAX_VALUE);
    private List<Logged> known = List.of();

    /**
     * @param folder for the gateways' files
     * @param data of the database's server
     * @param address of a new, empty database
     */
    CrashSuite(
            Path folder,
            Path data,
            PGSimpleDataSource address,
            RecordingPeer peer,
            QuickStart classes,
            Random random,
            CrashReport report) {
        this.folder = folder;
        this.data = data;
        this.address = address;
        this.peer = peer;
        this.classes = classes;
        this.random = random;
        this.report = report;
        HikariConfig config = new HikariConfig();
        config.setDataSource(address);
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        this.database = new HikariDataSource(config);
        peer.records(ledger, database);
    }

    /** A start and a stop from which later starts learn. */
    void learn() throws IOException {
        SmallGatewayProcess learning = launch(classes.learning(), "migrate", null);
        if (!learning.ready()) {
            throw new AssertionError("no start: " + learning.errors());
        }
        learning.close();
    }

    /** A first start that is killed while it migrates, and one that then succeeds. */
    void firstStart() throws Exception {
        Action action = random.nextBoolean() ? Action.HALT : Action.KILL_BACKEND;
        Plan plan = new Plan(CrashPoint.MIGRATION, 1 + random.nextInt(12), action, 0);
        SmallGatewayProcess first = launch("migrate", plan);
        if (first.ready()) {
            first.kill();
        }
        first.awaitEnd();
        report.harmed("FIRST_START MIGRATION " + action);
        gateways.add(started("migrate"));
    }

    /** As whoever watches over services does: what has ended is started again until it runs. */
    private SmallGatewayProcess started(String migrations) throws IOException {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            SmallGatewayProcess started = launch(migrations, null);
            if (started.ready()) {
                return started;
            }
            if (System.currentTimeMillis() > until) {
                throw new AssertionError("no start after a crash: " + started.errors());
            }
        }
    }

    /** The discrepancies after this round. */
    List<Discrepancy> run(CrashRound round) throws Exception {
        harmed.set(Long.MAX_VALUE);
        try (Callers callers = new Callers(ledger, () -> gateways)) {
            prepare(round);
            callers.start();
            awaitAnswers(callers);
            harm(round);
            callers.close();
            report.answered(callers.acknowledged());
        }
        recover();
        Callers again = new Callers(ledger, () -> gateways);
        awaitService(again);
        ledger.disturbed(harmed.get(), System.nanoTime());
        askAgain(again, 0);
        report.harmed(round.name());
        return reconcile();
    }

    private void prepare(CrashRound round) throws Exception {
        switch (round.harm()) {
            case AT_FIRST_COMMIT -> {
                gateways.removeFirst().close();
                gateways.add(launch("as-is", round.plan()));
            }
            case ONE_OF_TWO, PAUSED, PAUSED_AT_A_POINT -> {
                SmallGatewayProcess second = launch("as-is", null);
                second.ready();
                gateways.add(second);
            }
            default -> {}
        }
    }

    private void harm(CrashRound round) throws Exception {
        SmallGatewayProcess gateway = gateways.getFirst();
        switch (round.harm()) {
            case AT_A_POINT -> {
                gateway.arm(requireNonNull(round.plan()));
                reached(gateway, round);
            }
            case AT_FIRST_COMMIT -> reached(gateway, round);
            case AT_STOP -> {
                gateway.arm(requireNonNull(round.plan()));
                harmedNow();
                gateway.signal("TERM");
                reached(gateway, round);
            }
            case AT_TAKEOVER -> {
                gateway.arm(new Plan(CrashPoint.SENT, 1 + random.nextInt(5), Action.HALT, 0));
                gateway.crashedWithin(10_000);
                gateway.kill();
                gateways.remove(gateway);
                Thread.sleep(SmallCasework.LEASE.plusMillis(100));
                SmallGatewayProcess second = launch("as-is", round.plan());
                gateways.add(second);
                reached(second, round);
            }
            case PAUSED_AT_A_POINT -> {
                gateway.arm(requireNonNull(round.plan()));
                if (reached(gateway, round)) {
                    passLeases();
                    gateway.signal("CONT");
                }
            }
            case PAUSED -> {
                sleepAtRandom();
                harmedNow();
                gateway.signal("STOP");
                passLeases();
                gateway.signal("CONT");
            }
            case STALLED -> {
                sleepAtRandom();
                harmedNow();
                List<ProcessHandle> stalled = PostgresProcesses.all(data);
                PostgresProcesses.signal("STOP", stalled);
                Thread.sleep(CrashLog.COMMIT_TIMEOUT.plusMillis(600));
                PostgresProcesses.signal("CONT", stalled);
            }
            default -> {
                sleepAtRandom();
                harmedNow();
                kill(round.harm(), gateway);
            }
        }
    }

    private void kill(CrashRound.Harm harm, SmallGatewayProcess gateway) throws Exception {
        switch (harm) {
            case GATEWAY, ONE_OF_TWO -> gateway.kill();
            case POSTMASTER -> PostgresProcesses.kill(PostgresProcesses.postmaster(data));
            case BACKEND -> {
                List<ProcessHandle> all = PostgresProcesses.all(data);
                all.get(1 + random.nextInt(all.size() - 1)).destroyForcibly();
            }
            case POSTGRES -> PostgresProcesses.kill(PostgresProcesses.all(data));
            case BOTH -> {
                PostgresProcesses.kill(PostgresProcesses.postmaster(data));
                gateway.kill();
            }
            case GATEWAY_IN_RECOVERY -> {
                PostgresProcesses.kill(PostgresProcesses.all(data));
                Thread.sleep(random.nextInt(1_500));
                gateway.kill();
            }
            case STOPPED -> {
                gateway.signal("TERM");
                if (random.nextBoolean()) {
                    Thread.sleep(random.nextInt(100));
                    gateway.kill();
                } else {
                    gateway.awaitEnd();
                }
            }
            default -> throw new IllegalArgumentException(harm.name());
        }
    }

    /** Whether the gateway did what it was armed for; a place may not have been passed in time. */
    private boolean reached(SmallGatewayProcess gateway, CrashRound round)
            throws InterruptedException {
        if (!gateway.crashedWithin(10_000)) {
            harmedNow();
            report.notReached(round.name());
            return false;
        }
        if (requireNonNull(round.plan()).action().endsTheGateway()) {
            gateway.awaitEnd();
        }
        // what the others do meanwhile belongs to it
        Thread.sleep(30);
        return true;
    }

    private static void passLeases() throws InterruptedException {
        Thread.sleep(SmallCasework.LEASE.plusMillis(700));
    }

    private void harmedNow() {
        harmed.accumulateAndGet(System.nanoTime(), Math::min);
    }

    private void sleepAtRandom() throws InterruptedException {
        Thread.sleep(random.nextInt(250));
    }

    private static void awaitAnswers(Callers callers) throws InterruptedException {
        for (int i = 0; i < 400 && callers.acknowledged() < ENOUGH_ANSWERS; i++) {
            Thread.sleep(5);
        }
    }

    private void recover() throws Exception {
        while (gateways.size() > 1) {
            SmallGatewayProcess other = gateways.removeLast();
            if (!gateways.getFirst().alive()) {
                gateways.set(0, other);
            } else if (random.nextBoolean()) {
                other.close();
            } else {
                other.kill();
            }
        }
        if (!gateways.getFirst().alive()) {
            gateways.set(0, started("as-is"));
        }
    }

    /** The gateway goes on by itself, whatever was done to its database. */
    private void awaitService(Callers callers) throws Exception {
        Conversation first = ledger.begin(1, "again-" + System.nanoTime());
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (first.answers().isEmpty()) {
            if (System.currentTimeMillis() > until) {
                throw new AssertionError(
                        "nothing is answered any more: " + gateways.getFirst().errors());
            }
            ask(callers, first, 0);
        }
    }

    /** Those that were cut off, and some of the others. */
    private void askAgain(Callers callers, int waitMillis) throws InterruptedException {
        List<Thread> asking = new ArrayList<>();
        for (Conversation conversation : ledger.conversations()) {
            if (!conversation.finished() || random.nextInt(20) == 0) {
                asking.add(Thread.startVirtualThread(() -> ask(callers, conversation, waitMillis)));
            }
        }
        for (Thread thread : asking) {
            thread.join();
        }
    }

    private static void ask(Callers callers, Conversation conversation, int waitMillis) {
        try {
            callers.askAgain(conversation, waitMillis);
        } catch (IOException e) {
            // told nothing: asked again in the next round
        }
    }

    private List<Discrepancy> reconcile() throws SQLException {
        Aftermath aftermath = Aftermath.read(database, known);
        known = aftermath.entries();
        return Reconciliation.of(ledger, aftermath);
    }

    /** Waits until every check has its end, asks for all of them, and reconciles a last time. */
    List<Discrepancy> finish() throws Exception {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (underWay() && System.currentTimeMillis() < until) {
            Thread.sleep(50);
        }
        askAgain(new Callers(ledger, () -> gateways), 1_000);
        Aftermath aftermath = Aftermath.read(database, known);
        List<Discrepancy> found = new ArrayList<>(Reconciliation.of(ledger, aftermath));
        aftermath.checks().stream()
                .filter(check -> !check.ended())
                .forEach(
                        check ->
                                found.add(
                                        new Discrepancy(
                                                Reconciliation.Broken.STUCK, check.toString())));
        report.log(ledger, aftermath);
        return found;
    }

    private boolean underWay() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                var row =
                        sql.executeQuery(
                                "select count(*) from border_check where not examined and status = 'OPEN'")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    private SmallGatewayProcess launch(String migrations, @Nullable Plan plan) throws IOException {
        return launch(classes.options(), migrations, plan);
    }

    private SmallGatewayProcess launch(List<String> options, String migrations, @Nullable Plan plan)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                data.toString(),
                                requireNonNull(address.getUrl()),
                                Integer.toString(peer.port()),
                                migrations));
        if (plan != null) {
            arguments.add(plan.toString());
        }
        return SmallGatewayProcess.start(
                folder, options, at -> harmed.accumulateAndGet(at, Math::min), arguments);
    }

    @Override
    public void close() {
        gateways.forEach(SmallGatewayProcess::kill);
        database.close();
    }
}
