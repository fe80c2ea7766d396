package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Many checks at once while a system dies and comes back: it is not trampled when it wakes up. */
class BreakerHerdTest {
    private static final int HERD = 100;

    /** Questions that a breaker lets through to see whether the system is back. */
    private static final int TRIALS = 3;

    private static final Duration OPEN_FOR = Duration.ofMinutes(1);
    private static final SystemAnswer NOT_ASKED =
            new SystemAnswer.Unavailable(EchoAdapter.SIS, "CIRCUIT_OPEN");
    private static final SystemAnswer NOTHING =
            new SystemAnswer.NoData(EchoAdapter.SIS, SystemAnswer.Source.CENTRAL);

    private final ExecutorService checks = Executors.newVirtualThreadPerTaskExecutor();
    private RoutedSystem system;

    @BeforeEach
    void start() throws Exception {
        system = new RoutedSystem(2 * HERD, OPEN_FOR);
    }

    @AfterEach
    void stop() throws Exception {
        checks.shutdownNow();
        system.close();
    }

    @Test
    void a_herd_at_a_dead_system_stops_and_none_of_a_second_one_reaches_it() throws Exception {
        die();
        int reached = reached();
        assertThat(answers(herd())).containsOnly(NOT_ASKED);
        assertThat(reached()).as("nobody went there").isEqualTo(reached);
        assertThat(system.log().records()).as("nor is any intent logged").hasSize(2 * reached);
    }

    @Test
    void only_a_few_look_whether_it_is_back_and_then_all_go_there_again() throws Exception {
        die();
        int before = reached();
        Semaphore arrived = new Semaphore(0);
        CountDownLatch wakeUp = new CountDownLatch(1);
        system.sis()
                .behave(
                        exchange -> {
                            arrived.release();
                            awaken(wakeUp);
                            OtherSide.answer(exchange, 200, "NONE");
                        });
        halfOpen();
        List<Future<SystemAnswer>> herd = herd();
        assertThat(arrived.tryAcquire(TRIALS, 10, TimeUnit.SECONDS)).isTrue();
        List<SystemAnswer> turnedAway = ended(herd, HERD - TRIALS);
        assertThat(turnedAway).containsOnly(NOT_ASKED);
        assertThat(reached() - before).as("while it wakes up").isEqualTo(TRIALS);

        wakeUp.countDown();
        assertThat(answers(herd).stream().filter(NOTHING::equals)).hasSize(TRIALS);
        assertThat(system.breaker().getState()).isEqualTo(State.CLOSED);
        assertThat(answers(herd())).containsOnly(NOTHING);
        assertThat(reached() - before).isEqualTo(TRIALS + HERD);
    }

    @Test
    void a_system_that_is_still_dead_gets_no_more_than_those_few() throws Exception {
        die();
        int before = reached();
        for (int round = 1; round <= 3; round++) {
            halfOpen();
            assertThat(answers(herd())).noneMatch(SystemAnswer::known);
            assertThat(reached() - before).isEqualTo(round * TRIALS);
        }
    }

    /** Answers every question with an error until nobody is let through any more. */
    private void die() throws Exception {
        system.sis().behave(exchange -> OtherSide.answer(exchange, 500, "broken"));
        assertThat(answers(herd())).noneMatch(SystemAnswer::known);
        assertThat(system.breaker().getState()).isEqualTo(State.OPEN);
    }

    /** As if its time were over: the tests do not wait for it, nor does it pass while they run. */
    private void halfOpen() {
        system.breaker().transitionToHalfOpenState();
    }

    private List<Future<SystemAnswer>> herd() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(HERD);
        List<Future<SystemAnswer>> herd = new ArrayList<>();
        for (int i = 0; i < HERD; i++) {
            herd.add(
                    checks.submit(
                            () -> {
                                together.countDown();
                                together.await();
                                return (SystemAnswer)
                                        system.routes()
                                                .requestBody(
                                                        "direct:sis", RoutedSystem.consultation());
                            }));
        }
        return herd;
    }

    private static List<SystemAnswer> answers(List<Future<SystemAnswer>> herd) throws Exception {
        List<SystemAnswer> answers = new ArrayList<>();
        for (Future<SystemAnswer> one : herd) {
            answers.add(one.get(30, TimeUnit.SECONDS));
        }
        return answers;
    }

    /** The answers of the first so many that have one. */
    private static List<SystemAnswer> ended(List<Future<SystemAnswer>> herd, int many)
            throws Exception {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (herd.stream().filter(Future::isDone).count() < many) {
            assertThat(System.nanoTime()).as("the others are turned away").isLessThan(giveUp);
            Thread.sleep(10);
        }
        List<SystemAnswer> ended = new ArrayList<>();
        for (Future<SystemAnswer> one : herd) {
            if (one.isDone()) {
                ended.add(one.get());
            }
        }
        return ended;
    }

    private int reached() {
        return system.sis().received().size();
    }

    private static void awaken(CountDownLatch wakeUp) {
        try {
            assertThat(wakeUp.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
