package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.database.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** Who sends checks into their route, and takes up those that were interrupted. */
class ExaminerTest {
    private static final DataSource DATABASE = TestStores.pool();
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final BorderCheckStore store = TestStores.on(DATABASE);
    private final BlockingQueue<UUID> examined = new LinkedBlockingQueue<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean broken;
    private Examiner examiner;

    @BeforeEach
    void start() {
        examiner = new Examiner(this::run, store, Cases.PROPERTIES, InstantSource.system());
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        examiner.stop();
    }

    @Test
    void a_check_is_examined_on_a_thread_of_its_own() throws Exception {
        BorderCheck check = Cases.opened(Lane.KIOSK);
        examiner.examine(check);
        assertThat(examined.poll(10, TimeUnit.SECONDS)).isEqualTo(check.id());
    }

    @Test
    void a_check_that_was_interrupted_is_taken_up_once_the_examiner_runs() throws Exception {
        BorderCheck interrupted = stored(OVER);
        BorderCheck another = stored(Duration.ofMinutes(1));
        examiner.start();
        assertThat(examiner.isRunning()).isTrue();
        assertThat(examined.poll(10, TimeUnit.SECONDS)).isEqualTo(interrupted.id());
        goOn.countDown();
        examiner.stop();
        assertThat(examined).as("leased to another node").doesNotContain(another.id());
        assertThat(store.find(interrupted.id()).orElseThrow().conclusion()).isNotNull();
    }

    @Test
    void a_check_whose_examination_breaks_stays_open_and_the_next_is_examined() throws Exception {
        broken = true;
        BorderCheck check = stored(OVER);
        examiner.examine(check);
        assertThat(examined.poll(10, TimeUnit.SECONDS)).isEqualTo(check.id());
        broken = false;
        BorderCheck next = stored(Duration.ofMinutes(1));
        examiner.examine(next);
        assertThat(examined.poll(10, TimeUnit.SECONDS)).isEqualTo(next.id());
        assertThat(store.find(check.id()).orElseThrow().conclusion()).isNull();
        store.update(check.id(), BorderCheck::abandoned);
    }

    @Test
    void stopping_lets_what_is_under_way_end() throws Exception {
        BorderCheck check = stored(Duration.ofMinutes(1));
        examiner.examine(check);
        assertThat(examined.poll(10, TimeUnit.SECONDS)).isEqualTo(check.id());
        goOn.countDown();
        examiner.stop();
        assertThat(examiner.isRunning()).isFalse();
        assertThat(store.find(check.id()).orElseThrow().conclusion()).isNotNull();
    }

    /** Neither waits for ever: the one nobody came back to, nor the one that always breaks. */
    @Test
    void checks_that_outlived_their_time_end_at_the_desk_and_younger_ones_go_on() {
        BorderCheckStore own = TestStores.on(TestDatabase.fresh());
        BorderCheck unexamined = Cases.opened(Lane.KIOSK);
        BorderCheck waiting = Cases.opened(Lane.E_GATE);
        own.insert(unexamined, "unexamined", new byte[1], OVER);
        own.insert(waiting, "waiting", new byte[1], OVER);
        own.update(waiting.id(), check -> check.concluded(Cases.admitted()));

        sweep(own, Cases.NOW.plus(BorderCheck.LIFE));
        assertThat(own.find(waiting.id()).orElseThrow().last()).as("not yet").isNull();
        sweep(own, Cases.NOW.plus(BorderCheck.LIFE).plusMillis(1));
        for (UUID id : List.of(unexamined.id(), waiting.id())) {
            assertThat(own.find(id).orElseThrow().next()).isEqualTo(Instruction.Final.GO_TO_DESK);
        }
        assertThat(own.takeInterrupted(Duration.ofMinutes(1), 16)).isEmpty();
    }

    private void sweep(BorderCheckStore own, Instant now) {
        new Examiner(this::run, own, Cases.PROPERTIES, () -> now).endOutlived();
    }

    /** Its lease runs out and another node takes it over. */
    @Test
    void after_a_stop_a_new_check_is_left_to_others() {
        examiner.stop();
        examiner.examine(Cases.opened(Lane.KIOSK));
        assertThat(examined).isEmpty();
    }

    private void run(Examination examination) {
        UUID id = examination.check().id();
        examined.add(id);
        if (broken) {
            throw new IllegalStateException("broken by the test");
        }
        if (store.find(id).isPresent()) {
            awaitGoOn();
            store.conclude(id, examination.lease(), Cases.admitted());
        }
    }

    private void awaitGoOn() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private BorderCheck stored(Duration lease) {
        BorderCheck check = Cases.opened(Lane.KIOSK);
        store.insert(check, check.id().toString(), new byte[1], lease);
        return check;
    }
}
